"""Choice: one of several worded levels, each with its points."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve
from sen.engine.rules.inputs import ONLY, Input, InputKind, Option
from sen.engine.rules.ladder import ladder
from sen.engine.rules.picked import Picked
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class Level:
    """One level: its key in files, its words, its points."""

    __pydantic_config__ = STRICT

    key: str
    label: str
    points: Amount


@dataclass(frozen=True)
class Choice:
    """
    Earn the points of the level that was reached.

    >>> rule = Choice((Level("in_time", "kịp thời", Fraction(1)), Level("late", "chậm", Fraction(1, 2))))
    >>> rule.lower(Fraction(1), "").points_at(Fraction(1))
    Fraction(1, 2)
    """

    __pydantic_config__ = STRICT

    options: tuple[Level, ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise RuleProblem("too-few-levels", "Chỉ có một mức để chọn.", "Ghi ít nhất hai mức trong “options”.")
        keys = [option.key for option in self.options]
        labels = [option.label for option in self.options]
        for names in (keys, labels):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice is not None:
                raise RuleProblem("duplicate-level", f"Mức “{twice}” có hai lần.", "Mỗi mức ghi một lần.")

    def own(self, maximum: Fraction) -> Own:
        """Ask for one level."""
        options = tuple(Option(option.key, option.label) for option in self.options)
        asked = Input(ONLY, "mức đạt được", kind=InputKind.CHOICE, options=options)
        return Own((asked,), Picked())

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from level to level, by position in the list."""
        return ladder([(option.label, option.points) for option in self.options])
