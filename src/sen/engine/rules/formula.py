"""How a measured value comes from the figures: one quotient of two weighted sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True)
class Sum:
    """A weighted sum of named figures, plus a constant."""

    terms: tuple[tuple[str, Fraction], ...] = ()
    constant: Fraction = ZERO

    def of(self, figures: Mapping[str, Fraction]) -> Fraction:
        """Add up the figures by their weights."""
        if len(self.terms) == 1 and not self.constant:
            name, weight = self.terms[0]
            return figures[name] if weight == 1 else weight * figures[name]
        return sum((weight * figures[name] for name, weight in self.terms), self.constant)

    def weight_of(self, name: str) -> Fraction:
        """Return how much one more of a figure adds."""
        return sum((weight for term, weight in self.terms if term == name), ZERO)


def plain(name: str) -> "Formula":
    """Return the formula that is one figure as it stands."""
    return Formula(Sum(((name, ONE),)))


@dataclass(frozen=True)
class Formula:
    """
    ``top ÷ bottom``: every measure of the engine is one of these.

    >>> rate = Formula(Sum((("done", Fraction(100)),)), Sum((("planned", Fraction(1)),)))
    >>> rate.value({"done": Fraction(48), "planned": Fraction(60)})
    Fraction(80, 1)
    """

    top: Sum
    bottom: Sum = Sum(constant=ONE)

    def value(self, figures: Mapping[str, Fraction]) -> Fraction | None:
        """Measure; ``None`` where the denominator is 0."""
        bottom = self.bottom.of(figures)
        return self.top.of(figures) / bottom if bottom else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the figures it needs."""
        return frozenset(name for total in (self.top, self.bottom) for name, _ in total.terms)

    def is_known(self, figures: Mapping[str, Fraction]) -> bool:
        """Say whether every figure it needs is there."""
        return self.names <= figures.keys()

    def change_to_reach(self, value: Fraction, lever: str, figures: Mapping[str, Fraction]) -> Fraction | None:
        """
        Say by how much one figure must change for the measure to become ``value``.

        ``None`` where changing it alone cannot do that, or where it also stands in the denominator.
        """
        per_unit, is_below = self._levers.get(lever, (ZERO, False))
        if not per_unit or is_below:
            return None
        top = self.top.of(figures)
        if not self.bottom.terms and self.bottom.constant == 1:
            return value - top if per_unit == 1 else (value - top) / per_unit
        return (value * self.bottom.of(figures) - top) / per_unit

    @cached_property
    def is_plain(self) -> bool:
        """Say whether it is one figure as it stands."""
        return len(self.top.terms) == 1 and self == plain(self.top.terms[0][0])

    @cached_property
    def _levers(self) -> dict[str, tuple[Fraction, bool]]:
        """Return for every figure how much one more adds above, and whether it stands below, too."""
        return {name: (self.top.weight_of(name), bool(self.bottom.weight_of(name))) for name in self.names}
