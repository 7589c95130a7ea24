"""Which days are worked: the week of the authority, public holidays, days worked in their place, own decisions."""

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays
from django.utils.translation import gettext as _

from sen.reform.common.days import format_day

MONDAY_TO_FRIDAY = frozenset(range(1, 6))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkWeek:
    """The weekdays worked (1 is Monday) from a day on."""

    valid_from: date
    days: frozenset[int]


@dataclass(frozen=True)
class OwnDecision:
    """What the authority decided for one day, and why."""

    is_working: bool
    reason: str


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of one authority. Weeks stand in the order of their days; before the first, Monday to Friday."""

    weeks: tuple[WorkWeek, ...] = ()
    decisions: Mapping[date, OwnDecision] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether the authority works on the day: its own decision first, then the State's, then the week."""
        if decision := self.decisions.get(day):
            return decision.is_working
        year = _public_days(day.year)
        return day not in year.off and (day in year.made_up or day.isoweekday() in self._week_of(day))

    def add(self, day: date, count: int) -> date:
        """
        The count-th working day after a day; the day itself does not count.

        :raises ValueError: if the count is negative

        >>> WorkCalendar().add(date(2023, 8, 31), 1)
        datetime.date(2023, 9, 5)
        """
        if count < 0:
            raise ValueError("Working days are counted forwards.")
        for _each in range(count):
            day += _DAY
            while not self.is_working(day):
                day += _DAY
        return day

    def between(self, start: date, end: date) -> int:
        """
        Count the working days after one day up to and including another; negative when that one is past.

        >>> WorkCalendar().between(date(2023, 8, 31), date(2023, 9, 6))
        2
        """
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(start + number * _DAY) for number in range(1, (end - start).days + 1))

    def reason(self, day: date) -> str:
        """Why the day is as it is; empty for an ordinary working day."""
        if decision := self.decisions.get(day):
            return decision.reason
        year = _public_days(day.year)
        words = year.off.get(day) or year.made_up.get(day)
        if words:
            return words
        return "" if day.isoweekday() in self._week_of(day) else _("weekend")

    def is_special(self, day: date) -> bool:
        """Whether somebody decided on the day: the authority itself, or the State for the whole country."""
        year = _public_days(day.year)
        return day in self.decisions or day in year.off or day in year.made_up

    def _week_of(self, day: date) -> frozenset[int]:
        position = bisect_right(self.weeks, day, key=lambda week: week.valid_from)
        return self.weeks[position - 1].days if position else MONDAY_TO_FRIDAY


@dataclass(frozen=True)
class _PublicDays:
    """One year of the whole country: days off and days worked in exchange, each with its reason."""

    off: Mapping[date, str]
    made_up: Mapping[date, str]


@cache
def _public_days(year: int) -> _PublicDays:
    known = holidays.country_holidays("VN", years=year, language="vi")
    off = dict(known.items())
    made_up = {day: "Làm bù" for day in known.weekend_workdays if day.year == year}
    for exchange in _exchanges():
        if exchange["off"].year == year:
            off[exchange["off"]] = f"Nghỉ, làm bù ngày {format_day(exchange['work'])} ({exchange['basis']})"
        if exchange["work"].year == year:
            made_up[exchange["work"]] = f"Làm bù cho ngày {format_day(exchange['off'])} ({exchange['basis']})"
    return _PublicDays(off, made_up)


@cache
def _exchanges() -> tuple[dict[str, date], ...]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["exchange"])
