"""Asked without points: a fact that grades look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.inputs import ONLY, Input, InputKind
from sen.engine.rules.measures import Figures
from sen.engine.rules.picked import Picked
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class YesOrNo(Picked):
    """A tick that is said in full: no level says it."""

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``có`` or ``không``."""
        return "có" if figures[ONLY] else "không"


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
        return Own((Input(ONLY, self.label, kind=InputKind.TICK),), YesOrNo())

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Stay at nothing."""
        return Curve((Piece(Interval(), Fraction(0)),))
