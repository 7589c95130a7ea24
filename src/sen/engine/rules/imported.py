"""Imported points: another body awards them, the engine takes them as they are."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.inputs import ONLY, Input
from sen.engine.rules.measures import Plain
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class Awarded(Plain):
    """Points another body awarded: nobody aims at them here."""

    def say_reaching(self, goal: Breakpoint) -> str:
        """Say nothing."""
        return ""


@dataclass(frozen=True)
class Imported:
    """
    Earn the points awarded elsewhere, from 0 to the maximum.

    >>> Imported("Sở Nội vụ").lower(Fraction(5), "").points_at(Fraction(15, 4))
    Fraction(15, 4)
    """

    __pydantic_config__ = STRICT

    source: str

    def own(self, maximum: Fraction) -> Own:
        """Ask for the points."""
        asked = Input(ONLY, f"điểm do {self.source} chấm", unit="điểm", most=maximum)
        return Own((asked,), Awarded(ONLY, "điểm"))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw the diagonal."""
        return clamped_line(Fraction(0), Fraction(0), maximum, maximum)
