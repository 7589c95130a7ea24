"""A curve as whole numbers: which piece decides is a comparison, its line a multiplication."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

import numpy as np

from sen.engine.rules import Curve
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.whole import LIMIT, NOUGHT, Mask, Whole


@dataclass(frozen=True)
class Boundary:
    """Where the next piece begins: at the value itself, or only just above it; ``end`` is the value made whole."""

    value: Fraction
    is_reached_at_value: bool
    end: Whole


@dataclass(frozen=True)
class Line:
    """One piece: ``start + slope × value``, both ``common`` times too large."""

    start: Whole
    slope: Whole


@dataclass(frozen=True)
class Lines:
    """The pieces of a curve and the boundaries between them; ``scale`` makes every boundary whole."""

    lines: tuple[Line, ...]
    common: Whole
    boundaries: tuple[Boundary, ...]
    scale: Whole
    is_flat: bool

    @classmethod
    def of(cls, curve: Curve) -> "Lines":
        """Bring a curve to whole numbers."""
        lows = [(piece.interval.low, piece.interval.low_closed) for piece in curve.pieces]
        ends = [(low, closed) for low, closed in lows if low is not None]
        scale = lcm(*(low.denominator for low, _ in ends))
        boundaries = tuple(Boundary(low, closed, Whole.constant(int(low * scale))) for low, closed in ends)
        common = lcm(*(number.denominator for piece in curve.pieces for number in (piece.start, piece.slope)))
        lines = tuple(
            Line(Whole.constant(int(piece.start * common)), Whole.constant(int(piece.slope * common)))
            for piece in curve.pieces
        )
        is_flat = not any(piece.slope for piece in curve.pieces)
        return cls(lines, Whole.constant(common), boundaries, Whole.constant(scale), is_flat)

    def is_wide(self, measured: Quotients) -> bool:
        """Say whether comparing with a boundary could pass ``int64``."""
        furthest = max((each.end.most for each in self.boundaries), default=1)
        return max(measured.top.most * self.scale.most, measured.bottom.most * furthest) > LIMIT

    def points(self, measured: Quotients) -> Quotients:
        """Evaluate the curve in every row."""
        if self.is_flat:
            heights = [line.start for line in self.lines]
            bottom = self.common
        else:
            heights = [_height(line, measured) for line in self.lines]
            bottom = measured.bottom * self.common
        found = heights[0]
        for passed, height in zip(self._passed(measured), heights[1:], strict=True):
            found = height.where(passed, found)
        return Quotients(found, bottom)

    def _passed(self, measured: Quotients) -> Iterator[Mask]:
        """Say for each boundary which values have passed it."""
        bottom = measured.bottom.numbers
        if isinstance(bottom, int):
            for boundary in self.boundaries:
                yield np.greater_equal(measured.top.numbers, _least(boundary, bottom))
            return
        top = measured.top * self.scale
        for boundary in self.boundaries:
            end = measured.bottom * boundary.end if boundary.end.numbers else NOUGHT
            passes = np.greater_equal if boundary.is_reached_at_value else np.greater
            yield passes(top.numbers, end.numbers)


def _least(boundary: Boundary, bottom: int) -> int:
    """Return the least whole top that passes the boundary."""
    end = boundary.value * bottom
    return ceil(end) if boundary.is_reached_at_value else floor(end) + 1


def _height(line: Line, measured: Quotients) -> Whole:
    start, slope = line.start, line.slope
    if not slope.numbers:
        return start * measured.bottom if start.numbers else NOUGHT
    rising = slope * measured.top
    return rising + start * measured.bottom if start.numbers else rising
