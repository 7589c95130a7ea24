"""A curve as whole numbers: which piece decides is a comparison, its line a multiplication."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Any

import numpy as np

from sen.engine.rules import Curve
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.whole import Whole


@dataclass(frozen=True)
class Boundary:
    """Where the next piece begins: at the value itself, or only just above it."""

    value: Fraction
    is_reached_at_value: bool


@dataclass(frozen=True, eq=False)
class Lines:
    """
    The pieces of a curve, ``(start × bottom + slope × top) ÷ (common × bottom)`` each.

    ``ends`` are the boundaries times ``scale``.
    """

    boundaries: tuple[Boundary, ...]
    scale: int
    ends: tuple[int, ...]
    common: int
    starts: Whole
    slopes: Whole
    is_flat: bool

    @classmethod
    def of(cls, curve: Curve) -> "Lines":
        """Bring a curve to whole numbers."""
        boundaries = tuple(
            Boundary(piece.interval.low, piece.interval.low_closed)
            for piece in curve.pieces
            if piece.interval.low is not None
        )
        scale = lcm(*(each.value.denominator for each in boundaries))
        starts = [piece.start for piece in curve.pieces]
        slopes = [piece.slope for piece in curve.pieces]
        common = lcm(*(number.denominator for number in (*starts, *slopes)))
        return cls(
            boundaries,
            scale,
            tuple(int(each.value * scale) for each in boundaries),
            common,
            _whole(starts, common),
            _whole(slopes, common),
            not any(slopes),
        )

    def points(self, measured: Quotients) -> Quotients:
        """Evaluate the curve in every row."""
        piece = self._pieces(measured)
        start = _chosen(self.starts, piece)
        if self.is_flat:
            return Quotients(start, Whole.constant(self.common))
        top = start * measured.bottom + _chosen(self.slopes, piece) * measured.top
        return Quotients(top, measured.bottom * Whole.constant(self.common))

    def _pieces(self, measured: Quotients) -> Any:
        """Count the boundaries that were passed."""
        bottom = measured.bottom.numbers
        if isinstance(bottom, int):
            return np.searchsorted(self._thresholds(bottom), measured.top.numbers, side="right")
        top = measured.top * Whole.constant(self.scale)
        piece: Any = np.zeros(np.shape(bottom), np.int8)
        for end, boundary in zip(self.ends, self.boundaries, strict=True):
            bound = measured.bottom * Whole.constant(end)
            passes = np.greater_equal if boundary.is_reached_at_value else np.greater
            piece = piece + passes(top.numbers, bound.numbers).astype(np.int8)
        return piece

    def _thresholds(self, bottom: int) -> Any:
        """Return the least whole top that passes each boundary."""
        least = [
            ceil(each.value * bottom) if each.is_reached_at_value else floor(each.value * bottom) + 1
            for each in self.boundaries
        ]
        return _whole(map(Fraction, least), 1).numbers


def _whole(numbers: Iterable[Fraction], common: int) -> Whole:
    return Whole.of(np.array([int(number * common) for number in numbers], dtype=object))


def _chosen(table: Whole, piece: Any) -> Whole:
    return Whole(np.take(np.asarray(table.numbers), piece), table.most)
