"""Runs: who stands where, area by area."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from sen.reform.assessments.queries import address_names
from sen.reform.indices.models import Status
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.queries.states import CellState, number_of, percent_of, state_of


@dataclass(frozen=True)
class AreaScore:
    """One unit in one area; no percentage where nothing applies or nothing was handed in."""

    code: str
    name: str
    percent: Decimal | None
    points: Decimal
    maximum: Decimal
    state: str


@dataclass(frozen=True)
class UnitScore:
    """One unit in a run."""

    unit_id: int
    unit_name: str
    total: Decimal
    applicable_maximum: Decimal
    percent: Decimal
    rank: int | None
    grade: str
    areas: tuple[AreaScore, ...]
    peer_group: str = ""
    unranked_reason: str = ""
    unit_slug: str = ""
    is_incomplete: bool = False


@dataclass(frozen=True)
class SetAside:
    """A unit to which nothing in the index applies: it has no percentage at all."""

    unit_id: int
    unit_name: str
    reason: str


@dataclass(frozen=True)
class RunPage:
    """A run with its units in the order of their ranks, group by group."""

    id: int
    kind: str
    kind_label: str
    computed_at: datetime
    cut_off: date
    index_title: str
    is_sample: bool
    units: tuple[UnitScore, ...]
    set_aside: tuple[SetAside, ...] = ()
    year: int = 0
    round_id: int = 0
    round_key: str = ""
    computed_by: str = ""
    input_digest: str = ""
    definition_digest: str = ""


def latest_run(year: int, kind: str = RunKind.PROVISIONAL, *, key: str = "") -> RunPage | None:
    """The newest run of a kind over a round; without its key, over the first of the year that has one."""
    runs = _runs().filter(round__year=year, kind=kind).order_by("round_id", "-computed_at", "-id")
    return _page((runs.filter(round__key=key) if key else runs).first())


def latest_runs(year: int, kind: str = RunKind.PROVISIONAL) -> tuple[RunPage, ...]:
    """The newest run of a kind over each round of a year that has one, in the order of the rounds."""
    newest: dict[int, int] = {}
    runs = ScoreRun.objects.filter(round__year=year, kind=kind).order_by("round_id", "-computed_at", "-id")
    for round_id, run_id in runs.values_list("round_id", "pk"):
        newest.setdefault(round_id, run_id)
    found = _runs().filter(pk__in=newest.values()).order_by("round_id")
    return tuple(page for page in map(_page, found) if page is not None)


def run_page(run_id: int) -> RunPage | None:
    """One run."""
    return _page(_runs().filter(pk=run_id).first())


def _runs() -> QuerySet[ScoreRun]:
    return ScoreRun.objects.select_related("round__index_version").defer("round__index_version__text")


def _page(run: ScoreRun | None) -> RunPage | None:
    if run is None:
        return None
    lines = tuple(ScoreLine.objects.filter(run=run).select_related("unit").defer("sheet"))
    named = address_names(run.round_id)
    index = run.round.index_version
    kind = RunKind(run.kind)
    return RunPage(
        id=run.pk,
        kind=kind.value,
        kind_label=str(kind.label),
        computed_at=run.computed_at,
        cut_off=run.cut_off_on,
        index_title=index.title,
        is_sample=index.status == Status.SAMPLE,
        units=tuple(_unit(line, named[line.unit_id]) for line in lines if line.total["percent"] is not None),
        set_aside=tuple(
            SetAside(line.unit_id, line.unit.name, line.unranked_reason)
            for line in lines
            if line.total["percent"] is None
        ),
        year=run.round.year,
        round_id=run.round_id,
        round_key=run.round.key,
        computed_by=run.computed_by,
        input_digest=run.input_digest,
        definition_digest=run.definition_digest,
    )


def _unit(line: ScoreLine, unit_slug: str) -> UnitScore:
    return UnitScore(
        unit_id=line.unit_id,
        unit_name=line.unit.name,
        total=number_of(line.total["points"]),
        applicable_maximum=number_of(line.total["out_of"]),
        percent=number_of(line.total["percent"]),
        rank=line.rank,
        grade=line.grade,
        areas=tuple(area_score(area) for area in line.areas),
        peer_group=line.peer_group,
        unranked_reason=line.unranked_reason,
        unit_slug=unit_slug,
        is_incomplete=state_of(line.total) in (CellState.INCOMPLETE, CellState.MISSING),
    )


def area_score(kept: dict[str, Any]) -> AreaScore:
    """An area as it was kept."""
    return AreaScore(
        code=kept["code"],
        name=kept["title"],
        percent=percent_of(kept),
        points=number_of(kept["points"]),
        maximum=number_of(kept["out_of"]),
        state=state_of(kept).value,
    )
