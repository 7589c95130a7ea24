"""Exact numbers: read from text, rounded as the regulation asks, shown as Vietnamese tables show them."""

from sen.engine.points.intervals import Interval
from sen.engine.points.numbers import NotANumber, decimal_text, parse_number
from sen.engine.points.rounding import Rounding, RoundingMode
from sen.engine.points.vietnamese import vietnamese

__all__ = [
    "Interval",
    "NotANumber",
    "Rounding",
    "RoundingMode",
    "decimal_text",
    "parse_number",
    "vietnamese",
]
