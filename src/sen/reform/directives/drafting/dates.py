"""Due dates as notices word them: a day, a month, a quarter, the rest of the year."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sen.reform.directives.drafting.counting import WEEKDAYS, WorkDays, counted_days
from sen.reform.directives.drafting.patterns import Pattern
from sen.reform.directives.drafting.source import Source

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FRIDAY = 4
# A day a little before the document's own is a slip of the pen, not next year's day.
_A_LITTLE = timedelta(days=31)


@dataclass(frozen=True)
class Due:
    """A due date read from words; proposed when the words name a period and not a day."""

    on: date | None
    is_proposed: bool
    start: int
    end: int
    warning: str = ""


_BY = (
    r"(?P<by>trước|chậm nhất(?: là| đến| vào| trong| trước)*|muộn nhất(?: là| đến| vào| trong| trước)*"
    r"|(?:từ nay )?(?:cho )?đến(?: hết| trước)?|hết"
    r"|hạn(?: (?:cuối|chót|cùng|hoàn thành|gửi|nộp|báo cáo|thực hiện))*(?: là)? ?:?(?: trước| đến| ngày(?= \d))?"
    r"|(?:hoàn thành|thực hiện|xong)(?: xong)?(?: trong| vào)?|trong|vào)"
)
_YEAR = r"(?: ?/ ?| ?- ?| năm | )(?P<year>20\d\d)(?!\d)"
_HOUR = (
    r"(?:\d{1,2} ?(?:giờ|h|g|:) ?(?:\d{2})?(?:[’'′]| ?phút)?,? )?"
    r"(?:(?:sáng|chiều|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])),? )*"
)
_DAY = Pattern(
    rf"\b{_BY}:? {_HOUR}(?P<named>ngày )?(?P<day>\d{{1,2}})(?: ?[/.-] ?| tháng )"
    rf"(?P<month>\d{{1,2}})(?: ?[/.-] ?(?P<short>20\d\d)|{_YEAR})?(?![\d%])(?!/\d)"
)
_BARE_DAY = Pattern(
    rf"\W*{_HOUR}(?:ngày )?(?P<day>\d{{1,2}})(?: ?[/.-] ?| tháng )(?P<month>\d{{1,2}})"
    rf"(?: ?[/.-] ?(?P<short>20\d\d)|{_YEAR})?(?![\d%])(?!/\d)\W*$"
)
_BARE_YEAR = Pattern(r"\W*(?:trong )?(?:cả )?năm (?P<year>20\d\d)\b")
_CONSTANT = Pattern(r"\b(?:thường xuyên|liên tục)\b")
# "Tháng 10-11/2023", "quý III, IV": the last of them counts.
_MONTH = Pattern(
    rf"\b{_BY}?:? ?(?P<last>cuối |hết )?tháng (?:\d{{1,2}}(?: ?[-–] ?| và tháng | đến tháng ))?"
    rf"(?P<month>1[0-2]|0?[1-9])(?:{_YEAR})?(?! ?[/.-]?\d)\b"
)
_HALF_MONTH = Pattern(
    rf"\b{_BY}?:? ?(?P<last>nửa đầu|giữa|trung tuần) tháng (?P<month>1[0-2]|0?[1-9])(?:{_YEAR})?(?! ?[/.-]?\d)\b"
)
_QUARTER = Pattern(
    rf"\b{_BY}?:? ?(?:cuối )?quý (?:(?:i{{1,3}}|[1-3]) ?(?:[-–,]|và|và quý) ?)?"
    rf"(?P<quarter>iv|i{{1,3}}|[1-4])(?:{_YEAR})?\b(?!/\d)"
)
_REST_OF_YEAR = Pattern(
    rf"\b(?:{_BY}:? ?(?:\(?\d{{1,2}}\)? |các |những )?(?:tháng |quý )?|(?:\d{{1,2}} |các |những )?(?:tháng|quý) "
    r"|(?=cuối năm (?:nay|20\d\d)))"
    r"(?:còn lại(?: của)?|cuối)"
    r" năm(?: nay)?"
    r"(?: ?,? ?(?:năm )?(?P<year>20\d\d))?\b(?! (?:trước|ngoái|học))"
)
_HORIZON = Pattern(
    r"\b(?:(?:\d{1,2} |các |những )(?:tháng|quý) (?:cuối|còn lại(?: của)?)|từ nay (?:cho )?đến (?:hết|cuối))"
    r" năm(?: nay)?"
    r"(?: ?,? ?(?:năm )?(?P<year>20\d\d))?\b(?! (?:trước|ngoái|học))"
)
_HALF_YEAR = Pattern(rf"\b{_BY}:? ?(?:0?6|sáu) tháng đầu năm(?: (?P<year>20\d\d))?\b")
_WHOLE_YEAR = Pattern(r"\b(?:(?:trong|hết) năm (?P<year>20\d\d|nay)|đến hết năm)\b(?! ?-? ?20)")
_WEEK = Pattern(r"\b(?:trong|ngay trong|hết|cuối) tuần ?(?P<which>này|sau|tới|đến)?\b(?! lễ)")
_SOON = Pattern(r"\b(?:trong|hết|cuối|đến|trước)(?: cuối| hết)? (?P<what>tháng|quý|năm) (?P<which>này|tới|sau)\b")
# "hằng tháng, trước ngày 20", "trước ngày 25 của tháng cuối quý": the whole of it is kept.
_AGAIN = Pattern(
    r"\b(?:(?:trước|chậm nhất(?: là)?|vào|đến)(?: \d{1,2} giờ(?: \d{2})?)?(?: (?:ngày \d{1,2}|thứ \w+))? (?:của )?)?"
    r"(?:(?:hằng|hàng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm)\b|\bđịnh kỳ(?: (?:hằng|hàng|mỗi) \w+)?\b)"
    r"(?:,? (?:chậm nhất(?: là)? |vào )?(?:trước )?ngày \d{1,2}(?! ?[/\d]| tháng \d)"
    r"(?: của tháng| (?:của )?tháng (?:cuối quý|sau|kế tiếp))?)?"
    r"|\b(?:trước|chậm nhất(?: là)?|vào) ngày \d{1,2} (?:của )?(?:tháng (?:sau|cuối quý|kế tiếp|cuối)|hằng|hàng)\b"
)
_REFERENCE = Pattern(r"(?:tiếp nhận|phát sinh|ban hành|(?<!trình )ký|sinh|xảy ra|nộp|tồn(?: đọng)?|có) ?$")

# "trình Chủ tịch ký ban hành trước ngày …": what is issued is the work itself.
_OWN_PAPER = Pattern(r"\b(?:trình|tham mưu|xây dựng|hoàn thiện|dự thảo)\b[^.;]*\bban hành ?$")


def find_due(source: Source, start: int, end: int, written_on: date, calendar: WorkDays = WEEKDAYS) -> Due | None:
    """The due date between two positions: a named day first, else the period named first."""
    day = _day(source, start, end, written_on)
    if day is not None:
        return day
    again = _AGAIN.search(source, start, end)
    if again is not None:
        warning = "Việc lặp lại theo kỳ: hãy đặt hạn cho từng kỳ."
        return Due(None, False, again.start(), again.end(), warning)
    periods = [
        Due(on, True, found.start(), found.end())
        for pattern, read in _PERIODS
        if (found := pattern.search(source, start, end)) and (on := read(found, written_on)) and on >= written_on
    ]
    counted = counted_days(source, start, end, written_on, calendar)
    if counted is not None and counted[0] >= written_on:
        periods.append(Due(counted[0], True, *counted[1]))
    return min(periods, key=lambda one: one.start, default=None)


def find_kept_due(source: Source, start: int, end: int, written_on: date, calendar: WorkDays = WEEKDAYS) -> Due | None:
    """The due date in a column or behind a label kept for it, where a day needs no word before it."""
    bare = _BARE_DAY.match(source, start, end)
    due = _named_day(bare, written_on) if bare else None
    if due is not None:
        return due
    constant = find_constant(source, start, end)
    if constant is not None:
        return constant
    year = _BARE_YEAR.match(source, start, end)
    found = find_due(source, start, end, written_on, calendar)
    if found is None and year and int(year["year"]) >= written_on.year:
        return Due(_end_of_year(year, written_on), True, year.start(), year.end())
    return found


def find_constant(source: Source, start: int, end: int) -> Due | None:
    """Work without an end: "thường xuyên", "liên tục"."""
    constant = _CONSTANT.search(source, start, end)
    if constant is None:
        return None
    return Due(None, False, constant.start(), constant.end(), "Việc thường xuyên: không có hạn.")


def find_horizon(source: Source, written_on: date, own: Iterable[tuple[int, int]] = ()) -> Due | None:
    """The period the whole document speaks of ("3 tháng cuối năm 2023"): its last day; `own` are words of one task."""
    own = tuple(own)
    for found in _HORIZON.all(source, 0, len(source.clean)):
        on = _end_of_year(found, written_on)
        is_own = any(start <= found.start() < end for start, end in own)
        if on is not None and on >= written_on and not is_own:
            return Due(on, True, found.start(), found.end())
    return None


def _day(source: Source, start: int, end: int, written_on: date) -> Due | None:
    for found in _DAY.all(source, start, end):
        # "hồ sơ tiếp nhận trước ngày 01/7" says which files, not by when.
        is_reference = _REFERENCE.search(source, max(start, found.start() - 12), found.start())
        is_own = _OWN_PAPER.search(source, max(start, found.start() - 90), found.start())
        if is_reference and not is_own and found["by"] != "trong":
            continue
        if found["by"] in ("trong", "vào") and not found["named"]:
            continue
        due = _named_day(found, written_on)
        if due is not None:
            return due
    return None


def _named_day(found: re.Match[str], written_on: date) -> Due | None:
    day, month = int(found["day"]), int(found["month"])
    year = found["short"] or found["year"]
    words = f"{day}/{month}" + (f"/{year}" if year else "")
    try:
        on = date(int(year or written_on.year), month, day)
    except ValueError:
        warning = f"Không có ngày {words} trên lịch: hãy xem lại hạn."
        return Due(None, False, found.start(), found.end(), warning)
    if year is None and on < written_on - _A_LITTLE:
        on = _next_year(on)
    if on >= written_on:
        return Due(on, False, found.start(), found.end())
    if year is not None and on < written_on - _A_LITTLE:
        return None
    warning = f"Hạn {words} đã qua vào ngày ban hành văn bản: hãy xem lại."
    return Due(on, False, found.start(), found.end(), warning)


def _next_year(on: date) -> date:
    return on.replace(year=on.year + 1, day=min(on.day, monthrange(on.year + 1, on.month)[1]))


def _end_of_month(found: re.Match[str], written_on: date) -> date | None:
    month = int(found["month"])
    bare_mention = not found["by"] and not found["last"] and not found["year"]
    if bare_mention and month < written_on.month:
        return None
    year = int(found["year"]) if found["year"] else written_on.year + (month < written_on.month)
    if (found["by"] or "").startswith(("trước", "truoc")) and not found["last"]:
        return date(year, month, 1) - timedelta(days=1)
    return date(year, month, monthrange(year, month)[1])


def _end_of_quarter(found: re.Match[str], written_on: date) -> date | None:
    month = 3 * _QUARTERS[found["quarter"]]
    year = int(found["year"]) if found["year"] else written_on.year + (month < written_on.month)
    return date(year, month, monthrange(year, month)[1])


def _end_of_year(found: re.Match[str], written_on: date) -> date | None:
    year = found["year"]
    return date(int(year) if year and year.isdigit() else written_on.year, 12, 31)


def _end_of_half_year(found: re.Match[str], written_on: date) -> date | None:
    year = int(found["year"]) if found["year"] else written_on.year + (written_on.month > 6)
    return date(year, 6, 30)


def _end_of_week(found: re.Match[str], written_on: date) -> date | None:
    weekday = written_on.weekday()
    this_week = written_on + timedelta(days=(_FRIDAY if weekday <= _FRIDAY else 6) - weekday)
    if found["which"] in (None, "này", "nay"):
        return this_week
    return written_on + timedelta(days=7 + _FRIDAY - weekday)


def _middle_of_month(found: re.Match[str], written_on: date) -> date | None:
    on = _end_of_month(found, written_on)
    return on.replace(day=15) if on else None


def _end_of_soon(found: re.Match[str], written_on: date) -> date:
    """The end of this or the next month, quarter or year."""
    later = 0 if found["which"] in ("này", "nay") else 1
    length = {"t": 1, "q": 3, "n": 12}[found["what"][0]]
    months = (written_on.month - 1) // length * length + length * (later + 1) - 1
    year, month = written_on.year + months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1])


_PERIODS: tuple[tuple[Pattern, Callable[[re.Match[str], date], date | None]], ...] = (
    (_REST_OF_YEAR, _end_of_year),
    (_QUARTER, _end_of_quarter),
    (_HALF_MONTH, _middle_of_month),
    (_MONTH, _end_of_month),
    (_HALF_YEAR, _end_of_half_year),
    (_WHOLE_YEAR, _end_of_year),
    (_WEEK, _end_of_week),
    (_SOON, _end_of_soon),
)
