"""Conditions on a level: all of them, or any of them, must hold (TT 01/2018/TT-VPCP, chỉ số 9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field

from sen.engine.points import Interval
from sen.engine.rules.curve import Breakpoint, Curve
from sen.engine.rules.derived import Derived, Earned, Largest, Quotient, Smallest
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.inputs import Input
from sen.engine.rules.ladder import ladder, within
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.measuring import InputShape, MeasureShape, read_measure
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount, Number, interval
from sen.engine.rules.rule import Own

PLACE = "place"
ONE = Fraction(1)


@dataclass(frozen=True)
class Condition:
    """One condition: what is measured, and where it must lie. A denominator of 0 does not meet it."""

    __pydantic_config__ = STRICT

    label: str
    measure: MeasureShape
    at_least: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    below: Number | None = None
    up_to: Annotated[Number | None, Field(alias="to")] = None
    span: Interval = attribute(init=False)

    def __post_init__(self) -> None:
        span = interval(self.at_least, self.above, self.below, self.up_to)
        if span == Interval():
            raise RuleProblem("condition-without-end", f"Điều kiện “{self.label}” không có mốc.", "Thêm from hoặc to.")
        object.__setattr__(self, "span", span)

    def step(self, name: str, inputs: Mapping[str, Input]) -> Derived:
        """Return 1 where it holds, 0 where it does not."""
        own = read_measure(self.measure, tuple(inputs[each] for each in self.measure.names))
        formula = own.measure.formula
        way = Earned(self.measure.names, formula, within(self.span, ONE), Fraction(0), own.derived)
        return Derived(name, self.label, way)


@dataclass(frozen=True)
class Level:
    """One level: its words, its points, and either ``all`` or ``any`` conditions."""

    __pydantic_config__ = STRICT

    label: str
    points: Amount
    all_of: Annotated[tuple[Condition, ...], Field(alias="all")] = ()
    any_of: Annotated[tuple[Condition, ...], Field(alias="any")] = ()

    def __post_init__(self) -> None:
        if bool(self.all_of) == bool(self.any_of):
            raise RuleProblem("level-without-conditions", f"Mức “{self.label}” phải có “all” hoặc “any”.", "Giữ một.")

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return its conditions."""
        return self.all_of or self.any_of


@dataclass(frozen=True)
class PlaceOfLevel:
    """The place of the level whose conditions hold; 0 where none does."""

    levels: tuple[Level, ...]
    unit: str = ""
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the place itself."""
        return plain(PLACE)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``đạt: không quá hạn; chưa đạt: từ 20 % mức 4``."""
        held: dict[str, bool] = {}
        for name, condition in _named(self.levels):
            held[condition.label] = figures.get(name) == 1
        said = ("; ".join(label for label, holds in held.items() if holds is wanted) for wanted in (True, False))
        return "; ".join(f"{word}: {labels}" for word, labels in zip(("đạt", "chưa đạt"), said, strict=True) if labels)

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``nếu đạt mức tốt``."""
        return f"nếu {goal.label}"


@dataclass(frozen=True)
class Conditions:
    """
    Earn the points of the first level whose conditions hold, ``otherwise`` where none does.

    >>> Level("tốt", Fraction(2))
    Traceback (most recent call last):
    ...
    sen.engine.rules.problems.RuleProblem: Mức “tốt” phải có “all” hoặc “any”. Giữ một.
    """

    __pydantic_config__ = STRICT

    inputs: tuple[InputShape, ...]
    levels: tuple[Level, ...]
    otherwise: Amount = Fraction(0)

    def __post_init__(self) -> None:
        used = {name for level in self.levels for each in level.conditions for name in each.measure.names}
        asked = {each.name for each in self.inputs}
        if not used or used != asked:
            raise RuleProblem(
                "unused-input",
                "“inputs” và các điều kiện không cùng tên số liệu.",
                f"“inputs” phải có đúng: {', '.join(sorted(used))}.",
            )

    def own(self, maximum: Fraction) -> Own:
        """Ask for the figures of every condition."""
        asked = {each.name: each.read() for each in self.inputs}
        return Own(tuple(asked.values()), PlaceOfLevel(self.levels), tuple(self._steps(asked)))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from no level to the first."""
        levels = [(f"đạt mức {level.label}", level.points) for level in reversed(self.levels)]
        return ladder([("không đạt mức nào", self.otherwise), *levels])

    def _steps(self, asked: Mapping[str, Input]) -> Iterator[Derived]:
        for name, condition in _named(self.levels):
            yield condition.step(name, asked)
        places = []
        for number, level in enumerate(self.levels):
            names = tuple(f"{number}.{position}" for position in range(len(level.conditions)))
            way = Smallest(names) if level.all_of else Largest(names)
            worth = Fraction(len(self.levels) - number)
            yield Derived(f"level {number}", level.label, way)
            yield Derived(f"place {number}", level.label, Quotient(Formula(Sum(((f"level {number}", worth),)))))
            places.append(f"place {number}")
        yield Derived(PLACE, "mức", Largest(tuple(places)))


def _named(levels: tuple[Level, ...]) -> Iterator[tuple[str, Condition]]:
    for number, level in enumerate(levels):
        for position, condition in enumerate(level.conditions):
            yield f"{number}.{position}", condition
