"""The rounding an index names: mode and places, applied to exact numbers."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


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
        top, bottom = number.as_integer_ratio()
        whole, rest = divmod(abs(top) * scale, bottom)
        if rest and self._goes_up(whole, 2 * rest - bottom):
            whole += 1
        return Fraction(whole if top >= 0 else -whole, scale)

    def _goes_up(self, whole: int, beyond_half: int) -> bool:
        if self.mode in (RoundingMode.UP, RoundingMode.DOWN):
            return self.mode is RoundingMode.UP
        if beyond_half:
            return beyond_half > 0
        is_odd = whole % 2 == 1
        return self.mode is RoundingMode.HALF_UP or (self.mode is RoundingMode.HALF_EVEN and is_odd)
