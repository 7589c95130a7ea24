"""One statement of a rule: what must be so, and what it earns."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from sen.engine import parse_number
from sen.reform.indices.tables.phrases.ranges import Range, range_in


class Earns(Enum):
    """How a statement says what is earned."""

    POINTS = auto()
    FULL = auto()
    FORMULA = auto()
    PERCENT = auto()
    LOSES = auto()
    NOTHING_SAID = auto()


@dataclass(frozen=True)
class Level:
    """A statement read: its words, its condition, and what it earns."""

    words: str
    condition: str
    earns: Earns
    number: Fraction = Fraction(0)
    formula: str = ""

    @property
    def range(self) -> Range | None:
        """The figures the condition names, if it names any."""
        return range_in(self.condition)

    @property
    def label(self) -> str:
        """The condition as a label of a level."""
        bare = re.sub(r"(?i)^(?:nếu|khi|trường hợp|đơn vị)\s+|\s+(?:thì|sẽ)$", "", self.condition.strip(" :;,.-"))
        return re.sub(r"\s+", " ", bare)


_NUMBER = r"\d+(?:[.,]\d+)?"
_GIVES = r"(?:(?:thì|sẽ|được|đạt|cho|chấm|tính|ghi|là|bằng|điểm)\s*:?\s+|:\s*)*"
_LOSES = re.compile(
    rf"^(?P<condition>.*?)\s*[:,(-]?\s*(?:thì\s+)?(?:sẽ\s+)?(?:bị\s+)?\btrừ\s+(?:đi\s+)?(?P<number>{_NUMBER})"
    rf"\s*(?:điểm|đ)?(?:\s*/\s*(?:0?1\s+|một\s+|mỗi\s+)?(?P<each>[^\d]+))?(?P<after>.*)$",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"^(?P<condition>.*?)\s*[:,-]?\s*(?:thì\s+)?(?:(?:số\s+)?điểm\s+(?:\w+\s+){0,3})?(?:được\s+|sẽ\s+)*"
    r"(?:(?:tính|chấm|áp dụng|xác định)(?:\s+điểm)?\s*(?:(?:theo|bằng|:)\s*(?:công thức|tỷ lệ|tỉ lệ)|công thức)|"
    r"theo công thức|"
    r"điểm\s*(?:số\s*)?(?:đạt được\s*|đánh giá\s*)?=)\s*:?\s*(?P<formula>.*)$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"^(?:(?P<condition>[^×]*?)\s*:\s+)?(?P<formula>[^:]*(?:×|nhân với).*)$", re.IGNORECASE)
_ZERO = re.compile(
    r"^(?P<condition>.*?)\s*[:,(-]?\s*(?:thì\s+)?(?:không (?:có |được |tính |chấm |cho )*điểm)\)?$", re.IGNORECASE
)
_FULL = re.compile(
    rf"^(?P<condition>.*?)\s*[:,(=-]?\s*{_GIVES}(?:(?:số\s+)?điểm tối đa|tối đa(?:\s+(?:số\s+)?điểm)?|đủ (?:số )?điểm|"
    rf"trọn điểm|100%\s*(?:số )?điểm(?: tối đa)?|toàn bộ số điểm|điểm tuyệt đối)"
    rf"\s*(?:\(?\s*(?P<number>{_NUMBER})\s*(?:điểm|đ)?\s*\)?)?$",
    re.IGNORECASE,
)
_POINTS = (
    re.compile(
        r"^(?P<condition>.*\S)\s*[:,]?\s+(?:thì\s+)?(?:số\s+)?điểm\s+(?:(?:đánh giá|đạt được|chấm|số)\s+)?(?:được\s+)?"
        rf"(?:là|bằng|=)\s*(?P<number>{_NUMBER})\s*(?:điểm|đ)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<condition>.*\S|)\s*[:=]\s*(?:(?:được|đạt|cho|chấm|tính|ghi)\s*:?\s+)*(?P<number>{_NUMBER})\s*"
        r"(?:điểm|đ)?(?:\s*/\s*(?:\w+\s*){1,3})?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<condition>.*?)\s*[-(,]?\s*{_GIVES}(?<![\d.,/])(?P<number>{_NUMBER})\s*(?:điểm|đ)\s*$", re.IGNORECASE
    ),
    re.compile(rf"^(?P<condition>.*?)\s*\(\s*{_GIVES}(?P<number>{_NUMBER})\s*(?:điểm|đ)\s*\)$", re.IGNORECASE),
)
_POINTS_FIRST = re.compile(
    rf"^(?:chấm|cho|đạt|được|tính)?\s*(?P<number>{_NUMBER})\s*(?:điểm|đ)\s*"
    r"(?:[:,-]|nếu|khi|đối với|cho|với)\s*(?P<condition>.+)$",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"^(?P<condition>[^\d]+?)\s*[:=-]\s*(?:được\s+|tính\s+|trọng số\s+)*(?P<number>{_NUMBER})\s*%\s*"
                      r"(?:số )?(?:điểm(?: tối đa)?)?$", re.IGNORECASE)  # fmt: skip


def read_level(statement: str) -> Level:
    """
    Read one statement.

    >>> read_level("kịp thời: 0,5").number, read_level("Dưới 80%: không có điểm").earns.name
    (Fraction(1, 2), 'POINTS')
    """
    for read in (_loses, _by_formula, _nothing, _full, _points_first, _points, _percent):
        level = read(statement)
        if level is not None:
            return level
    return Level(statement, statement, Earns.NOTHING_SAID)


def _loses(statement: str) -> Level | None:
    found = _LOSES.match(statement)
    if found is None or re.search(r"(?i)tổng (?:số )?điểm (?:bị )?trừ|trừ tối đa", statement):
        return None
    after = re.sub(r"(?i)^\s*(?:cho|đối với|với|nếu|khi)\s+", "", (found["after"] or "").strip(" .,:"))
    before = found["condition"].strip(" :,.-(")
    return Level(statement, before or after or (found["each"] or ""), Earns.LOSES, parse_number(found["number"]))


def _by_formula(statement: str) -> Level | None:
    found = _FORMULA.match(statement) or _PRODUCT.match(statement)
    if found is None:
        return None
    return Level(statement, (found["condition"] or "").strip(" :,-"), Earns.FORMULA, formula=found["formula"].strip())


def _nothing(statement: str) -> Level | None:
    found = _ZERO.match(statement)
    return Level(statement, found["condition"], Earns.POINTS) if found and found["condition"] else None


def _full(statement: str) -> Level | None:
    found = _FULL.match(statement)
    if found is None:
        return None
    return Level(statement, found["condition"].strip(" :,-"), Earns.FULL)


def _points_first(statement: str) -> Level | None:
    found = _POINTS_FIRST.match(statement)
    if found is None or _ends_in_points(found["condition"]):
        return None
    return Level(statement, found["condition"], Earns.POINTS, parse_number(found["number"]))


def _ends_in_points(text: str) -> bool:
    return re.search(rf"[:=]\s*{_NUMBER}\s*(?:điểm|đ)?$", text) is not None


def _points(statement: str) -> Level | None:
    """A number is points where it is called so, or stands after a colon or a sign of equality."""
    for pattern in _POINTS:
        found = pattern.match(statement)
        if found is not None:
            return Level(statement, found["condition"].strip(" :,-="), Earns.POINTS, parse_number(found["number"]))
    return None


def _percent(statement: str) -> Level | None:
    found = _PERCENT.match(statement)
    if found is None:
        return None
    return Level(statement, found["condition"].strip(), Earns.PERCENT, parse_number(found["number"]))
