"""A tick or a chosen level: the level's own words say it all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sen.engine.rules.curve import Breakpoint
from sen.engine.rules.formula import Formula, plain
from sen.engine.rules.inputs import ONLY, Input
from sen.engine.rules.measures import Figures, ZeroDenominator


@dataclass(frozen=True)
class Picked:
    """The position of the level that was picked."""

    unit: str = ""
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the position itself."""
        return plain(ONLY)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Say nothing: the label of the level follows."""
        return ""

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``nếu kịp thời``."""
        return f"nếu {goal.label}"
