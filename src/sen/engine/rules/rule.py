"""What every kind of rule can do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from sen.engine.rules.curve import Curve
from sen.engine.rules.derived import Derived
from sen.engine.rules.inputs import Input
from sen.engine.rules.measures import Measure


@dataclass(frozen=True)
class Own:
    """The figures a rule asks for, what is worked out from them, and how it measures them."""

    inputs: tuple[Input, ...]
    measure: Measure
    derived: tuple[Derived, ...] = ()


class Rule(Protocol):
    """A way of earning points: words that lower to a curve."""

    def own(self, maximum: Fraction) -> Own | None:
        """Return the figures the rule asks for itself, or ``None`` if the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Return the curve from measured value to points; ``unit`` is for its labels."""


class Adapting(ABC):
    """A rule that looks at more than the measure as it was written: its logarithm, the results of peers."""

    @abstractmethod
    def measured(self, own: Own) -> Own:
        """Return what the rule really looks at."""


def adapted(rule: Rule, own: Own) -> Own:
    """Let a rule that must see more than the written measure have its way."""
    return rule.measured(own) if isinstance(rule, Adapting) else own
