"""Worst of several: one deduction, chosen by the part that stands worst (TT 04/2014/TT-TTCP, Điều 15)."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve
from sen.engine.rules.derived import Derived, Smallest
from sen.engine.rules.parts import RESULT, OfParts, Part, asked_of, diagonal, points_names
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class WorstOf:
    """
    Earn what the worst part earns; a part whose denominator is 0 and that so does not apply is left out.

    >>> from sen.engine.rules.registry import read_rule
    >>> part = {"label": "a", "rule": {"kind": "yes-no"}}
    >>> rule = read_rule("worst-of", {"parts": [{"key": "a", **part}, {"key": "b", **part}]})
    >>> rule.lower(Fraction(2), "").best
    Fraction(2, 1)
    """

    __pydantic_config__ = STRICT

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        asked_of(self.parts)

    def own(self, maximum: Fraction) -> Own:
        """Ask for the figures of every part."""
        steps = tuple(part.earned(maximum) for part in self.parts)
        worst = Derived(RESULT, "thấp nhất", Smallest(points_names(self.parts)))
        return Own(asked_of(self.parts), OfParts(self.parts, "lấy mức thấp nhất"), (*steps, worst))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Take the points as they are."""
        return diagonal(maximum, min(part.lower(maximum).best for part in self.parts))
