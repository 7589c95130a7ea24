"""Zero tolerance: the maximum if nothing happened, nothing after the first incident."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.inputs import ONLY, Input, InputKind
from sen.engine.rules.measures import Plain
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own

ONE = Fraction(1)


@dataclass(frozen=True)
class ZeroTolerance:
    """
    Earn the maximum unless there was an incident.

    >>> rule = ZeroTolerance("vụ vi phạm").lower(Fraction(5, 2), "")
    >>> rule.points_at(Fraction(0)), rule.points_at(Fraction(1))
    (Fraction(5, 2), Fraction(0, 1))
    """

    __pydantic_config__ = STRICT

    incident: str

    def own(self, maximum: Fraction) -> Own:
        """Ask how many there were."""
        asked = Input(ONLY, f"số {self.incident}", unit=self.incident, kind=InputKind.COUNT)
        return Own((asked,), Plain(ONLY, self.incident))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Fall to nothing at the first incident."""
        return Curve(
            (
                Piece(Interval(high=ONE), maximum, label="không để xảy ra"),
                Piece(Interval(low=ONE, low_closed=True), Fraction(0), label="để xảy ra"),
            )
        )
