"""Due days as plans write them: a day, a month, a quarter, or all the year round."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sen.reform.common.days import format_day
from sen.reform.common.text import fold

_DAY = re.compile(r"(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_LONG_DAY = re.compile(r"ngay (\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?")
_SHORT_DAY = re.compile(r"(?:^|ngay |truoc |den |la )(\d{1,2}) ?/ ?(\d{1,2})$")
_MONTH = re.compile(r"(?:thang|t\.?) ?(?:\d{1,2} ?(?:[-–,]|den|va) ?)*(\d{1,2})(?: ?(?:/|-|nam) ?(\d{4}))?$")
_BARE_MONTH = re.compile(r"(?:truoc |den )?(\d{1,2}) ?/ ?(\d{4})$")
_QUARTER = re.compile(
    r"quy (?:(?:iv|i{1,3}|[1-4]) ?(?:[-–,]|den|va) ?(?:quy )?)*(iv|i{1,3}|[1-4])(?: ?(?:/|-|nam) ?(\d{4}))?$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FIRST_HALF = re.compile(r"(?:0?6|sau) thang dau nam(?: (\d{4}))?$")
_ALL_YEAR = re.compile(
    r".*(?:thuong xuyen|lien tuc|hang nam|hang (?:thang|quy|tuan)|dinh ky|ca nam|trong nam|cuoi nam|het nam)|"
    r"(?:trong )?nam(?: (\d{4}))?$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FINAL = 12, 31


@dataclass(frozen=True)
class Due:
    """The day, and what has to be said about how it was read; no day when the words name none."""

    on: date | None
    note: str = ""


def read_due(text: str, year: int) -> Due:
    """The day an item of a year's plan is due; a period means its last day, and that is said."""
    words = fold(text).strip(" .;")
    exact = _exact(words, year)
    if exact is not None:
        return exact
    last = _last_of_period(words, year)
    if last is None:
        return Due(None)
    said = _("“%(text)s” is read as %(day)s, the last day of that time.")
    return Due(last, said % {"text": text.strip()[:60], "day": format_day(last)})


def _exact(words: str, year: int) -> Due | None:
    """A named day; the last of several, as work goes on until then."""
    for pattern, order in ((_DAY, (3, 2, 1)), (_ISO, (1, 2, 3)), (_LONG_DAY, (3, 2, 1))):
        found = list(pattern.finditer(words))
        if found:
            said = found[-1]
            return _day(*(int(said[place] or year) for place in order))
    short = _SHORT_DAY.search(words)
    return _day(year, int(short[2]), int(short[1])) if short else None


def _day(year: int, month: int, day: int) -> Due:
    try:
        return Due(date(year, month, day))
    except ValueError:
        return Due(None, _("There is no %(day)s in the calendar.") % {"day": f"{day}/{month}/{year}"})


def _last_of_period(words: str, year: int) -> date | None:
    month = _MONTH.search(words) or _BARE_MONTH.search(words)
    if month is not None:
        return _end_of_month(int(month[2] or year), int(month[1]))
    quarter = _QUARTER.search(words)
    if quarter is not None:
        return _end_of_month(int(quarter[2] or year), 3 * _QUARTERS[quarter[1]])
    half = _FIRST_HALF.match(words)
    if half is not None:
        return _end_of_month(int(half[1] or year), 6)
    if _ALL_YEAR.match(words):
        named = _YEAR.search(words)
        return date(int(named[1]) if named else year, *_FINAL)
    return None


def _end_of_month(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None
