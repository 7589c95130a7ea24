"""Whether a ring of points bounds something: it has a surface, and never crosses or touches itself."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Floats = NDArray[np.float64]

# Pairs of sides looked at in one ring; a file beyond this is far finer than a screen.
MOST_PAIRS = 2_000_000


class TooFine(ValueError):
    """The ring has so many sides one above the other that it is not worth looking at."""


def area_of(ring: Sequence[Point]) -> float:
    """Give the surface a closed ring bounds, in the square of its unit, whichever way it turns."""
    x, y = np.asarray(ring, dtype=np.float64).T
    # Counted from a corner of its own, so that a small ring far from nought keeps its digits.
    x, y = x - x[0], y - y[0]
    return float(abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2)


def crosses_itself(ring: Sequence[Point]) -> bool:
    """
    Whether two sides of a closed ring, other than neighbours at their common corner, meet.

    Sides are sorted from west to east; each is compared with those that begin before it ends.

    :raises TooFine: if that would be more than MOST_PAIRS comparisons
    """
    points = np.asarray(ring, dtype=np.float64)
    # A point said twice in a row makes a side of no length, which crosses nothing.
    kept = np.concatenate(([True], np.any(points[1:] != points[:-1], axis=1)))
    points = points[kept]
    starts, ends = points[:-1], points[1:]
    if len(np.unique(starts, axis=0)) < len(starts):
        return True
    one, other = _candidates(np.minimum(starts[:, 0], ends[:, 0]), np.maximum(starts[:, 0], ends[:, 0]))
    apart = np.abs(one - other)
    beside = (apart == 1) | (apart == len(starts) - 1)
    meets = _meet(starts[one], ends[one], starts[other], ends[other])
    folds = _fold(starts, ends)
    return bool(np.any(meets & ~beside)) or folds


def _candidates(lows: Floats, highs: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs of sides whose longitudes overlap."""
    order = np.argsort(lows, kind="stable")
    reach = np.searchsorted(lows[order], highs[order], side="right")
    counts = reach - np.arange(len(order)) - 1
    total = int(counts.sum())
    if total > MOST_PAIRS:
        raise TooFine(total)
    first = np.repeat(np.arange(len(order)), counts)
    within = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    return order[first], order[first + 1 + within]


def _meet(a: Floats, b: Floats, c: Floats, d: Floats) -> NDArray[np.bool_]:
    """Whether the sides a–b and c–d have a point in common, pair by pair."""
    turns = _side(a, b, c) * _side(a, b, d) <= 0
    other_turns = _side(c, d, a) * _side(c, d, b) <= 0
    boxes = np.all((np.minimum(a, b) <= np.maximum(c, d)) & (np.minimum(c, d) <= np.maximum(a, b)), axis=1)
    meets: NDArray[np.bool_] = turns & other_turns & boxes
    return meets


def _side(a: Floats, b: Floats, point: Floats) -> Floats:
    """On which side of a–b a point lies: the sign tells, nought is on the line."""
    along, away = b - a, point - a
    turn: Floats = np.sign(along[:, 0] * away[:, 1] - along[:, 1] * away[:, 0])
    return turn


def _fold(starts: Floats, ends: Floats) -> bool:
    """Whether a side runs straight back over the one before it."""
    before = np.roll(ends - starts, 1, axis=0)
    after = ends - starts
    turned = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0] == 0
    back = np.sum(before * after, axis=1) < 0
    return bool(np.any(turned & back))
