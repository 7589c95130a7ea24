"""The picture of a rule: the lines to draw, without drawing them."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve


@dataclass(frozen=True)
class Corner:
    """One end of a line: filled if the curve reaches it, hollow if it only comes near."""

    value: Fraction
    points: Fraction
    is_reached: bool


@dataclass(frozen=True)
class Segment:
    """One straight line of the picture, with the words of its level if it has any."""

    begin: Corner
    end: Corner
    label: str


def segments(curve: Curve, first: Fraction, last: Fraction) -> tuple[Segment, ...]:
    """Cut the curve to the values from ``first`` to ``last`` and return its lines from left to right."""
    found = []
    for piece in curve.pieces:
        span = piece.interval
        low = first if span.low is None else max(first, span.low)
        high = last if span.high is None else min(last, span.high)
        if low < high or (low == high and span.contains(low)):
            found.append(
                Segment(
                    Corner(low, piece.points_at(low), span.contains(low)),
                    Corner(high, piece.points_at(high), span.contains(high)),
                    piece.label,
                )
            )
    return tuple(found)


def natural_range(curve: Curve, unit: str) -> tuple[Fraction, Fraction]:
    """Choose the values a picture should show: 0 to 100 for percentages, else a little beyond the last end."""
    ends = [piece.interval.high for piece in curve.pieces if piece.interval.high is not None]
    last = max(ends, default=Fraction(0))
    if unit == "%":
        return Fraction(0), max(Fraction(100), last)
    return Fraction(0), max(Fraction(1), last + 1 if len(ends) > 1 else last)
