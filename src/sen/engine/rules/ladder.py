"""Ladders over places: level 0, level 1 and so on, each with its words and points."""

from collections.abc import Sequence
from fractions import Fraction

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece

ONE = Fraction(1)


def ladder(levels: Sequence[tuple[str, Fraction]]) -> Curve:
    """
    Build the curve that gives the points of a level at its place, counted from 0.

    >>> ladder([("không", Fraction(0)), ("có", Fraction(2))]).points_at(Fraction(1))
    Fraction(2, 1)
    """
    last = len(levels) - 1
    return Curve(
        tuple(
            Piece(
                Interval(
                    low=Fraction(place) if place else None,
                    low_closed=place > 0,
                    high=Fraction(place + 1) if place < last else None,
                ),
                points,
                label=label,
            )
            for place, (label, points) in enumerate(levels)
        )
    )


def happened(worth: Fraction) -> Curve:
    """Build the curve that is worth nothing below 1 and so much from 1 on."""
    return Curve((Piece(Interval(high=ONE), Fraction(0)), Piece(Interval(low=ONE, low_closed=True), worth)))


def within(interval: Interval, worth: Fraction) -> Curve:
    """Build the curve that is worth so much inside an interval and nothing outside."""
    pieces = [Piece(interval, worth)]
    if interval.low is not None:
        pieces.insert(0, Piece(Interval(high=interval.low, high_closed=not interval.low_closed), Fraction(0)))
    if interval.high is not None:
        pieces.append(Piece(Interval(low=interval.high, low_closed=not interval.high_closed), Fraction(0)))
    return Curve(tuple(pieces))
