"""Spearman's rank correlation, with average ranks where values are equal."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sen.reform.common.numbers import decimal_of

LEAST_PAIRS = 2


def rank_correlation(first: Sequence[Decimal], second: Sequence[Decimal]) -> Decimal | None:
    """
    How alike two orders of the same things are: 1 the same order, 0 none in common, −1 the reverse.

    ρ is Pearson's correlation of the ranks; equal values share the mean of the ranks they take up, so that the shortcut
    1 − 6Σd²/(n(n²−1)), which is wrong with ties, is not needed (C. Spearman, “The Proof and Measurement of Association
    between Two Things”, 1904; ties after M. G. Kendall, “Rank Correlation Methods”, 1948). None for fewer than two
    things, and where one of the two orders puts everything level.

    >>> rank_correlation([Decimal(1), Decimal(2), Decimal(3)], [Decimal(10), Decimal(30), Decimal(20)])
    Decimal('0.5')
    """
    if len(first) < LEAST_PAIRS:
        return None
    ranks = average_ranks(first), average_ranks(second)
    # The mean of n ranks is (n + 1) / 2, ties or not.
    middle = Fraction(len(first) + 1, 2)
    ours, theirs = ([rank - middle for rank in each] for each in ranks)
    spread = sum(each**2 for each in ours) * sum(each**2 for each in theirs)
    if not spread:
        return None
    together = sum(one * other for one, other in zip(ours, theirs, strict=True))
    return decimal_of(Fraction(together)) / decimal_of(Fraction(spread)).sqrt()


def average_ranks(values: Sequence[Decimal]) -> list[Fraction]:
    """
    The rank of each value, the smallest first; equal values share the mean of their ranks.

    >>> average_ranks([Decimal(5), Decimal(7), Decimal(5)])
    [Fraction(3, 2), Fraction(3, 1), Fraction(3, 2)]
    """
    smaller = {value: sum(other < value for other in values) for value in set(values)}
    equal = {value: values.count(value) for value in smaller}
    return [smaller[value] + Fraction(equal[value] + 1, 2) for value in values]
