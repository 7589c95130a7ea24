"""
Which cells a formula may not decide: the exact figure is nearer to an end, a rounding edge or a rival than the guard.

The engine knows the exact figure, so the workbook need not hope: where a decision hangs on less than twice the guard,
without standing exactly on it, the cell is exported as the engine's value, and marked.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from sen.engine import IndexDefinition, Place, Rounding, RoundingMode, Scorecard, Trace
from sen.engine.definitions import RoundingLevel
from sen.reform.indices.tables.workbook.layout import TOTAL
from sen.reform.indices.tables.workbook.numbers import GUARD

ROOM = 2 * GUARD
_HALF = Fraction(1, 2)
#: A float keeps 53 bits; a few are left for the operations on the way.
_FLOAT_ERROR = Fraction(1, 2**46)


def undecided_leaves(card: Scorecard) -> frozenset[str]:
    """Name the leaves of a unit whose points a formula may not decide."""
    return frozenset(trace.code for trace in card.traces.values() if _leaf_hangs(trace))


def undecided_nodes(definition: IndexDefinition, card: Scorecard) -> frozenset[str]:
    """Name the groups of a unit, the total and its percentage that rounding decides too narrowly."""
    rounding, level = definition.rounding, definition.rounding_level
    found = set()
    if level is RoundingLevel.EVERY_LEVEL:
        groups = [each for each in definition.criteria if each.scoring is None]
        found |= {each.code for each in groups if rounding_hangs(card.nodes[each.code].exact, rounding)}
    if level is not RoundingLevel.NOWHERE and rounding_hangs(card.total.exact, rounding):
        found.add(TOTAL)
    if card.total.percent is not None and rounding_hangs(card.total.percent, rounding):
        found.add("percent")
    return frozenset(found)


def undecided_places(definition: IndexDefinition, places: Sequence[Place]) -> frozenset[str]:
    """Name the units whose figure all but equals another's, or an end of a grade."""
    placed = sorted((each.figure, each.unit) for each in places if each.rank is not None and each.figure is not None)
    pairs = [(one, other) for one, other in pairwise(placed) if 0 < other[0] - one[0] <= ROOM]
    found = {unit for pair in pairs for _, unit in pair}
    ends = {end for grade in definition.grades for end in (grade.interval.low, grade.interval.high) if end is not None}
    found |= {unit for figure, unit in placed if any(0 < abs(figure - end) <= ROOM for end in ends)}
    return frozenset(found)


def rounding_hangs(exact: Fraction, rounding: Rounding) -> bool:
    """
    Say whether a number is all but on the edge where its rounding turns.

    >>> from sen.engine import Rounding, RoundingMode
    >>> up = Rounding(RoundingMode.HALF_UP, 2)
    >>> [rounding_hangs(Fraction(text), up) for text in ("1.005", "1.0049999999", "1.004")]
    [False, True, False]
    """
    scaled = exact * 10**rounding.places
    rest = scaled - scaled.numerator // scaled.denominator
    edges = (Fraction(0), Fraction(1)) if rounding.mode in (RoundingMode.UP, RoundingMode.DOWN) else (_HALF,)
    return any(0 < abs(rest - edge) <= ROOM * 10**rounding.places for edge in edges)


def _leaf_hangs(trace: Trace) -> bool:
    if trace.measured is None or trace.piece is None:
        return False
    points = trace.piece.points_at(trace.measured) * trace.factor
    if trace.rounding is not None and rounding_hangs(points, trace.rounding):
        return True
    return any(_is_near(trace.measured, end) for end in _ends(trace))


def _is_near(measured: Fraction, end: Fraction) -> bool:
    error = abs(measured) * _FLOAT_ERROR
    return error > GUARD if measured == end else abs(measured - end) <= ROOM + error


def _ends(trace: Trace) -> Iterator[Fraction]:
    """Only the ends of the piece that fired can be near: all others lie beyond them."""
    if trace.piece is not None:
        yield from (end for end in (trace.piece.interval.low, trace.piece.interval.high) if end is not None)
