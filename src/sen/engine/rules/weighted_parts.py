"""Weighted parts: each part is capped, weighed, and added (TT 04/2014/TT-TTCP, Điều 6)."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Curve
from sen.engine.rules.derived import Derived, Quotient
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.parts import RESULT, OfParts, Part, asked_of, diagonal, points_names
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class WeightedParts:
    """
    Earn the sum of the parts' points, each times its weight; every part names its own maximum.

    >>> from sen.engine.rules.registry import read_rule
    >>> part = {"label": "a", "rule": {"kind": "imported", "source": "tổ"}}
    >>> parts = [{"key": "a", "max": "30", "weight": "2", **part}, {"key": "b", "max": "40", **part}]
    >>> read_rule("weighted-parts", {"parts": parts}).lower(Fraction(100), "").best
    Fraction(100, 1)
    """

    __pydantic_config__ = STRICT

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        asked_of(self.parts)
        for part in self.parts:
            if part.max is None:
                raise RuleProblem(
                    "part-without-maximum", f"Phần “{part.label}” chưa có điểm tối đa.", "Thêm “max” cho từng phần."
                )

    def own(self, maximum: Fraction) -> Own:
        """Ask for the figures of every part."""
        steps = tuple(part.earned(maximum) for part in self.parts)
        names = points_names(self.parts)
        weights = tuple(part.weight for part in self.parts)
        total = Derived(RESULT, "tổng", Quotient(Formula(Sum(tuple(zip(names, weights, strict=True))))))
        said = f"cộng theo hệ số {' : '.join(vietnamese(weight) for weight in weights)}"
        return Own(asked_of(self.parts), OfParts(self.parts, said), (*steps, total))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Take the points as they are."""
        best = sum((part.weight * part.lower(maximum).best for part in self.parts), Fraction(0))
        return diagonal(maximum, best)
