"""Best of several alternatives: the highest that applies counts, once (Quyết định 766/QĐ-TTg, 3.1)."""

from dataclasses import dataclass, replace
from fractions import Fraction

from sen.engine.rules.curve import Curve
from sen.engine.rules.derived import Derived, Largest
from sen.engine.rules.parts import RESULT, OfParts, Part, asked_of, diagonal, points_names
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class BestOf:
    """
    Earn what the best alternative earns; alternatives that were not reported are left out.

    >>> from sen.engine.rules.registry import read_rule
    >>> part = {"label": "a", "rule": {"kind": "yes-no"}}
    >>> rule = read_rule("best-of", {"parts": [{"key": "a", "max": "1", **part}, {"key": "b", **part}]})
    >>> rule.lower(Fraction(2), "").best
    Fraction(2, 1)
    """

    __pydantic_config__ = STRICT

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        asked_of(self.parts)

    def own(self, maximum: Fraction) -> Own:
        """Ask for the figures of any alternative."""
        asked = tuple(replace(each, is_optional=True) for each in asked_of(self.parts))
        steps = tuple(part.earned(maximum) for part in self.parts)
        best = Derived(RESULT, "cao nhất", Largest(points_names(self.parts)))
        return Own(asked, OfParts(self.parts, "lấy mức cao nhất"), (*steps, best))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Take the points as they are."""
        return diagonal(maximum, max(part.lower(maximum).best for part in self.parts))
