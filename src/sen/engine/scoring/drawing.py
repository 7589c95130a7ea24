"""The picture of a criterion's rule, with a dot where a unit stands."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.definitions import Criterion
from sen.engine.rules import Segment, natural_range, segments
from sen.engine.scoring.trace import Trace


@dataclass(frozen=True)
class Drawing:
    """What a page needs to draw a rule: the ranges of both axes, the lines, and the dot if there is one."""

    first: Fraction
    last: Fraction
    maximum: Fraction
    unit: str
    lines: tuple[Segment, ...]
    dot: tuple[Fraction, Fraction] | None = None


def draw(criterion: Criterion, trace: Trace | None = None) -> Drawing:
    """
    Return the picture of a leaf's rule; values beyond the natural range widen it.

    :raises ValueError: if the criterion is a group
    """
    if criterion.scoring is None:
        raise ValueError(f"Criterion {criterion.code} is a group: it has no rule to draw.")
    curve, unit = criterion.scoring.curve, criterion.scoring.measure.unit
    first, last = natural_range(curve, unit)
    dot = None
    if trace is not None and trace.measured is not None:
        first, last = min(first, trace.measured), max(last, trace.measured)
        dot = (trace.measured, curve.points_at(trace.measured))
    return Drawing(first, last, criterion.maximum, unit, segments(curve, first, last), dot)
