"""The reports units hand in before a meeting: who has, when, how late, and what each version says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.common.days import local_day
from sen.reform.organizations import queries as organizations
from sen.reform.organizations.queries import UnitCard
from sen.reform.organizations.workdays import WorkCalendar
from sen.reform.reviews.models import Review, UnitReport
from sen.reform.reviews.queries.cards import ReviewCard, card_of
from sen.reform.reviews.rows import ASKED

# Until the province says otherwise: the first working day after the figures close. Remembered, not compared.
_WORKING_DAYS_AFTER_CUT_OFF = 1


@dataclass(frozen=True)
class ReportVersion:
    """One version as it was handed in."""

    id: int
    number: str
    text: str
    piece_key: str
    figures: Mapping[str, str]
    at: datetime
    by: str


@dataclass(frozen=True)
class UnitReportLine:
    """One unit: the first version decides whether it was in time, the latest is read."""

    unit: UnitCard
    versions: tuple[ReportVersion, ...]
    late_days: int
    is_due: bool

    @property
    def first_at(self) -> datetime | None:
        """When it was handed in."""
        return self.versions[0].at if self.versions else None

    @property
    def latest(self) -> ReportVersion | None:
        """What is read."""
        return self.versions[-1] if self.versions else None

    @property
    def state(self) -> str:
        """In time, late, missing, or still to come."""
        if self.versions:
            return "late" if self.late_days else "on_time"
        return "missing" if self.is_due else "awaited"

    @property
    def tone(self) -> str:
        """The colour of the state."""
        return {"on_time": "good", "late": "warn", "missing": "bad", "awaited": "info"}[self.state]


@dataclass(frozen=True)
class Collection:
    """Every unit that is asked, and how many stand how; the four parts add up to all."""

    review: ReviewCard
    on: date
    lines: tuple[UnitReportLine, ...]

    @property
    def due(self) -> int:
        """How many reports are asked for."""
        return len(self.lines)

    @property
    def on_time(self) -> int:
        """Handed in by the day."""
        return self._count("on_time")

    @property
    def late(self) -> int:
        """Handed in after it."""
        return self._count("late")

    @property
    def missing(self) -> int:
        """Not handed in, and the day is over."""
        return self._count("missing")

    @property
    def awaited(self) -> int:
        """Not handed in, and there is still time."""
        return self._count("awaited")

    @property
    def without(self) -> tuple[UnitReportLine, ...]:
        """Who has handed in nothing yet."""
        return tuple(line for line in self.lines if not line.versions)

    def line_of(self, unit_id: int) -> UnitReportLine | None:
        """The line of one unit; none for a unit that is not asked."""
        return next((line for line in self.lines if line.unit.id == unit_id), None)

    def _count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


def usual_due_day(cut_off_on: date) -> date:
    """The day units usually hand in by; shown as a default that somebody has to compare."""
    return organizations.work_calendar().add(cut_off_on, _WORKING_DAYS_AFTER_CUT_OFF)


def collection(card: ReviewCard, *, on: date) -> Collection:
    """The reports of units for a meeting as they stood at the end of a day; none where nothing is asked."""
    (found,) = collections((card,), on=on)
    return found


def collections(cards: Iterable[ReviewCard], *, on: date) -> tuple[Collection, ...]:
    """The same of several meetings, read together."""
    asking = tuple(cards)
    versions = _versions((card.id for card in asking), on)
    calendar = organizations.work_calendar()
    return tuple(Collection(card, on, tuple(_lines(card, versions, on, calendar))) for card in asking)


def asking_reviews(*, year: int | None = None) -> tuple[ReviewCard, ...]:
    """Meetings that ask units for a report, the one due first standing first."""
    found = Review.objects.filter(reports_due_on__isnull=False).order_by("reports_due_on", "id")
    return tuple(card_of(each) for each in (found if year is None else found.filter(year=year)))


def _lines(
    card: ReviewCard, versions: Mapping[tuple[int, int], list[ReportVersion]], on: date, calendar: WorkCalendar
) -> Iterable[UnitReportLine]:
    due_on = card.reports_due_on
    if due_on is None:
        return
    for unit in organizations.units_on(due_on, kinds=ASKED):
        mine = tuple(versions.get((card.id, unit.id), ()))
        late = late_days(local_day(mine[0].at), due_on, calendar) if mine else 0
        yield UnitReportLine(unit, mine, late, is_due=on > due_on)


def late_days(handed_in_on: date, due_on: date, calendar: WorkCalendar) -> int:
    """How many working days late; what came after the day is late by one at least, even on a free day."""
    if handed_in_on <= due_on:
        return 0
    return max(1, calendar.between(due_on, handed_in_on))


def _versions(review_ids: Iterable[int], on: date) -> dict[tuple[int, int], list[ReportVersion]]:
    found: dict[tuple[int, int], list[ReportVersion]] = {}
    rows = UnitReport.objects.filter(review_id__in=tuple(review_ids)).select_related("written_by").order_by("id")
    for row in rows:
        if local_day(row.written_at) > on:
            continue
        by = row.written_by.full_name if row.written_by else ""
        version = ReportVersion(row.pk, row.number, row.text, row.piece_key, row.figures, row.written_at, by)
        found.setdefault((row.review_id, row.unit_id), []).append(version)
    return found
