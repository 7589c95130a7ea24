"""How a criterion earns points: one kind per file, and every kind lowers to a curve."""

from sen.engine.rules.bands import Bands
from sen.engine.rules.curve import Breakpoint, Curve, Piece
from sen.engine.rules.derived import Derived, Way, work_out
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
from sen.engine.rules.measuring import InputShape, MeasureShape, read_measure
from sen.engine.rules.peers import ABOUT_PEERS, Relative
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount, Number, interval
from sen.engine.rules.registry import ADAPTERS, KINDS, read_rule
from sen.engine.rules.rule import Own, Rule, adapted
from sen.engine.rules.unscored import Unscored

__all__ = [
    "ABOUT_PEERS",
    "ADAPTERS",
    "KINDS",
    "ONLY",
    "STRICT",
    "Amount",
    "Bands",
    "Breakpoint",
    "Complement",
    "Corner",
    "Curve",
    "Derived",
    "Figures",
    "Formula",
    "Input",
    "InputKind",
    "InputShape",
    "Measure",
    "MeasureShape",
    "Number",
    "Option",
    "Own",
    "Piece",
    "Plain",
    "Ratio",
    "Relative",
    "Rule",
    "RuleProblem",
    "Segment",
    "Sum",
    "Unscored",
    "Way",
    "ZeroDenominator",
    "adapted",
    "interval",
    "natural_range",
    "plain",
    "read_measure",
    "read_rule",
    "segments",
    "work_out",
]
