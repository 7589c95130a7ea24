"""The chair's page: everything the meeting looks at, read once from the apps that know it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sen.reform.directives import queries as directives
from sen.reform.directives.queries import PlanProgress, TaskLine
from sen.reform.organizations import queries as organizations
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.queries import findings
from sen.reform.reviews.queries.cards import AgendaLine, ReviewCard, agenda, review, review_before
from sen.reform.reviews.queries.conclusions import ConclusionCard, Counter, conclusions, count_of
from sen.reform.reviews.queries.findings import AreaFinding, KindedUnit, LowUnit
from sen.reform.scoring import queries as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import CellState, RunPage


@dataclass(frozen=True)
class AreasPart:
    """The areas against the plan."""

    title: str
    overall_percent: Decimal
    areas: tuple[AreaFinding, ...]
    progress: PlanProgress


@dataclass(frozen=True)
class HeatCell:
    """What one unit reached in one area; none when the area does not apply or nothing was handed in."""

    code: str
    percent: Decimal | None
    applies: bool


@dataclass(frozen=True)
class HeatRow:
    """One unit, area by area."""

    unit_id: int
    name: str
    slug: str
    rank: int | None
    percent: Decimal
    is_low: bool
    is_incomplete: bool
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class AreaHead:
    """What a column of the heat map is called."""

    code: str
    name: str


@dataclass(frozen=True)
class UnitsPart:
    """The units compared, from the latest provisional run."""

    title: str
    run: RunPage
    areas: tuple[AreaHead, ...]
    rows: tuple[HeatRow, ...]
    low: tuple[LowUnit, ...]

    @property
    def heat_low(self) -> Decimal:
        """Where the shades begin: at the lowest figure, so that differences show, but never in the top tenth."""
        known = (cell.percent for row in self.rows for cell in row.cells if cell.percent is not None)
        return min(known, default=Decimal(0)).min(Decimal(90))


@dataclass(frozen=True)
class Pack:
    """One page for the chair; a part is none while its figures are missing."""

    review: ReviewCard
    headline: str
    overdue_sentence: str
    areas: AreasPart | None
    units: UnitsPart | None
    overdue: tuple[TaskLine, ...]
    carried_over: tuple[TaskLine, ...]
    agenda: tuple[AgendaLine, ...]
    conclusions: tuple[ConclusionCard, ...]
    counter: Counter

    @property
    def support_item(self) -> AgendaLine | None:
        """The matter under which support for low units is decided."""
        return next((item for item in self.agenda if item.topic == Topic.LOW_UNITS), None)


def pack(review_id: int, *, on: date | None = None) -> Pack:
    """
    Everything on the chair's page, as of the review's days; the tasks that followed as of `on`, or else as given.

    :raises ReviewNotFound: if there is no such review
    """
    card = review(review_id)
    progress = directives.plan_progress(card.year, on=card.cut_off_on)
    areas = findings.judged(progress) if progress else ()
    said = findings.areas_sentence(areas)
    units, low = _units_part(card)
    overdue = directives.overdue_tasks(card.held_on)
    concluded = conclusions(review_id, on=on)
    return Pack(
        review=card,
        headline=findings.headline(card, progress, areas, low),
        overdue_sentence=findings.overdue_sentence(overdue),
        areas=AreasPart(said, progress.overall_percent, areas, progress) if progress else None,
        units=units,
        overdue=overdue,
        carried_over=_carried_over(card),
        agenda=agenda(review_id),
        conclusions=concluded,
        counter=count_of(concluded),
    )


def _units_part(card: ReviewCard) -> tuple[UnitsPart | None, tuple[KindedUnit, ...]]:
    run = scoring.latest_run(card.year, RunKind.PROVISIONAL)
    if run is None:
        return None, ()
    low = findings.low_units(run, card)
    known = organizations.units_by_id(unit.unit_id for unit in low)
    kinded = tuple(KindedUnit(unit.name, known[unit.unit_id].kind) for unit in low)
    low_ids = {unit.unit_id for unit in low}
    rows = tuple(
        HeatRow(
            unit_id=unit.unit_id,
            name=unit.unit_name,
            slug=unit.unit_slug,
            rank=unit.rank,
            percent=findings.rounded(unit.percent),
            is_low=unit.unit_id in low_ids,
            is_incomplete=unit.is_incomplete,
            cells=tuple(
                HeatCell(area.code, area.percent, area.state != CellState.NOT_APPLICABLE) for area in unit.areas
            ),
        )
        for unit in run.units
    )
    heads = tuple(AreaHead(area.code, area.name) for area in run.units[0].areas) if run.units else ()
    return UnitsPart(findings.units_sentence(card, kinded), run, heads, rows, low), kinded


def _carried_over(card: ReviewCard) -> tuple[TaskLine, ...]:
    """What became of the conclusions of the meeting before, as of this one."""
    before = review_before(card)
    if before is None:
        return ()
    return tuple(task for each in conclusions(before.id, on=card.held_on) for task in each.tasks)
