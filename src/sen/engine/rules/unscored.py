"""Asked without points: a fact that grades look at."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.inputs import ONLY, Input, InputKind
from sen.engine.rules.picked import Picked
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class Unscored:
    """
    Earn nothing, whatever is answered.

    >>> Unscored("có vi phạm").lower(Fraction(1), "").best
    Fraction(0, 1)
    """

    __pydantic_config__ = STRICT

    label: str

    def own(self, maximum: Fraction) -> Own:
        """Ask for a tick."""
        return Own((Input(ONLY, self.label, kind=InputKind.TICK),), Picked())

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Stay at nothing."""
        return Curve((Piece(Interval(), Fraction(0)),))
