"""Columns of exact quotients: added, multiplied, rounded and put in order without a single float."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm

import numpy as np

from sen.engine.points import Rounding, RoundingMode
from sen.engine.scoring.columns.whole import LIMIT, NOUGHT, ONE, Integers, Mask, Whole

_TWO = Whole.constant(2)


@dataclass(frozen=True, slots=True, eq=False)
class Quotients:
    """``top ÷ bottom``, row by row; every bottom is above 0, and mostly one for the whole column."""

    top: Whole
    bottom: Whole = ONE

    @classmethod
    def constant(cls, number: Fraction, parts: int = 1) -> "Quotients":
        """Stand for the same number in every row, over a bottom that ``parts`` divides."""
        bottom = lcm(number.denominator, parts)
        top = number.numerator * (bottom // number.denominator)
        return cls(Whole.constant(top), Whole.constant(bottom))

    @classmethod
    def of(cls, numbers: Iterable[Fraction]) -> "Quotients":
        """Bring numbers to one denominator."""
        listed = list(numbers)
        bottom = lcm(*{number.denominator for number in listed})
        tops = [number.numerator * (bottom // number.denominator) for number in listed]
        return cls(Whole.of(np.array(tops, dtype=object)), Whole.constant(bottom))

    @property
    def is_wide(self) -> bool:
        """Say whether the column left ``int64``."""
        return self.top.is_wide or self.bottom.is_wide

    def at(self, row: int) -> Fraction:
        """Return one entry."""
        return Fraction(self.top.at(row), self.bottom.at(row))

    def __mul__(self, other: "Quotients") -> "Quotients":
        return Quotients(self.top * other.top, self.bottom * other.bottom)

    def __add__(self, other: "Quotients") -> "Quotients":
        together = self._over_one_bottom(other)
        if together is not None:
            top, other_top, bottom = together
            return Quotients(top + other_top, bottom)
        tops = self.top * other.bottom + other.top * self.bottom
        return Quotients(tops, self.bottom * other.bottom).reduced()

    def __sub__(self, other: "Quotients") -> "Quotients":
        return self + Quotients(NOUGHT - other.top, other.bottom)

    def where(self, mask: Mask, otherwise: "Quotients") -> "Quotients":
        """Keep the entries the mask names, take the others from another column."""
        together = self._over_one_bottom(otherwise)
        if together is not None:
            top, other_top, bottom = together
            return Quotients(top.where(mask, other_top), bottom)
        return Quotients(self.top.where(mask, otherwise.top), self.bottom.where(mask, otherwise.bottom))

    def _over_one_bottom(self, other: "Quotients") -> tuple[Whole, Whole, Whole] | None:
        """Return both tops over the least common bottom, if each column has only one."""
        one, two = self.bottom.numbers, other.bottom.numbers
        if not isinstance(one, int) or not isinstance(two, int):
            return None
        if one == two:
            return self.top, other.top, self.bottom
        common = lcm(one, two)
        return (
            self.top * Whole.constant(common // one),
            other.top * Whole.constant(common // two),
            Whole.constant(common),
        )

    def reduced(self) -> "Quotients":
        """Divide both sides by what they share; entries that fit return to ``int64``."""
        kind = object if max(self.top.most, self.bottom.most) > LIMIT else np.int64
        top, bottom = np.asarray(self.top.numbers, kind), np.asarray(self.bottom.numbers, kind)
        shared = np.gcd(top, bottom)
        return Quotients(Whole.of(top // shared), Whole.of(bottom // shared))

    def rounded(self, rounding: Rounding) -> "Quotients":
        """Round every entry, by its size and not its sign, as :class:`Rounding` does one."""
        scale = 10**rounding.places
        if self.bottom.is_constant and scale % self.bottom.most == 0:
            return Quotients(self.top * Whole.constant(scale // self.bottom.most), Whole.constant(scale))
        if self.top.is_constant and self.bottom.is_constant:
            return Quotients.constant(rounding.apply(self.at(0)))
        numbers = np.asarray(self.top.numbers)
        size, has_negative = self.top, numbers.min() < 0
        if has_negative:
            size = Whole(np.abs(numbers), self.top.most)
        whole = _cut(size, scale, self.bottom, rounding.mode).numbers
        if has_negative:
            whole = np.where(np.less(numbers, 0), -np.asarray(whole), whole)
        return Quotients(Whole.of(np.asarray(whole)), Whole.constant(scale))

    def order_keys(self, count: int) -> Integers:
        """
        Return one whole number per row whose order is the exact order of the quotients.

        Two different quotients with bottoms up to M lie at least 1/M² apart, so their multiples by M²
        differ in the whole part.
        """
        if self.bottom.is_constant:
            return self.top.rows(count)
        spread = Whole.constant(self.bottom.most**2)
        return Whole.of((self.top * spread // self.bottom).rows(count)).rows(count)


def total(columns: Iterable[Quotients]) -> Quotients:
    """Add up columns, one at least."""
    return reduce(Quotients.__add__, columns)


def _cut(size: Whole, scale: int, bottom: Whole, mode: RoundingMode) -> Whole:
    """Divide ``scale`` times numbers from 0 up, and decide about the rest as the mode says."""
    if mode in (RoundingMode.DOWN, RoundingMode.UP):
        scaled = size * Whole.constant(scale)
        return scaled // bottom if mode is RoundingMode.DOWN else (scaled + bottom - ONE) // bottom
    twice, step = size * Whole.constant(2 * scale) + bottom, bottom * _TWO
    if mode is RoundingMode.HALF_DOWN:
        return (twice - ONE) // step
    up = twice // step
    if mode is RoundingMode.HALF_UP:
        return up
    is_odd_tie = (np.mod(twice.numbers, step.numbers) == 0) & (np.mod(up.numbers, 2) == 1)
    return up - Whole(is_odd_tie.astype(np.int64), 1)
