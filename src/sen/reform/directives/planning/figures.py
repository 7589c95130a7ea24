"""What is planned, as plans write it: "95 %", "≥ 12 văn bản", "1.200"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import enforce_one_reading, parse_number
from sen.reform.common.text import fold

_AT_LEAST = re.compile(r"^(?:≥|>=|>|từ|trên|tối thiểu|ít nhất|đạt|tăng lên|khoảng)\s*(?:đạt\s*|từ\s*)?", re.IGNORECASE)
_AT_MOST = re.compile(r"^(?:≤|<=|<|dưới|không quá|tối đa|giảm)", re.IGNORECASE)
_NUMBER = re.compile(r"^(-?\d[\d.,\s]*\d|-?\d)\s*(.*)$", re.DOTALL)
_UPWARDS = re.compile(r"\s*(?:trở lên|trở|lên)\s*$", re.IGNORECASE)
_LONGEST_MEASURE = 60


@dataclass(frozen=True)
class Figure:
    """A number with the measure behind it, or what keeps it from being one."""

    value: Decimal | None
    measure: str = ""
    problem: str = ""


def read_figure(text: str) -> Figure:
    """Read a planned figure; one that is to be kept below a bound cannot be a share of what is reached."""
    words = " ".join(text.split())
    if _AT_MOST.match(words):
        said = _("“%(text)s” is a bound to stay below. Say what is to be reached instead, as “95 %% in time” does.")
        return Figure(None, problem=said % {"text": words[:60]})
    found = _NUMBER.match(_AT_LEAST.sub("", words))
    if found is None:
        return Figure(None, problem=_("“%(text)s” is no number. Write for example 95 or 95 %%.") % {"text": words[:60]})
    number, measure = found[1], _UPWARDS.sub("", found[2]).strip(" .;")
    if re.match(r"(?:[-–]|đến\b)", measure):
        return Figure(None, problem=_("“%(text)s” names two numbers. Plan one of them.") % {"text": words[:60]})
    try:
        enforce_one_reading(number)
        return Figure(parse_number(number), measure[:_LONGEST_MEASURE])
    except Refusal as refusal:
        return Figure(None, problem=refusal.sentence)


def same_measure(one: str, other: str) -> bool:
    """
    Whether two words for a measure are one.

    >>> same_measure("Hồ sơ", "hồ  sơ"), same_measure("%", "hồ sơ")
    (True, False)
    """
    return fold(one) == fold(other)
