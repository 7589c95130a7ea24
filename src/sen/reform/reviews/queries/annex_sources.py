"""Where the figures of the annex come from: the plan, tasks, scores, reports of units, and what people typed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from sen.reform.common.numbers import NotANumber, parse_number
from sen.reform.directives import queries as directives
from sen.reform.directives.queries import Counts, PlanProgress
from sen.reform.reviews.models import AnnexFigure
from sen.reform.reviews.queries.cards import ReviewCard
from sen.reform.reviews.queries.findings import rounded
from sen.reform.reviews.queries.unit_reports import Collection, collection
from sen.reform.reviews.rows import Computed, Row
from sen.reform.scoring import queries as scoring
from sen.reform.scoring.kinds import RunKind


@dataclass(frozen=True)
class UnitFigure:
    """What one unit reported of a row; nothing when it reported nothing."""

    unit_name: str
    value: Decimal | None


@dataclass(frozen=True)
class Typed:
    """What a person typed of a row, and of the period before it."""

    value: Decimal | None
    previous: Decimal | None
    at: datetime
    by: str
    version: int


class Sources:
    """What the figures of one meeting come from; each source is read when a row first asks for it."""

    def __init__(self, card: ReviewCard, on: date, *, reports: Collection | None = None) -> None:
        self.card, self.on = card, on
        self._known_reports = reports

    def value(self, row: Row) -> Decimal | None:
        """The figure of a row; none where nobody holds one. What was not reported is never worked out from the rest."""
        match row.computed:
            case Computed.PLAN:
                return of_plan(self._plan, row.source)
            case Computed.TASKS:
                return Decimal(getattr(self._counts, row.source))
            case Computed.SCORES:
                return self._scores.get(row.source)
            case Computed.TYPED:
                return self.typed[row.code].value if row.code in self.typed else None
        return self._reported(row)

    def of_units(self, row: Row) -> tuple[UnitFigure, ...]:
        """What each unit asked for a row reported of it."""
        return tuple(
            UnitFigure(line.unit.name, number_in(line.latest.figures.get(row.code, "")) if line.latest else None)
            for line in self.reports.lines
            if row.asks(line.unit.kind)
        )

    @cached_property
    def typed(self) -> dict[str, Typed]:
        """What people typed, the latest of each row."""
        found = AnnexFigure.objects.filter(review_id=self.card.id).select_related("written_by").order_by("id")
        return {each.code: _typed(each) for each in found}

    @cached_property
    def reports(self) -> Collection:
        """The reports of units."""
        return self._known_reports or collection(self.card, on=self.on)

    def _reported(self, row: Row) -> Decimal | None:
        if row.computed == Computed.REPORTS:
            return Decimal(getattr(self.reports, row.source)) if self.reports.due else None
        known = [each.value for each in self.of_units(row) if each.value is not None]
        # Side by side stand figures that make no sense added up.
        is_sum = row.computed == Computed.UNIT_SUM and bool(known)
        return sum(known, Decimal(0)) if is_sum else None

    @cached_property
    def _plan(self) -> PlanProgress | None:
        return directives.plan_progress(self.card.year, on=self.card.cut_off_on)

    @cached_property
    def _counts(self) -> Counts:
        return directives.counts_of(task.state for task in directives.tasks(on=self.card.held_on))

    @cached_property
    def _scores(self) -> dict[str, Decimal]:
        run = scoring.latest_run(self.card.year, RunKind.PROVISIONAL)
        if run is None:
            return {}
        below = sum(unit.percent < self.card.line_percent for unit in run.units)
        counted = {"units": len(run.units), "below_line": below, "above_line": len(run.units) - below}
        return {name: Decimal(count) for name, count in counted.items()}


def of_plan(progress: PlanProgress | None, source: str) -> Decimal | None:
    """What a plan says: counts, the share fulfilled, or what one area or item reached."""
    if progress is None:
        return None
    counts = {"items": progress.item_count, "done": progress.done_count}
    if source in counts:
        return Decimal(counts[source])
    if source == "percent":
        return rounded(progress.overall_percent)
    place, _colon, code = source.partition(":")
    if place == "area":
        return next((rounded(area.percent) for area in progress.areas if area.code == code), None)
    return next((item.reported for area in progress.areas for item in area.items if item.code == code), None)


def number_in(text: str) -> Decimal | None:
    """
    The number in what was typed; none in an empty field or in words.

    >>> number_in("1.234,5"), number_in(""), number_in("chưa có")
    (Decimal('1234.5'), None, None)
    """
    try:
        return parse_number(text) if text else None
    except NotANumber:
        return None


def _typed(found: AnnexFigure) -> Typed:
    by = found.written_by.full_name if found.written_by else ""
    return Typed(number_in(found.text), number_in(found.previous), found.written_at, by, found.pk)
