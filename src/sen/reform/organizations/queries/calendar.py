"""The calendar of the authority, for counting and for reading."""

from dataclasses import dataclass
from datetime import date, timedelta

from sen.reform.organizations.models import DayOverride, WorkWeek
from sen.reform.organizations.workdays import OwnDecision, WorkCalendar
from sen.reform.organizations.workdays import WorkWeek as Week

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not what its place in the week says, and why."""

    on: date
    is_working: bool
    reason: str
    is_own: bool


@dataclass(frozen=True)
class WorkMonth:
    """A month with the number of its working days and its special days."""

    begins_on: date
    working_day_count: int
    days: tuple[SpecialDay, ...]


@dataclass(frozen=True)
class WeekLine:
    """The weekdays worked (1 is Monday) from a day on."""

    valid_from: date
    days: tuple[int, ...]


@dataclass(frozen=True)
class WorkYear:
    """A year of the calendar as its page shows it."""

    year: int
    working_day_count: int
    months: tuple[WorkMonth, ...]
    weeks: tuple[WeekLine, ...]


def work_calendar() -> WorkCalendar:
    """The working days of the authority; reads them once, so keep it while many deadlines are counted."""
    weeks = tuple(Week(row.valid_from, frozenset(row.days)) for row in WorkWeek.objects.order_by("valid_from"))
    decisions = {row.on: OwnDecision(row.is_working, row.reason) for row in DayOverride.objects.all()}
    return WorkCalendar(weeks, decisions)


def work_year(year: int) -> WorkYear:
    """One year: how many working days each month has, and every day that is not what its weekday says."""
    calendar = work_calendar()
    months = tuple(_month(calendar, date(year, number, 1)) for number in range(1, 13))
    return WorkYear(
        year=year,
        working_day_count=sum(month.working_day_count for month in months),
        months=months,
        weeks=tuple(WeekLine(week.valid_from, tuple(sorted(week.days))) for week in calendar.weeks),
    )


def _month(calendar: WorkCalendar, first: date) -> WorkMonth:
    last = (first.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
    days = [first + number * _DAY for number in range(last.day)]
    return WorkMonth(
        begins_on=first,
        working_day_count=sum(map(calendar.is_working, days)),
        days=tuple(_special(calendar, day) for day in days if calendar.is_special(day)),
    )


def _special(calendar: WorkCalendar, day: date) -> SpecialDay:
    return SpecialDay(day, calendar.is_working(day), calendar.reason(day), day in calendar.decisions)
