"""The rounding an index names: mode and places, applied to exact numbers."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

HALF = Fraction(1, 2)


class RoundingMode(StrEnum):
    """What becomes of the digits that are cut; modes look at the size, not the sign."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    HALF_DOWN = "half-down"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True)
class Rounding:
    """
    Round to a number of decimal places.

    >>> Rounding(RoundingMode.HALF_UP, 1).apply(Fraction("1.25"))
    Fraction(13, 10)
    """

    mode: RoundingMode
    places: int

    def __post_init__(self) -> None:
        if not 0 <= self.places <= 6:
            raise ValueError(
                f"Số chữ số thập phân phải từ 0 đến 6, không phải {self.places}. Điểm thường làm tròn 2 chữ số."
            )

    def apply(self, number: Fraction) -> Fraction:
        """Return the number rounded; still exact."""
        scale: int = 10**self.places
        scaled = abs(number) * scale
        whole, rest = divmod(scaled.numerator, scaled.denominator)
        if rest and self._goes_up(whole, Fraction(rest, scaled.denominator)):
            whole += 1
        return Fraction(whole if number >= 0 else -whole, scale)

    def _goes_up(self, whole: int, rest: Fraction) -> bool:
        if self.mode in (RoundingMode.UP, RoundingMode.DOWN):
            return self.mode is RoundingMode.UP
        if rest != HALF:
            return rest > HALF
        is_odd = whole % 2 == 1
        return self.mode is RoundingMode.HALF_UP or (self.mode is RoundingMode.HALF_EVEN and is_odd)
