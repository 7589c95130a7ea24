"""Exact numbers: read from text, rounded as the regulation asks, shown as Vietnamese tables show them."""

from sen.engine.points.intervals import Interval
from sen.engine.points.numbers import NotANumber, decimal_text, parse_number
from sen.engine.points.roots import DECIMALS_OF_IRRATIONAL, natural_logarithm, root
from sen.engine.points.rounding import Rounding, RoundingMode
from sen.engine.points.vietnamese import vietnamese

__all__ = [
    "DECIMALS_OF_IRRATIONAL",
    "Interval",
    "NotANumber",
    "Rounding",
    "RoundingMode",
    "decimal_text",
    "natural_logarithm",
    "parse_number",
    "root",
    "vietnamese",
]
