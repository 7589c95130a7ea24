"""Checklist: each thing done earns its points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class Item:
    """One thing to tick: its input, its words, its points."""

    __pydantic_config__ = STRICT

    input: str
    label: str
    points: Amount


@dataclass(frozen=True)
class Ticks:
    """The points of all ticks."""

    items: tuple[Item, ...]
    unit: str = "điểm"
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the sum of ticks times points."""
        return Formula(Sum(tuple((item.input, item.points) for item in self.items)))

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``có 2/3 nội dung (công khai; đúng hạn)``."""
        done = [item.label for item in self.items if figures[item.input]]
        listed = f" ({'; '.join(done)})" if done else ""
        return f"có {vietnamese(Fraction(len(done)))}/{len(self.items)} nội dung{listed}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``nếu đủ các nội dung``."""
        return "nếu đủ các nội dung"


@dataclass(frozen=True)
class Checklist:
    """
    Earn the points of every ticked item; together they make the maximum.

    >>> rule = Checklist((Item("a", "niêm yết", Fraction(1)), Item("b", "đăng tải", Fraction(1))))
    >>> rule.lower(Fraction(2), "").points_at(Fraction(1))
    Fraction(1, 1)
    """

    __pydantic_config__ = STRICT

    items: tuple[Item, ...]

    def own(self, maximum: Fraction) -> Own:
        """Ask for each tick."""
        asked = tuple(Input(item.input, item.label, kind=InputKind.TICK) for item in self.items)
        return Own(asked, Ticks(self.items))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw the diagonal up to the maximum."""
        total = sum((item.points for item in self.items), Fraction(0))
        if total != maximum:
            raise RuleProblem(
                "best-not-maximum",
                f"Các nội dung cộng lại {vietnamese(total)} điểm, điểm tối đa là {vietnamese(maximum)}.",
                "Sửa điểm từng nội dung hoặc điểm tối đa cho khớp.",
            )
        return clamped_line(Fraction(0), Fraction(0), maximum, maximum)
