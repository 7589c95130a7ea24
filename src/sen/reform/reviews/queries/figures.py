"""What a meeting looks at, read once from the apps that know it, as of the days of the meeting."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.directives import queries as directives
from sen.reform.directives.queries import PlanProgress, Standing, TaskLine
from sen.reform.directives.queries.obstacles import ObstacleLine, open_obstacles
from sen.reform.organizations import queries as organizations
from sen.reform.reviews.queries import findings
from sen.reform.reviews.queries.cards import ReviewCard
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
    """The units of one round compared, from its latest provisional run; rounds are never mixed in one ranking."""

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
class Figures:
    """Everything red figures are found in; a part is none while its figures are missing."""

    areas: AreasPart | None
    # One for each round of the year that has provisional scores.
    rounds: tuple[UnitsPart, ...]
    low: tuple[KindedUnit, ...]
    overdue: tuple[TaskLine, ...]
    # Tasks whose later day is asked for and not decided.
    asked: tuple[TaskLine, ...]
    # What stands in the way of some unit.
    obstacles: tuple[ObstacleLine, ...] = ()


def figures_of(card: ReviewCard) -> Figures:
    """The areas against the plan, the units of every round, the tasks overdue or asked to be extended."""
    progress = directives.plan_progress(card.year, on=card.cut_off_on)
    areas = findings.judged(progress) if progress else ()
    said = findings.areas_sentence(areas)
    tasks = directives.tasks(on=card.held_on)
    runs = scoring.latest_runs(card.year, RunKind.PROVISIONAL)
    low = tuple(findings.low_units(run, card) for run in runs)
    known = organizations.units_by_id(unit.unit_id for units in low for unit in units)
    kinded = tuple(tuple(KindedUnit(unit.name, known[unit.unit_id].kind) for unit in units) for units in low)
    return Figures(
        areas=AreasPart(said, progress.overall_percent, areas, progress) if progress else None,
        rounds=tuple(_units_part(card, *each) for each in zip(runs, low, kinded, strict=True)),
        low=tuple(unit for units in kinded for unit in units),
        overdue=tuple(task for task in tasks if task.state is Standing.OVERDUE),
        asked=tuple(task for task in tasks if task.asked_due_on is not None),
        obstacles=open_obstacles(card.held_on),
    )


def _units_part(card: ReviewCard, run: RunPage, low: tuple[LowUnit, ...], kinded: tuple[KindedUnit, ...]) -> UnitsPart:
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
    return UnitsPart(findings.units_sentence(card, kinded), run, heads, rows, low)
