"""A page for each low unit: its areas, where it loses points, what is overdue or in its way, and whom to learn from."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sen.reform.assessments import queries as assessments
from sen.reform.directives.queries import TaskLine
from sen.reform.directives.queries.obstacles import ObstacleLine
from sen.reform.reviews.queries.cards import ReviewCard
from sen.reform.reviews.queries.figures import Figures, HeatRow, UnitsPart
from sen.reform.reviews.queries.findings import LowUnit
from sen.reform.reviews.queries.support import Need, support_overview

# More criteria than these do not fit on the page.
MOST_NEEDS = 8


@dataclass(frozen=True)
class AreaStanding:
    """A unit in one area beside the units it is compared with; none where nothing is known."""

    name: str
    percent: Decimal | None
    peers_percent: Decimal | None


@dataclass(frozen=True)
class LowPage:
    """Everything about one low unit."""

    unit: LowUnit
    round_title: str
    rank: int | None
    of_units: int
    areas: tuple[AreaStanding, ...]
    needs: tuple[Need, ...]
    overdue: tuple[TaskLine, ...]
    obstacles: tuple[ObstacleLine, ...]


def low_pages(card: ReviewCard, figures: Figures) -> Iterator[LowPage]:
    """The low units of every round, round by round, the lowest first."""
    rounds = {each.id: each for each in assessments.rounds_of(card.year)}
    for part in figures.rounds:
        if not part.low:
            continue
        known = rounds[part.run.round_id]
        needs = {unit.unit_id: unit.needs for unit in support_overview(known, on=card.held_on).units}
        rows = {row.unit_id: row for row in part.rows}
        for unit in part.low:
            yield LowPage(
                unit=unit,
                round_title=known.title,
                rank=rows[unit.unit_id].rank,
                of_units=len(part.rows),
                areas=_areas(part, rows[unit.unit_id]),
                needs=needs.get(unit.unit_id, ())[:MOST_NEEDS],
                overdue=tuple(task for task in figures.overdue if task.lead_unit_id == unit.unit_id),
                obstacles=tuple(line for line in figures.obstacles if line.parties.unit_id == unit.unit_id),
            )


def _areas(part: UnitsPart, row: HeatRow) -> tuple[AreaStanding, ...]:
    groups = {unit.unit_id: unit.peer_group for unit in part.run.units}
    peers = [other for other in part.rows if other != row and groups[other.unit_id] == groups[row.unit_id]]
    return tuple(
        AreaStanding(head.name, cell.percent, _mean([other.cells[place].percent for other in peers]))
        for place, (head, cell) in enumerate(zip(part.areas, row.cells, strict=True))
    )


def _mean(percents: list[Decimal | None]) -> Decimal | None:
    known = [percent for percent in percents if percent is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
