"""Yes or no: all the points or none."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.inputs import ONLY, Input, InputKind
from sen.engine.rules.picked import Picked
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own

ONE = Fraction(1)


@dataclass(frozen=True)
class YesNo:
    """
    Earn the maximum if the condition is met, nothing otherwise.

    >>> YesNo().lower(Fraction(2), "").points_at(Fraction(1))
    Fraction(2, 1)
    """

    __pydantic_config__ = STRICT

    yes: str = "đạt"
    no: str = "không đạt"

    def own(self, maximum: Fraction) -> Own:
        """Ask for one tick."""
        return Own((Input(ONLY, self.yes, kind=InputKind.TICK),), Picked())

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step from nothing to the maximum at the tick."""
        return Curve(
            (
                Piece(Interval(high=ONE), Fraction(0), label=self.no),
                Piece(Interval(low=ONE, low_closed=True), maximum, label=self.yes),
            )
        )
