"""Figures worked out from reported ones before anything is measured: a closed list of ways, never code in a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import Rounding, natural_logarithm
from sen.engine.rules.curve import Curve
from sen.engine.rules.formula import Formula

Known = Mapping[str, Fraction]


@dataclass(frozen=True)
class Quotient:
    """One quotient of sums; undefined where the denominator is 0."""

    formula: Formula

    def value(self, known: Known) -> Fraction | None:
        """Divide."""
        return self.formula.value(known) if self.formula.is_known(known) else None


@dataclass(frozen=True)
class Earned:
    """
    The points a curve gives to a quotient of some figures; ``undefined`` stands where it cannot be divided.

    What is worked out ``first`` is seen here only.
    """

    needs: tuple[str, ...]
    formula: Formula
    curve: Curve
    undefined: Fraction | None = None
    first: tuple["Derived", ...] = ()

    def value(self, known: Known) -> Fraction | None:
        """Measure, then read the curve; nothing where a figure is lacking."""
        if any(name not in known for name in self.needs):
            return None
        scope = work_out(self.first, known) if self.first else known
        measured = self.formula.value(scope) if self.formula.is_known(scope) else None
        return self.undefined if measured is None else self.curve.points_at(measured)


@dataclass(frozen=True)
class Largest:
    """The largest of those that are known."""

    of: tuple[str, ...]

    def value(self, known: Known) -> Fraction | None:
        """Compare."""
        return max((known[name] for name in self.of if name in known), default=None)


@dataclass(frozen=True)
class Smallest:
    """The smallest of those that are known."""

    of: tuple[str, ...]

    def value(self, known: Known) -> Fraction | None:
        """Compare."""
        return min((known[name] for name in self.of if name in known), default=None)


@dataclass(frozen=True)
class First:
    """The first that is known and not 0."""

    of: tuple[str, ...]

    def value(self, known: Known) -> Fraction | None:
        """Look at one after the other."""
        return next((known[name] for name in self.of if known.get(name)), None)


@dataclass(frozen=True)
class Product:
    """All of them multiplied."""

    of: tuple[str, ...]

    def value(self, known: Known) -> Fraction | None:
        """Multiply."""
        result = Fraction(1)
        for name in self.of:
            if name not in known:
                return None
            result *= known[name]
        return result


@dataclass(frozen=True)
class Chosen:
    """The one whose position another figure names, counted from 0."""

    by: str
    of: tuple[str, ...]

    def value(self, known: Known) -> Fraction | None:
        """Look it up."""
        return known.get(self.of[int(known[self.by])]) if self.by in known else None


@dataclass(frozen=True)
class Rounded:
    """One figure, rounded before it is used."""

    of: str
    rounding: Rounding

    def value(self, known: Known) -> Fraction | None:
        """Round."""
        return self.rounding.apply(known[self.of]) if self.of in known else None


@dataclass(frozen=True)
class Logarithm:
    """The natural logarithm, to the places :func:`natural_logarithm` keeps; of 0 and below there is none."""

    of: str

    def value(self, known: Known) -> Fraction | None:
        """Take the logarithm."""
        number = known.get(self.of)
        return natural_logarithm(number) if number is not None and number > 0 else None


Way = Quotient | Earned | Largest | Smallest | First | Product | Chosen | Rounded | Logarithm


@dataclass(frozen=True)
class Derived:
    """One figure that is worked out: its name, its words, the way."""

    name: str
    label: str
    way: Way


def work_out(derived: Iterable[Derived], figures: Known) -> dict[str, Fraction]:
    """
    Add what can be worked out to the reported figures, in order; what cannot stays absent.

    >>> work_out([Derived("best", "cao nhất", Largest(("a", "b")))], {"a": Fraction(1), "b": Fraction(2)})["best"]
    Fraction(2, 1)
    """
    known = dict(figures)
    for each in derived:
        value = each.way.value(known)
        if value is not None:
            known[each.name] = value
    return known
