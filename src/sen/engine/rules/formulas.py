"""Alternative formulas: the unit says which one applies to it, the appraiser may name another."""

from dataclasses import dataclass, replace
from fractions import Fraction

from sen.engine.rules.curve import Curve
from sen.engine.rules.derived import Chosen, Derived
from sen.engine.rules.inputs import Input, InputKind, Option
from sen.engine.rules.parts import RESULT, OfParts, Part, asked_of, diagonal, points_names
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own

FORMULA = "formula"


@dataclass(frozen=True)
class Formulas:
    """
    Earn what the chosen formula earns; every formula is one of the kinds of rule, none is code in a file.

    >>> from sen.engine.rules.registry import read_rule
    >>> part = {"label": "a", "rule": {"kind": "yes-no"}}
    >>> rule = read_rule("formulas", {"formulas": [{"key": "a", **part}, {"key": "b", **part}]})
    >>> [option.key for option in rule.own(Fraction(2)).inputs[0].options]
    ['a', 'b']
    """

    __pydantic_config__ = STRICT

    formulas: tuple[Part, ...]

    def __post_init__(self) -> None:
        if any(each.name == FORMULA for each in asked_of(self.formulas)):
            raise RuleProblem("duplicate-input", "Tên “formula” đã dùng để chọn công thức.", "Đặt tên số liệu khác.")

    def own(self, maximum: Fraction) -> Own:
        """Ask which formula applies, then for its figures."""
        options = tuple(Option(part.key, part.label) for part in self.formulas)
        choice = Input(FORMULA, "công thức áp dụng", kind=InputKind.CHOICE, options=options)
        asked = (choice, *(replace(each, is_optional=True) for each in asked_of(self.formulas)))
        steps = tuple(part.earned(maximum) for part in self.formulas)
        chosen = Derived(RESULT, "công thức đã chọn", Chosen(FORMULA, points_names(self.formulas)))
        return Own(asked, OfParts(self.formulas, "theo công thức đã chọn"), (*steps, chosen))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Take the points as they are."""
        return diagonal(maximum, max(part.lower(maximum).best for part in self.formulas))
