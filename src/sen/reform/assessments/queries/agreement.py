"""How far people who mark agree: Cohen's κ over items read twice, and how severe each of them is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Kappa:
    """
    Agreement beyond chance over a number of items; no value where chance alone would agree on all of them.

    `observed` is the share of items agreed on, `expected` the share chance would agree on.
    """

    count: int
    observed: Fraction
    expected: Fraction

    @property
    def value(self) -> Fraction | None:
        """Cohen's κ itself, from −1 to 1."""
        if self.expected == 1:
            return None
        return (self.observed - self.expected) / (1 - self.expected)


@dataclass(frozen=True)
class Difference:
    """How far numbers lie from what they are compared with: how many, the mean with its sign, the mean without."""

    count: int
    signed: Fraction
    absolute: Fraction


@dataclass(frozen=True)
class Severity:
    """How much an appraiser changes what was declared, and how that differs from the mean of the round."""

    key: str
    count: int
    change: Fraction
    signed: Fraction
    absolute: Fraction


def kappa(pairs: Sequence[tuple[str, str]]) -> Kappa | None:
    """
    Compare two readings of the same items, each item a pair of classes; nothing for no items.

    Source: J. Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement
    20 (1), 1960, pp. 37–46: κ = (pₒ − pₑ) / (1 − pₑ), where pₒ is the share of items in the same class and
    pₑ = Σ over the classes of the share the first reader put there times the share the second did.

    >>> found = kappa([("1", "1"), ("1", "1"), ("0", "0"), ("0", "1")])
    >>> found.observed, found.expected, found.value
    (Fraction(3, 4), Fraction(1, 2), Fraction(1, 2))
    """
    count = len(pairs)
    if not count:
        return None
    firsts, seconds = (Counter(readings) for readings in zip(*pairs, strict=True))
    observed = Fraction(sum(first == second for first, second in pairs), count)
    expected = sum((Fraction(firsts[each] * seconds[each], count * count) for each in firsts), Fraction(0))
    return Kappa(count, observed, expected)


def difference(pairs: Sequence[tuple[Fraction, Fraction]]) -> Difference | None:
    """
    Subtract the first of each pair from the second: mean difference, and mean absolute difference; none for none.

    The mean signed difference shows which of two readers is milder, the mean absolute one how far they lie apart
    (bias and mean absolute deviation, as in J. M. Bland and D. G. Altman, The Lancet 327 (8476), 1986, pp. 307–310).

    >>> difference([(Fraction(1), Fraction(2)), (Fraction(2), Fraction(1)), (Fraction(0), Fraction(1))])
    Difference(count=3, signed=Fraction(1, 3), absolute=Fraction(1, 1))
    """
    if not pairs:
        return None
    gaps = [second - first for first, second in pairs]
    return Difference(len(gaps), _mean(gaps), _mean(abs(gap) for gap in gaps))


def severities(changes: Iterable[tuple[str, Fraction]]) -> tuple[Fraction | None, tuple[Severity, ...]]:
    """
    Lay each appraiser's changes, one (appraiser, marked minus declared) for each item, beside the mean of the round.

    Returns that mean, and by appraiser: the own mean; its distance from the round's mean (below 0 is more severe);
    the mean absolute distance of the own items from the round's mean.

    >>> mean, found = severities([("a", Fraction(-1)), ("a", Fraction(0)), ("b", Fraction(0)), ("b", Fraction(0))])
    >>> mean, [(each.key, each.signed, each.absolute) for each in found]
    (Fraction(-1, 4), [('a', Fraction(-1, 4), Fraction(1, 2)), ('b', Fraction(1, 4), Fraction(1, 4))])
    """
    by_key: defaultdict[str, list[Fraction]] = defaultdict(list)
    for key, change in changes:
        by_key[key].append(change)
    if not by_key:
        return None, ()
    mean = _mean([change for own in by_key.values() for change in own])
    found = (
        Severity(key, len(own), _mean(own), _mean(own) - mean, _mean(abs(each - mean) for each in own))
        for key, own in sorted(by_key.items())
    )
    return mean, tuple(found)


def _mean(numbers: Iterable[Fraction]) -> Fraction:
    listed = list(numbers)
    return sum(listed, Fraction(0)) / len(listed)
