"""What a rule looks at: a ratio, a figure as it stands, or what is left of 100 %."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.inputs import Input

HUNDRED = Fraction(100)
ONE = Fraction(1)

Figures = Mapping[str, Fraction]


def reaching(goal: Breakpoint, unit: str) -> str:
    """Word a breakpoint by its end: reach, above, below, down to."""
    value = f"{vietnamese(goal.value)} {unit}".rstrip()
    if goal.is_upwards:
        return f"đạt {value}" if goal.is_reached_at_value else f"trên {value}"
    return f"từ {value} trở xuống" if goal.is_reached_at_value else f"dưới {value}"


def measured_text(value: Fraction) -> str:
    """
    Show a measured value with two decimals, more where two would make it look like a whole number.

    >>> measured_text(Fraction(80)), measured_text(Fraction("89.995"))
    ('80,00', '89,995')
    """
    places = 2
    while value.denominator != 1 and vietnamese(value, places).endswith("00") and places < 6:
        places += 1
    return vietnamese(value, places)


class ZeroDenominator(StrEnum):
    """What a denominator of 0 means; decisions differ, so the definition says it."""

    ZERO_POINTS = "zero-points"
    NOT_APPLICABLE = "not-applicable"


class Measure(Protocol):
    """What is measured: the formula, its unit, and how to say it in a sentence."""

    @property
    def formula(self) -> Formula:
        """The arithmetic from figures to measured value."""

    @property
    def unit(self) -> str:
        """The unit of the measured value, ``%`` or a word."""

    @property
    def lever(self) -> str | None:
        """The figure a unit would change to earn more, if there is one."""

    @property
    def when_zero(self) -> ZeroDenominator:
        """What a denominator of 0 means."""

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word the figures and what they come to."""

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word what would have to be reached; empty where nobody can aim at it."""


@dataclass(frozen=True)
class Ratio:
    """One figure divided by another, in percent or as it is."""

    numerator: str
    denominator: str
    unit: str = "%"
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return numerator ÷ denominator, times 100 for percent."""
        weight = HUNDRED if self.unit == "%" else ONE
        return Formula(Sum(((self.numerator, weight),)), Sum(((self.denominator, ONE),)))

    @property
    def lever(self) -> str:
        """Name the numerator: that is what a unit works on."""
        return self.numerator

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``48/60 nhiệm vụ = 80,00 %``."""
        done, total = figures[self.numerator], figures[self.denominator]
        shown = f"{vietnamese(done)}/{vietnamese(total)} {inputs[self.numerator].unit}".rstrip()
        value = self.formula.value(figures)
        if value is None:
            return f"{shown}, mẫu số bằng 0"
        return f"{shown} = {measured_text(value)} {self.unit}".rstrip()

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``trên 90 %``."""
        return reaching(goal, self.unit)


@dataclass(frozen=True)
class Plain:
    """One figure as it stands: a count, an amount, a percentage."""

    name: str
    unit: str
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the figure itself."""
        return plain(self.name)

    @property
    def lever(self) -> str:
        """Name the figure."""
        return self.name

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``3 vụ`` or ``91,17 %``."""
        value = figures[self.name]
        shown = measured_text(value) if self.unit == "%" else vietnamese(value)
        return f"{shown} {self.unit}".rstrip()

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``từ 3 vụ trở xuống``."""
        return reaching(goal, self.unit)


@dataclass(frozen=True)
class Complement:
    """What is left of 100 % after the named percentages (766, 5.4)."""

    parts: tuple[str, ...]
    unit: str = "%"
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return 100 minus the parts."""
        return Formula(Sum(tuple((part, -ONE) for part in self.parts), HUNDRED))

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``100 % − 5 % quá hạn − 3 % không hài lòng = 92,00 %``."""
        taken = "".join(f" − {vietnamese(figures[part])} % {inputs[part].label}" for part in self.parts)
        left = HUNDRED - sum((figures[part] for part in self.parts), Fraction(0))
        return f"100 %{taken} = {measured_text(left)} %"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``đạt 90 %``."""
        return reaching(goal, self.unit)
