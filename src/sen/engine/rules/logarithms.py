"""The logarithm of another measure, for figures whose steps count by the factor and not by the amount."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sen.engine.rules.curve import Breakpoint
from sen.engine.rules.formula import Formula, plain
from sen.engine.rules.inputs import Input
from sen.engine.rules.measures import Figures, Measure, ZeroDenominator

FIGURE, LOG = "figure", "logarithm"


@dataclass(frozen=True)
class LogOf:
    """The natural logarithm of what another measure finds."""

    inner: Measure
    unit: str = "ln"
    lever: None = None

    @cached_property
    def formula(self) -> Formula:
        """Return the logarithm itself."""
        return plain(LOG)

    @property
    def when_zero(self) -> ZeroDenominator:
        """Return what the other measure says of a denominator of 0."""
        return self.inner.when_zero

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as the other measure does, on the scale of logarithms."""
        return f"{self.inner.say(figures, inputs)}, tính theo thang lô-ga-rít"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Say nothing: nobody aims at a logarithm."""
        return ""
