"""A leaf for every unit at once: measured, compared with its curve, rounded."""

from dataclasses import dataclass

import numpy as np

from sen.engine.definitions import Treatment
from sen.engine.points import Rounding
from sen.engine.rules import ZeroDenominator
from sen.engine.scoring.columns.answered import LeafColumns
from sen.engine.scoring.columns.nodes import NodeColumns
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import NOT_APPLICABLE, VALUE, Bits
from sen.engine.scoring.columns.whole import NOUGHT, Mask

NOTHING = Quotients(NOUGHT)


@dataclass(frozen=True, eq=False)
class EarnedColumns:
    """
    What a leaf earns of its own maximum, and whether it counts, before maxima are shared out.

    ``is_wide`` says whether a product could have passed ``int64``.
    """

    leaf: LeafColumns
    states: Bits
    points: Quotients
    counts: Mask
    treatment: Treatment | None
    is_wide: bool


def earned(leaf: LeafColumns, treatment: Treatment | None) -> EarnedColumns:
    """Measure a leaf and evaluate its curve; a denominator of 0 earns nothing or does not apply, as the rule says."""
    measured, is_zero = leaf.formula.measure(leaf.figures)
    points = leaf.lines.points(measured)
    is_wide = points.is_wide or leaf.lines.is_wide(measured)
    states, has_points = leaf.states, leaf.states == VALUE
    if is_zero is not None:
        if leaf.scoring.measure.when_zero is ZeroDenominator.NOT_APPLICABLE:
            states = np.where(is_zero & has_points, np.uint8(NOT_APPLICABLE), states)
        has_points = has_points & ~is_zero
    if not has_points.all():
        points = points.where(has_points, NOTHING)
    counts = np.not_equal(states, NOT_APPLICABLE)
    if treatment is Treatment.FULL_MARKS:
        counts = np.ones_like(counts)
    return EarnedColumns(leaf, states, points, counts, treatment, is_wide)


def leaf_node(found: EarnedColumns, allotted: Quotients, rounding: Rounding | None) -> NodeColumns:
    """Give a leaf its points out of the maximum it was allotted."""
    maximum = found.leaf.criterion.maximum
    points = found.points
    if not allotted.top.is_constant or allotted.at(0) != maximum:
        points = points * allotted * Quotients.constant(1 / maximum)
    out_of = allotted
    applies = np.not_equal(found.states, NOT_APPLICABLE)
    if not applies.all():
        if found.treatment is Treatment.FULL_MARKS:
            points = points.where(applies, allotted)
        else:
            out_of = allotted.where(applies, NOTHING)
    if rounding is not None:
        points = points.rounded(rounding)
    return NodeColumns(found.states, points, points, out_of, points, out_of)
