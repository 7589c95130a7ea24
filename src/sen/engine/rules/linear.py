"""Linear: points in proportion to a percentage; 100 % earns the maximum."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve, clamped_line
from sen.engine.rules.reading import STRICT

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Linear:
    """
    Earn ``maximum × value ÷ 100``, never more than the maximum.

    >>> Linear().lower(Fraction(25), "%").points_at(Fraction(90))
    Fraction(45, 2)
    """

    __pydantic_config__ = STRICT

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from 0 to 100."""
        return clamped_line(Fraction(0), Fraction(0), HUNDRED, maximum)
