"""What every kind of rule can do."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from sen.engine.rules.curve import Curve
from sen.engine.rules.inputs import Input
from sen.engine.rules.measures import Measure


@dataclass(frozen=True)
class Own:
    """The figures a rule asks for by itself, and how it measures them."""

    inputs: tuple[Input, ...]
    measure: Measure


class Rule(Protocol):
    """A way of earning points: words that lower to a curve."""

    def own(self, maximum: Fraction) -> Own | None:
        """Return the figures the rule asks for itself, or ``None`` if the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Return the curve from measured value to points; ``unit`` is for its labels."""
