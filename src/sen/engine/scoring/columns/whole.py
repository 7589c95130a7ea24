"""Columns of whole numbers that cannot overflow: each carries a bound no entry passes."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import typing as npt

Integers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]

#: Beyond this a product is worked out on Python's own integers, which have no end.
LIMIT = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """
    A column of whole numbers (``int64``, or Python integers where the bound passes :data:`LIMIT`), or one constant.

    The bound of a result is known before it is computed, so nothing wraps around.

    >>> (Whole.of(np.array([2, 3])) * Whole.constant(2**62)).numbers.tolist()
    [9223372036854775808, 13835058055282163712]
    """

    numbers: Integers | int
    most: int

    @classmethod
    def constant(cls, number: int) -> "Whole":
        """Stand for the same number in every row."""
        return cls(number, max(abs(number), 1))

    @classmethod
    def of(cls, numbers: Integers) -> "Whole":
        """Measure a column; Python integers that fit become ``int64``."""
        most = max(int(numbers.max()), -int(numbers.min()), 1) if numbers.size else 1
        if numbers.dtype == object and most <= LIMIT:
            numbers = numbers.astype(np.int64)
        return cls(numbers, most)

    @property
    def is_constant(self) -> bool:
        """Say whether this is one number for every row."""
        return isinstance(self.numbers, int)

    @property
    def is_wide(self) -> bool:
        """Say whether the column left ``int64``."""
        return isinstance(self.numbers, np.ndarray) and self.numbers.dtype == object

    def __mul__(self, other: "Whole") -> "Whole":
        if isinstance(other.numbers, int) and other.numbers == 1:
            return self
        if isinstance(self.numbers, int) and self.numbers == 1:
            return other
        most = self.most * other.most
        return Whole(_ready(self.numbers, most) * _ready(other.numbers, most), most)

    def __add__(self, other: "Whole") -> "Whole":
        most = self.most + other.most
        return Whole(_ready(self.numbers, most) + _ready(other.numbers, most), most)

    def __sub__(self, other: "Whole") -> "Whole":
        most = self.most + other.most
        return Whole(_ready(self.numbers, most) - _ready(other.numbers, most), most)

    def __floordiv__(self, positive: "Whole") -> "Whole":
        most = max(self.most, positive.most)
        return Whole(_ready(self.numbers, most) // _ready(positive.numbers, most), self.most)

    def where(self, mask: Mask, otherwise: "Whole") -> "Whole":
        """Keep the entries the mask names, take the others from another column."""
        most = max(self.most, otherwise.most)
        kept, other = _ready(self.numbers, most), _ready(otherwise.numbers, most)
        if most > LIMIT:
            return Whole(np.where(mask, np.asarray(kept, object), np.asarray(other, object)), most)
        return Whole(np.where(mask, kept, other), most)

    def rows(self, count: int) -> Integers:
        """Return one entry for each row."""
        if isinstance(self.numbers, np.ndarray):
            return self.numbers
        return np.full(count, self.numbers, np.int64 if self.most <= LIMIT else object)

    def at(self, row: int) -> int:
        """Return one entry."""
        return int(self.numbers if isinstance(self.numbers, int) else self.numbers[row])


def _ready(numbers: Integers | int, most: int) -> Any:
    """Leave ``int64`` before a result could."""
    if most > LIMIT and isinstance(numbers, np.ndarray):
        return numbers.astype(object)
    return numbers


ONE = Whole.constant(1)
NOUGHT = Whole.constant(0)
