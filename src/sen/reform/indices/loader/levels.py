"""The levels of a curve, each a line with the points it gives."""

from collections.abc import Iterator

from sen.engine import Curve, Piece, vietnamese
from sen.engine.rules import Measure
from sen.reform.indices.queries import RuleLevel


def curve_levels(curve: Curve, measure: Measure) -> Iterator[RuleLevel]:
    """Every level that can happen; a slope says where its points begin and end."""
    is_difference = any(weight < 0 for _, weight in measure.formula.top.terms)
    return (_level(piece, measure.unit) for piece in curve.pieces if is_difference or _can_happen(piece))


def _can_happen(piece: Piece) -> bool:
    """No figure is below 0, and nothing measured is where figures are only added."""
    high = piece.interval.high
    return high is None or high > 0 or (high == 0 and piece.interval.high_closed)


def _level(piece: Piece, unit: str) -> RuleLevel:
    words = piece.label.removeprefix("thuộc mức ") or piece.interval.describe(unit)
    low, high = piece.interval.low, piece.interval.high
    if not piece.slope or low is None or high is None:
        return RuleLevel(words, vietnamese(piece.start))
    begin, end = vietnamese(piece.points_at(low)), vietnamese(piece.points_at(high))
    return RuleLevel(words, f"{begin} – {end}")
