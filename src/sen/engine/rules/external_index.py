"""External index: a published percentage, SIPAS for one, times the maximum."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve, clamped_line
from sen.engine.rules.inputs import ONLY, Input, InputKind
from sen.engine.rules.measures import Plain
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class ExternalIndex:
    """
    Earn the maximum times the published index.

    >>> ExternalIndex("SIPAS").lower(Fraction(10), "%").points_at(Fraction("91.17"))
    Fraction(9117, 1000)
    """

    __pydantic_config__ = STRICT

    source: str

    def own(self, maximum: Fraction) -> Own:
        """Ask for the published percentage."""
        asked = Input(ONLY, f"chỉ số {self.source}", unit="%", kind=InputKind.PERCENT)
        return Own((asked,), Plain(ONLY, "%"))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from 0 to 100."""
        return clamped_line(Fraction(0), Fraction(0), HUNDRED, maximum)
