"""How deep the leaf of a heat map's cell is."""

from sen.design.charts.drawing import Number, Scale

HEAT_LEVELS = 9


def heat_level(value: Number, low: Number = 0, high: Number = 100) -> int:
    """
    Give the shade of a figure: 0 is paper, 8 is the deepest leaf.

    >>> heat_level(100), heat_level(50), heat_level(-3)
    (8, 4, 0)
    """
    return min(int(Scale(low, high, 0, HEAT_LEVELS).place(value)), HEAT_LEVELS - 1)
