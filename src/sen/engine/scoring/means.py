"""Means of shares: each child by how much of what it could earn it did earn."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from sen.engine.points import root
from sen.engine.scoring.scorecard import NodeScore

ONE = Fraction(1)


def geometric_mean(nodes: Sequence[NodeScore], weights: Sequence[Fraction]) -> Fraction:
    """
    Multiply the shares, each as often as it weighs, and take the root; what does not apply is left out.

    Exact where the root is a fraction, else cut off after 30 decimals (:func:`root`). A share of 0 makes it 0.
    """
    counting = [(node, weight) for node, weight in zip(nodes, weights, strict=True) if node.out_of]
    if not counting:
        return ONE
    scale = lcm(*(weight.denominator for _, weight in counting))
    powers = [int(weight * scale) for _, weight in counting]
    product = ONE
    for (node, _), power in zip(counting, powers, strict=True):
        product *= (node.points / node.out_of) ** power
    return root(product, sum(powers))
