"""How a criterion earns points: one kind per file, and every kind lowers to a curve."""

from sen.engine.rules.bands import Bands
from sen.engine.rules.curve import Breakpoint, Curve, Piece
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.geometry import Corner, Segment, natural_range, segments
from sen.engine.rules.inputs import ONLY, Input, InputKind, Option
from sen.engine.rules.measures import (
    Complement,
    Figures,
    Measure,
    Plain,
    Ratio,
    ZeroDenominator,
)
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount, Number, interval
from sen.engine.rules.registry import KINDS, read_rule
from sen.engine.rules.rule import Own, Rule

__all__ = [
    "KINDS",
    "ONLY",
    "STRICT",
    "Amount",
    "Bands",
    "Breakpoint",
    "Complement",
    "Corner",
    "Curve",
    "Figures",
    "Formula",
    "Input",
    "InputKind",
    "Measure",
    "Number",
    "Option",
    "Own",
    "Piece",
    "Plain",
    "Ratio",
    "Rule",
    "RuleProblem",
    "Segment",
    "Sum",
    "ZeroDenominator",
    "interval",
    "natural_range",
    "plain",
    "read_rule",
    "segments",
]
