"""The one idea below every rule: a curve from a measured value to points."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import Interval
from sen.engine.points.intervals import first_bad_seam

ZERO = Fraction(0)


@dataclass(frozen=True)
class Piece:
    """A stretch of the curve: ``slope × value + start`` over an interval, worded by its label if it has one."""

    interval: Interval
    start: Fraction
    slope: Fraction = ZERO
    label: str = ""

    def points_at(self, value: Fraction) -> Fraction:
        """Evaluate the piece's line; the value should lie in its interval."""
        return self.slope * value + self.start if self.slope else self.start


@dataclass(frozen=True)
class Breakpoint:
    """A place where more points begin: reached at the value itself, or only just beyond it."""

    value: Fraction
    points: Fraction
    is_reached_at_value: bool
    is_upwards: bool
    label: str = ""


@dataclass(frozen=True)
class Curve:
    """
    Points for every measured value: pieces side by side, without gap or overlap.

    >>> curve = clamped_line(Fraction(0), Fraction(0), Fraction(80), Fraction(2))
    >>> curve.points_at(Fraction(40)), curve.points_at(Fraction(95))
    (Fraction(1, 1), Fraction(2, 1))
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        ends = self.pieces[0].interval.low, self.pieces[-1].interval.high
        if ends != (None, None) or self.pieces[0].slope or self.pieces[-1].slope:
            raise ValueError("A curve covers every value and is flat at both ends.")
        seam = first_bad_seam([piece.interval for piece in self.pieces])
        if seam is not None:
            raise ValueError(f"Pieces {seam[0]} and {seam[0] + 1} of a curve leave a {seam[1]}.")

    def piece_at(self, value: Fraction) -> Piece:
        """Return the piece that decides the points of this value."""
        return next(piece for piece in self.pieces if piece.interval.contains(value))

    def points_at(self, value: Fraction) -> Fraction:
        """Evaluate the curve, exactly."""
        return self.piece_at(value).points_at(value)

    @property
    def best(self) -> Fraction:
        """The most points any value earns."""
        return max(points for _, points in self._reached())

    @property
    def worst(self) -> Fraction:
        """The fewest points any value earns."""
        return min(points for _, points in self._reached())

    @property
    def is_monotone(self) -> bool:
        """Say whether more never turns from better to worse, or the other way."""
        heights = [points for _, points in self._reached()]
        pairs = list(itertools.pairwise(heights))
        return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)

    def better_than(self, value: Fraction, within: Piece | None = None) -> list[Breakpoint]:
        """
        List where more points than this value's begin: the smallest gain first, then the nearest.

        :param within: the piece the value lies in, if that is known already
        """
        piece = within or self.piece_at(value)
        found, in_order = self._gains[next(place for place, each in enumerate(self.pieces) if each is piece)]
        if piece.slope:
            now = piece.points_at(value)
            found = [point for point in found if point.points > now]
        return list(found) if in_order else sorted(found, key=lambda point: (point.points, abs(point.value - value)))

    @cached_property
    def _gains(self) -> list[tuple[list[Breakpoint], bool]]:
        """List for every piece where more points begin, and whether that order is the same for all its values."""
        found = []
        for place, piece in enumerate(self.pieces):
            points = {(point.points, point.value): point for point in self._seen_from(place)}
            better = [points[key] for key in sorted(points) if piece.slope or key[0] > piece.start]
            heights = {point.points for point in better}
            found.append((better, len(heights) == len(better)))
        return found

    def _seen_from(self, place: int) -> Iterator[Breakpoint]:
        """Walk over the ends one meets when leaving a piece to either side."""
        for other, piece in enumerate(self.pieces):
            span, upwards = piece.interval, other > place
            end, closed = (span.low, span.low_closed) if upwards else (span.high, span.high_closed)
            if other != place and end is not None and (closed or not piece.slope):
                yield Breakpoint(end, piece.points_at(end), closed, upwards, piece.label)
            if piece.slope:
                yield from self._ends_of_slope(piece, other - place)

    @staticmethod
    def _ends_of_slope(piece: Piece, side: int) -> Iterator[Breakpoint]:
        span = piece.interval
        for end, closed, upwards in (
            (span.low, span.low_closed, side > 0),
            (span.high, span.high_closed, side >= 0),
        ):
            if end is not None and closed:
                yield Breakpoint(end, piece.points_at(end), True, upwards, piece.label)

    def _reached(self) -> Iterator[tuple[Fraction | None, Fraction]]:
        """Walk the curve from left to right: the points reached, slopes by their ends."""
        for piece in self.pieces:
            span = piece.interval
            if not piece.slope:
                yield span.low, piece.start
                continue
            for end, closed in ((span.low, span.low_closed), (span.high, span.high_closed)):
                if end is not None and closed:
                    yield end, piece.points_at(end)


def clamped_line(from_value: Fraction, from_points: Fraction, to_value: Fraction, to_points: Fraction) -> Curve:
    """Build a straight line between two values, flat before the first and after the second."""
    slope = (to_points - from_points) / (to_value - from_value)
    return Curve(
        (
            Piece(Interval(high=from_value, high_closed=False), from_points),
            Piece(
                Interval(from_value, True, to_value, False),
                from_points - slope * from_value,
                slope,
            ),
            Piece(Interval(low=to_value, low_closed=True), to_points),
        )
    )
