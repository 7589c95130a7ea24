"""Worst event: the gravest thing that happened decides, however often the lighter ones did."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint, Curve
from sen.engine.rules.derived import Derived, Earned, Largest
from sen.engine.rules.formula import Formula, plain
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.ladder import happened, ladder
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own

GRAVEST = "gravest"


@dataclass(frozen=True)
class Event:
    """One kind of event: its input, its words, the points that are left."""

    __pydantic_config__ = STRICT

    input: str
    label: str
    points: Amount


@dataclass(frozen=True)
class Gravest:
    """The place of the gravest event that happened, the lightest being 1."""

    events: tuple[Event, ...]
    unit: str = ""
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the place itself."""
        return plain(GRAVEST)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``1 vụ rất nghiêm trọng, 3 vụ nghiêm trọng``; nothing where nothing happened."""
        return ", ".join(
            f"{vietnamese(figures[each.input])} {each.label}" for each in self.events if figures[each.input]
        )

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``nếu không để xảy ra``."""
        return f"nếu {goal.label}"


@dataclass(frozen=True)
class WorstEvent:
    """
    Earn the points of the gravest event; the events stand from the gravest to the lightest.

    >>> rule = WorstEvent((Event("grave", "nghiêm trọng", Fraction(0)),), Fraction(2))
    >>> rule.lower(Fraction(2), "").points_at(Fraction(0))
    Fraction(2, 1)
    """

    __pydantic_config__ = STRICT

    events: tuple[Event, ...]
    none: Amount

    def __post_init__(self) -> None:
        if not self.events:
            raise RuleProblem("no-events", "Chưa có sự việc nào.", "Ghi ít nhất một dòng trong “events”.")

    def own(self, maximum: Fraction) -> Own:
        """Ask how often each happened."""
        asked = tuple(Input(each.input, each.label, unit="vụ", kind=InputKind.COUNT) for each in self.events)
        names = tuple(f"{each.input}!" for each in self.events)
        places = tuple(
            Derived(
                name,
                each.label,
                Earned((each.input,), plain(each.input), happened(Fraction(len(self.events) - position))),
            )
            for position, (name, each) in enumerate(zip(names, self.events, strict=True))
        )
        return Own(asked, Gravest(self.events), (*places, Derived(GRAVEST, "nặng nhất", Largest(names))))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from nothing happened to the gravest."""
        levels = [(f"nặng nhất là {each.label}", each.points) for each in reversed(self.events)]
        return ladder([("không để xảy ra", self.none), *levels])
