"""Days counted from a day: "trong 05 ngày làm việc kể từ ngày …", "trước thứ Sáu tuần này"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Protocol

from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

_DAY = timedelta(days=1)
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "tư": 3, "nam": 4, "năm": 4, "sau": 5, "sáu": 5, "bay": 6, "bảy": 6}
_WITHIN = Pattern(
    r"\b(?:trong(?: vòng| thời hạn| thời gian)?|chậm nhất(?: là)?(?: sau| trong)?|sau|thời hạn(?: là)?)"
    r" (?P<number>\d{1,2})(?: \([^()]{1,12}\))? (?P<what>ngày làm việc|ngày|tuần|tháng)\b"
    r"(?! (?:đầu|cuối|qua|gần|\d))"
    r"(?:,? (?:kể |tính )?từ ngày (?P<day>\d{1,2})(?: ?/ ?| tháng )(?P<month>\d{1,2})"
    r"(?:(?: ?/ ?| năm )(?P<year>20\d\d))?"
    r"|,? (?:kể |tính )?từ (?:ngày|khi) (?:ký|nhận|ban hành)[^,.;]{0,30})?"
)
_WEEKDAY = Pattern(
    r"\b(?:trước|chậm nhất(?: là| vào)?|vào|đến(?: hết)?|trong)(?: ngày| sáng| chiều)? "
    r"thứ (?P<day>hai|ba|tư|năm|sáu|bảy|[2-7]),? (?:của )?(?:tuần )?(?P<which>này|tới|sau)\b"
)


class WorkDays(Protocol):
    """A calendar that knows which days are worked."""

    def add(self, day: date, count: int) -> date:
        """Give the count-th working day after a day."""
        ...


class Weekdays:
    """Monday to Friday, where no calendar is at hand."""

    def add(self, day: date, count: int) -> date:
        """
        Give the count-th weekday after a day.

        >>> Weekdays().add(date(2023, 9, 22), 1)
        datetime.date(2023, 9, 25)
        """
        while count:
            day += _DAY
            count -= day.isoweekday() <= _FRIDAY
        return day


_FRIDAY = 5
WEEKDAYS = Weekdays()


def counted_days(
    source: Source, start: int, end: int, written_on: date, calendar: WorkDays
) -> tuple[date, tuple[int, int]] | None:
    """The day so many days from the day the text was written, or from the day it counts from, and its words."""
    found = _WITHIN.search(source, start, end)
    begin = _from(found, written_on) if found else None
    if found is not None and begin is not None:
        return _so_much_later(found, begin, calendar), found.span()
    named = _WEEKDAY.search(source, start, end)
    if named is None:
        return None
    number = int(named["day"]) - 1 if named["day"].isdigit() else _WEEKDAYS[named["day"]]
    monday = written_on - (written_on.isoweekday() - 1) * _DAY
    weeks = 0 if named["which"] in ("này", "nay") else 1
    return monday + timedelta(weeks=weeks, days=number - 1), named.span()


def _from(found: re.Match[str], written_on: date) -> date | None:
    if not found["day"]:
        return written_on
    try:
        return date(int(found["year"] or written_on.year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _so_much_later(found: re.Match[str], begin: date, calendar: WorkDays) -> date:
    number, unit = int(found["number"]), found["what"].split()
    if unit[0] in ("tháng", "thang"):
        months = begin.month - 1 + number
        year, month = begin.year + months // 12, months % 12 + 1
        return date(year, month, min(begin.day, monthrange(year, month)[1]))
    if unit[0] in ("tuần", "tuan"):
        return begin + timedelta(weeks=number)
    return begin + timedelta(days=number) if len(unit) == 1 else calendar.add(begin, number)
