"""Stretches of figures in words: ``từ 80% đến dưới 100%``, ``> 90%``, ``02 sáng kiến trở lên``."""

import re
from dataclasses import dataclass
from fractions import Fraction

from sen.engine import parse_number

_NUMBER = r"\d+(?:[.,]\d+)?"
_N1, _N2 = rf"(?P<n1>{_NUMBER})\s*(?P<u1>%)?", rf"(?P<n2>{_NUMBER})\s*(?P<u2>%)?"
_WORDS = r"(?:\s+[^\W\d_]+){0,4}?"
_ABOVE = r"trên|>|lớn hơn|cao hơn|nhiều hơn|hơn|vượt|quá"
_BELOW = r"dưới|<|nhỏ hơn|thấp hơn|ít hơn|chưa (?:đạt|đến|tới)|không đạt|kém"
_AT_LEAST = r">=|từ|tối thiểu|ít nhất|đạt từ|không (?:dưới|thấp hơn|ít hơn)|bằng hoặc (?:cao|lớn) hơn"
_AT_MOST = r"<=|không (?:quá|vượt quá|vượt|hơn)|tối đa|đến|bằng hoặc (?:thấp|nhỏ) hơn"
_TO = r"(?:-|đến|tới|cho đến|và|~)"

_CHAIN = re.compile(rf"{_N1}\s*(?P<s1><=|<)\s*[^\W\d]?[^<>\d]{{0,40}}?\s*(?P<s2><=|<)\s*{_N2}", re.IGNORECASE)
_BOTH = re.compile(
    rf"(?P<before>(?:(?:từ|đạt|trong khoảng|khoảng)\s+)*(?:{_ABOVE}|{_BELOW}|>=|<=)?)\s*{_N1}{_WORDS}(?:\s*trở lên)?\s*"
    rf"(?:{_TO})\s*(?:đến\s*)?(?P<middle>(?:từ\s*)?(?:{_BELOW}|{_ABOVE}|>=|<=)?)\s*{_N2}"
    rf"(?:{_WORDS}\s*trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_UPWARDS = re.compile(
    rf"(?:(?:đạt|từ|có|bằng)\s+)*{_N1}{_WORDS}\s*(?:trở lên|hoặc (?:cao|lớn|nhiều) hơn)", re.IGNORECASE
)
_DOWNWARDS = re.compile(rf"(?:từ\s+)?{_N1}{_WORDS}\s*(?:trở xuống|hoặc (?:thấp|nhỏ|ít) hơn)", re.IGNORECASE)
_ONE_SIDED = (
    ("low-closed", re.compile(rf"(?<!\w)(?:đạt\s+)?(?:{_AT_LEAST})\s*{_N1}", re.IGNORECASE)),
    ("high-closed", re.compile(rf"(?<!\w)(?:{_AT_MOST})\s*{_N1}", re.IGNORECASE)),
    ("high-open", re.compile(rf"(?<!\w)(?:{_BELOW})\s*{_N1}", re.IGNORECASE)),
    ("low-open", re.compile(rf"(?<!\w)(?:{_ABOVE})\s*{_N1}", re.IGNORECASE)),
    ("equal", re.compile(rf"(?<![\w/.,])(?:đạt\s*|bằng\s*|=\s*)*{_N1}(?![/\d])", re.IGNORECASE)),
)
_NOT_FIGURES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|(?:ngày|tháng|quý|năm|mức độ|điều|khoản|cấp|kỳ)\s+\d+(?:/\d+)*|\d+/\d{4}(?:/[\w-]+)*|"
    r"\d+/[A-ZĐ]{2}[\w-]*|\d+\s*(?:ngày|tháng|giờ)\b|\b20\d\d\b|\b[a-z]\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Range:
    """A stretch of figures, its ends open or closed, and whether it is in percent."""

    low: Fraction | None = None
    low_closed: bool = False
    high: Fraction | None = None
    high_closed: bool = False
    in_percent: bool = False

    @property
    def is_single(self) -> bool:
        """Say whether only one figure lies in it."""
        return self.low is not None and self.low == self.high


def without_dates(text: str) -> str:
    """
    Blank out numbers that are no figures: days, documents, years.

    >>> without_dates("trước ngày 15/12/2023 theo Kế hoạch số 05/KH-UBND").split()
    ['trước', 'theo', 'Kế', 'hoạch', 'số']
    """
    return _NOT_FIGURES.sub(" ", re.sub(r"(?i)ngày\s+\d{1,2}/\d{1,2}/\d{4}", " ", text))


def range_in(text: str) -> Range | None:
    """
    Find the one stretch of figures a condition names; nothing where there is none, or more than one.

    >>> range_in("từ 80% đến dưới 100%")
    Range(low=Fraction(80, 1), low_closed=True, high=Fraction(100, 1), high_closed=False, in_percent=True)
    """
    bare = without_dates(text)
    for pattern, build in ((_CHAIN, _chain), (_BOTH, _both)):
        found = pattern.search(bare)
        if found is not None:
            # “đạt 80% và 3 văn bản” names two things.
            is_one = bool(found["u2"]) or not found["u1"]
            return build(found) if is_one and _is_all(bare, found) else None
    for closing, pattern in (("low-closed", _UPWARDS), ("high-closed", _DOWNWARDS), *_ONE_SIDED):
        found = pattern.search(bare)
        if found is not None:
            return _one(closing, found) if _is_all(bare, found) else None
    return None


def _is_all(text: str, found: "re.Match[str]") -> bool:
    rest = text[: found.start()] + " " + text[found.end() :]
    return re.search(r"\d|[<>]", rest) is None


def _chain(found: "re.Match[str]") -> Range:
    low, high = parse_number(found["n1"]), parse_number(found["n2"])
    return Range(low, found["s1"] == "<=", high, found["s2"] == "<=", bool(found["u1"] or found["u2"]))


def _both(found: "re.Match[str]") -> Range:
    first, second = parse_number(found["n1"]), parse_number(found["n2"])
    before, middle = found["before"].lower(), found["middle"].lower()
    in_percent = bool(found["u1"] or found["u2"])
    first_open, second_open = _is_open(before), _is_open(middle)
    if first > second:
        return Range(second, not second_open, first, not first_open, in_percent)
    return Range(first, not first_open, second, not second_open, in_percent)


def _is_open(words: str) -> bool:
    return re.search(rf"(?:{_ABOVE}|{_BELOW})\s*$", words) is not None and not re.search(r"[<>]=\s*$", words)


def _one(closing: str, found: "re.Match[str]") -> Range:
    number, in_percent = parse_number(found["n1"]), bool(found["u1"])
    if closing == "equal":
        return Range(number, True, number, True, in_percent)
    side, _, end = closing.partition("-")
    if side == "low":
        return Range(number, end == "closed", None, False, in_percent)
    return Range(None, False, number, end == "closed", in_percent)
