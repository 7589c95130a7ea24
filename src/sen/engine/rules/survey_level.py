"""Survey level: the finding of a survey in words, each level with its points."""

from dataclasses import dataclass, replace
from fractions import Fraction

from sen.engine.rules.choice import Choice
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class SurveyLevel(Choice):
    """
    Earn the points of the level the survey found.

    >>> from sen.engine.rules.choice import Level
    >>> rule = SurveyLevel((Level("common", "phổ biến", Fraction(30)), Level("none", "không", Fraction(0))))
    >>> rule.own(Fraction(30)).inputs[0].label
    'mức do khảo sát xác định'
    """

    __pydantic_config__ = STRICT

    def own(self, maximum: Fraction) -> Own:
        """Ask for the level that was found."""
        own = super().own(maximum)
        return replace(own, inputs=(replace(own.inputs[0], label="mức do khảo sát xác định"),))
