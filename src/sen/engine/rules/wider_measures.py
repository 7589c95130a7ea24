"""Measures of more than one division: weighed sums, rates multiplied, a share of the first denominator there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input
from sen.engine.rules.measures import Figures, ZeroDenominator, measured_text, reaching

ONE = Fraction(1)
HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Weighed:
    """A weighed sum over another, as the decision writes the formula."""

    formula: Formula
    unit: str
    when_zero: ZeroDenominator
    lever: None = None

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``được giao 100, đã xong 90: 90,00 %``."""
        given = ", ".join(f"{inputs[name].label} {vietnamese(figures[name])}" for name in inputs)
        value = self.formula.value(figures)
        return f"{given}: {'mẫu số bằng 0' if value is None else f'{measured_text(value)} {self.unit}'.rstrip()}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``đạt 90 %``."""
        return reaching(goal, self.unit)


@dataclass(frozen=True)
class Rates:
    """Rates multiplied with each other: a rate, corrected by how complete the data are (766, 3.3)."""

    pairs: tuple[tuple[str, str], ...]
    unit: str
    when_zero: ZeroDenominator
    lever: None = None
    result: str = "rates"

    @property
    def names(self) -> tuple[str, ...]:
        """Name each rate by its figures."""
        return tuple(f"{top}/{bottom}" for top, bottom in self.pairs)

    @cached_property
    def formula(self) -> Formula:
        """Return the product, times 100 for percent."""
        return Formula(Sum(((self.result, HUNDRED if self.unit == "%" else ONE),)))

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``45/50 × 8/10 = 72,00 %``."""
        shown = " × ".join(f"{vietnamese(figures[top])}/{vietnamese(figures[bottom])}" for top, bottom in self.pairs)
        if self.result not in figures:
            return f"{shown}, mẫu số bằng 0"
        return f"{shown} = {measured_text(self.formula.top.of(figures))} {self.unit}".rstrip()

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``đạt 90 %``."""
        return reaching(goal, self.unit)


@dataclass(frozen=True)
class ShareOfFirst:
    """A share of the first denominator that is known and not 0 (766, 1.4)."""

    part: str
    unit: str
    when_zero: ZeroDenominator
    denominator: str = "denominator"

    @cached_property
    def formula(self) -> Formula:
        """Return part ÷ denominator, times 100 for percent."""
        weight = HUNDRED if self.unit == "%" else ONE
        return Formula(Sum(((self.part, weight),)), Sum(((self.denominator, ONE),)))

    @property
    def lever(self) -> str:
        """Name the part: that is what a unit works on."""
        return self.part

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``90/100 hồ sơ = 90,00 %``."""
        done = vietnamese(figures[self.part])
        if self.denominator not in figures:
            return f"{done} {inputs[self.part].unit}, mọi mẫu số bằng 0"
        shown = f"{done}/{vietnamese(figures[self.denominator])} {inputs[self.part].unit}".rstrip()
        return f"{shown} = {measured_text(self.formula.value(figures) or Fraction(0))} {self.unit}".rstrip()

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``đạt 90 %``."""
        return reaching(goal, self.unit)
