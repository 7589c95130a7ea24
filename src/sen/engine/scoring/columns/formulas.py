"""A measure as whole numbers: two weighted sums of scaled figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

import numpy as np

from sen.engine.rules import Formula, Sum
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.whole import NOUGHT, ONE, Mask, Whole

Figures = Mapping[str, Quotients]
ONE_WHOLE = Fraction(1)


@dataclass(frozen=True)
class WholeSum:
    """A weighted sum of the tops of figures, ``common`` times too large."""

    terms: tuple[tuple[str, int], ...]
    constant: int
    common: int

    @classmethod
    def of(cls, written: Sum, scales: Mapping[str, int]) -> "WholeSum":
        """Bring the weights to whole numbers; ``scales`` are the bottoms of the figures."""
        weights = [(name, weight / scales[name]) for name, weight in written.terms]
        common = lcm(written.constant.denominator, *(weight.denominator for _, weight in weights))
        terms = tuple((name, int(weight * common)) for name, weight in weights)
        return cls(terms, int(written.constant * common), common)

    def over(self, figures: Figures) -> Whole:
        """Add up."""
        parts = [
            figures[name].top if weight == 1 else figures[name].top * Whole.constant(weight)
            for name, weight in self.terms
        ]
        if self.constant or not parts:
            parts.append(Whole.constant(self.constant))
        return reduce(Whole.__add__, parts)


@dataclass(frozen=True)
class WholeFormula:
    """``top × top_factor ÷ (bottom × bottom_factor)``."""

    top: WholeSum
    bottom: WholeSum
    top_factor: int
    bottom_factor: int

    @classmethod
    def of(cls, formula: Formula, scales: Mapping[str, int]) -> "WholeFormula":
        """Bring a formula to whole numbers, for figures of these scales."""
        top, bottom = WholeSum.of(formula.top, scales), WholeSum.of(formula.bottom, scales)
        shared = gcd(top.common, bottom.common)
        return cls(top, bottom, bottom.common // shared, top.common // shared)

    def measure(self, figures: Figures) -> tuple[Quotients, Mask | None]:
        """Return the measured values, and where the denominator is 0 (1 is put there); ``None`` for nowhere."""
        top = self.top.over(figures) * Whole.constant(self.top_factor)
        bottom = self.bottom.over(figures) * Whole.constant(self.bottom_factor)
        least = np.asarray(bottom.numbers).min()
        if least > 0:
            return Quotients(top, bottom), None
        if least < 0:
            is_below = np.less(bottom.numbers, 0)
            top, bottom = (NOUGHT - top).where(is_below, top), (NOUGHT - bottom).where(is_below, bottom)
        is_zero = np.equal(bottom.numbers, 0)
        return Quotients(top, ONE.where(is_zero, bottom)), is_zero


def scale_of(numbers: Figures) -> dict[str, int]:
    """Return the scale of each figure."""
    return {name: column.bottom.most for name, column in numbers.items()}


@dataclass(frozen=True, eq=False)
class OneByOne:
    """Values that were measured unit by unit, for measures that are more than one quotient."""

    values: Quotients
    is_undefined: Mask

    @classmethod
    def of(cls, measured: Sequence[Fraction | None]) -> "OneByOne":
        """Put measured values, ``None`` where there is none, in a column."""
        numbers = [ONE_WHOLE if number is None else number for number in measured]
        tops = np.array([number.numerator for number in numbers], dtype=object)
        bottoms = np.array([number.denominator for number in numbers], dtype=object)
        is_undefined = np.array([number is None for number in measured], dtype=bool)
        return cls(Quotients(Whole.of(tops), Whole.of(bottoms)), is_undefined)

    def measure(self, figures: Figures) -> tuple[Quotients, Mask | None]:
        """Return the values, and where there is none."""
        return self.values, self.is_undefined
