"""Ranks that follow one unit's move: those it passes step down or up by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy import typing as npt

from sen.engine.definitions import Ties
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.ranks import Ranks, ranks_of
from sen.engine.scoring.columns.whole import LIMIT, Integers, Mask


@dataclass(eq=False)
class Key:
    """
    Whole numbers in the order of a column of quotients: their multiples by ``spread``, cut off.

    Quotients with bottoms up to ``most`` keep their order and stay apart.
    """

    numbers: Integers
    exact: dict[int, Fraction]
    column: Quotients
    spread: int
    most: int

    @classmethod
    def of(cls, column: Quotients, count: int) -> "Key":
        """Bring a column to whole numbers."""
        if column.bottom.is_constant:
            return cls(column.order_keys(count).copy(), {}, column, column.bottom.at(0), 1)
        return cls(column.order_keys(count).copy(), {}, column, column.bottom.most**2, column.bottom.most)

    def put(self, row: int, number: Fraction) -> None:
        """Replace one entry; all are brought to finer parts if it lies between those of today."""
        self.exact[row] = number
        if self.spread % number.denominator and number.denominator > self.most:
            self._refine(number.denominator)
        key = number.numerator * self.spread // number.denominator
        if abs(key) > LIMIT:
            self.numbers = self.numbers.astype(object)
        self.numbers[row] = key

    def _refine(self, bottom: int) -> None:
        self.most = max(bottom, self.column.bottom.most, *(each.denominator for each in self.exact.values()))
        self.spread = self.most**2
        numbers = [self.exact[row] if row in self.exact else self.column.at(row) for row in range(len(self.numbers))]
        keys = [number.numerator * self.spread // number.denominator for number in numbers]
        self.numbers = np.array(keys, dtype=object)


@dataclass(eq=False)
class Ladder:
    """The ranks of all units in their groups; 0 for those that are not ranked."""

    ties: Ties
    keys: list[Key]
    ranked: Mask
    groups: npt.NDArray[np.int64]
    ranks: Ranks

    @classmethod
    def of(cls, ties: Ties, columns: Sequence[Quotients], ranked: Mask, groups: npt.NDArray[np.int64]) -> "Ladder":
        """Place everybody; further columns separate equals where places are sequential."""
        # Only one unit after the other asks for more than the figure.
        used = columns if ties is Ties.SEQUENTIAL else columns[:1]
        keys = [Key.of(column, len(ranked)) for column in used]
        ranks = ranks_of([key.numbers for key in keys], ties, ranked, groups)
        return cls(ties, keys, ranked.copy(), groups, ranks)

    def leave(self, row: int) -> None:
        """Take a unit out; those below it move up."""
        if self.ranked[row]:
            self.ranked[row] = False
            self.ranks -= self._passed_by(row)
            self.ranks[row] = 0

    def step(self, row: int, figures: Sequence[Fraction]) -> None:
        """Put a unit where its figures belong."""
        self.leave(row)
        for key, figure in zip(self.keys, figures, strict=False):
            key.put(row, figure)
        passed = self._passed_by(row)
        self.ranks += passed
        self.ranks[row] = self._rank(row)
        self.ranked[row] = True

    def _peers(self, row: int) -> Mask:
        """Return the others it is ranked with."""
        peers: Mask = self.ranked & np.equal(self.groups, self.groups[row])
        peers[row] = False
        return peers

    def _passed_by(self, row: int) -> Mask:
        """Say whose rank counts this unit: those below it, of equals nobody counts it twice."""
        peers = self._peers(row)
        if self.ties is Ties.DENSE and bool(np.any(peers & (self.keys[0].numbers == self.keys[0].numbers[row]))):
            return np.zeros_like(peers)
        return peers & self._below(row)

    def _rank(self, row: int) -> int:
        peers, numbers = self._peers(row), self.keys[0].numbers
        if self.ties is Ties.DENSE:
            above = peers & (numbers > numbers[row])
            return 1 + int(self.ranks[above].max(initial=0))
        if self.ties is not Ties.SEQUENTIAL:
            return 1 + int(np.count_nonzero(peers & (numbers > numbers[row])))
        return 1 + int(np.count_nonzero(peers & ~self._below(row)))

    def _below(self, row: int) -> Mask:
        """Say who stands lower; where places are sequential, further keys and then the order decide."""
        first = self.keys[0].numbers
        below: Mask = np.less(first, first[row])
        if self.ties is not Ties.SEQUENTIAL:
            return below
        equal: Mask = np.equal(first, first[row])
        for key in self.keys[1:]:
            below = below | (equal & np.less(key.numbers, key.numbers[row]))
            equal = equal & np.equal(key.numbers, key.numbers[row])
        return below | (equal & (np.arange(len(first)) > row))
