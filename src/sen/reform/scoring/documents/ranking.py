"""The tables of a result: ranking by peer group, points by area, what each turn changed."""

from itertools import groupby

from sen.reform.documents.content import Align, Column, GroupRow, Row, Table
from sen.reform.documents.results import Result, ResultGroup, results_table
from sen.reform.scoring.queries.changes import Changes, StagePlace
from sen.reform.scoring.queries.dossiers import RoundDossier
from sen.reform.scoring.queries.runs import RunPage, UnitScore

PLACES = 2
_TURNS = {
    "self": "Tự đánh giá",
    "appraisal": "Thẩm định lần 1",
    "reappraisal": "Sau giải trình",
    "council": "Sau họp hội đồng",
}


def ranking_table(dossier: RoundDossier, run: RunPage) -> Table:
    """Rank, points, percentage, grade and movement, group by group; units set aside come last, without figures."""
    groups = [
        ResultGroup(name, tuple(_result(dossier, unit) for unit in units))
        for name, units in groupby(run.units, key=lambda unit: unit.peer_group)
    ]
    if run.set_aside:
        aside = tuple(
            Result(unit=f"{each.unit_name} ({each.reason})", rank=None, points=None, percent=None)
            for each in run.set_aside
        )
        groups.append(ResultGroup("Không xếp hạng", aside))
    return results_table(tuple(groups), places=PLACES)


def area_table(run: RunPage) -> Table:
    """The points of every unit in every area."""
    areas = run.units[0].areas if run.units else ()
    rows: list[Row] = []
    for name, units in groupby(run.units, key=lambda unit: unit.peer_group):
        rows.append(GroupRow(name))
        rows.extend(
            (unit.rank, unit.unit_name, *(area.points for area in unit.areas), unit.total, unit.percent)
            for unit in units
        )
    return Table(
        columns=(
            Column("Hạng", 1.2, Align.CENTRE),
            Column("Đơn vị", 4.5),
            *(Column(f"Lĩnh vực {area.code}", 1.6, Align.NUMBER, PLACES) for area in areas),
            Column("Tổng điểm", 1.6, Align.NUMBER, PLACES),
            Column("Chỉ số (%)", 1.6, Align.NUMBER, PLACES),
        ),
        rows=tuple(rows),
    )


def area_names(run: RunPage) -> str:
    """What the areas are called."""
    areas = run.units[0].areas if run.units else ()
    return "; ".join(f"Lĩnh vực {area.code}: {area.name}" for area in areas)


def changes_table(changes: Changes) -> Table:
    """Points and place of every unit after each turn."""
    rows: list[Row] = []
    for name, units in groupby(changes.units, key=lambda unit: unit.card.peer_group):
        rows.append(GroupRow(name))
        for unit in units:
            figures = [cell for place in unit.places for cell in (place.points, _rank(place))]
            rows.append((unit.card.unit_name, *figures, unit.gain))
    titles = [_TURNS[stage.value] for stage in changes.turns]
    return Table(
        columns=(
            Column("Đơn vị", 4.5),
            *(
                column
                for title in titles
                for column in (
                    Column(f"{title}: điểm", 1.8, Align.NUMBER, PLACES),
                    Column(f"{title}: hạng", 1.4, Align.CENTRE),
                )
            ),
            Column("Tăng, giảm", 1.6, Align.NUMBER, PLACES),
        ),
        rows=tuple(rows),
    )


def _rank(place: StagePlace) -> int | str:
    return place.rank if place.rank is not None else (place.reason or "–")


def _result(dossier: RoundDossier, unit: UnitScore) -> Result:
    moved = dossier.moved(unit.unit_id)
    return Result(
        unit=unit.unit_name,
        rank=unit.rank,
        points=unit.total,
        percent=unit.percent,
        grade=unit.grade or unit.unranked_reason,
        places_up=moved.places_up if moved else None,
    )
