"""Intervals whose ends are named open or closed, as decisions word them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sen.engine.points.vietnamese import vietnamese


class Seam(StrEnum):
    """How one interval meets the next."""

    FITS = "fits"
    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True)
class Interval:
    """
    A stretch of the number line; an end that is ``None`` runs on for ever.

    >>> Interval(Fraction(70), True, Fraction(90), False).describe("%")
    'từ 70 % đến dưới 90 %'
    """

    low: Fraction | None = None
    low_closed: bool = False
    high: Fraction | None = None
    high_closed: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        if self.low == self.high:
            return not (self.low_closed and self.high_closed)
        return self.low > self.high

    def contains(self, number: Fraction) -> bool:
        """Say whether the number lies inside, ends included where they are closed."""
        if self.low is not None and (number < self.low or (number == self.low and not self.low_closed)):
            return False
        return self.high is None or (number < self.high or (number == self.high and self.high_closed))

    def seam_with(self, following: "Interval") -> Seam:
        """Say how this interval meets the one that should begin where it ends."""
        if self.high is None or following.low is None or self.high > following.low:
            return Seam.OVERLAP
        if self.high < following.low:
            return Seam.GAP
        if self.high_closed and following.low_closed:
            return Seam.OVERLAP
        return Seam.FITS if self.high_closed or following.low_closed else Seam.GAP

    def describe(self, unit: str = "") -> str:
        """Word the interval as a decision would, with the unit after each number."""
        if self.low is not None and self.low == self.high:
            return f"bằng {_with_unit(self.low, unit)}"
        low = "" if self.low is None else _with_unit(self.low, unit)
        high = "" if self.high is None else _with_unit(self.high, unit)
        if low and high:
            begins = "từ" if self.low_closed else "trên"
            return f"{begins} {low} đến {'' if self.high_closed else 'dưới '}{high}"
        if low:
            return f"từ {low} trở lên" if self.low_closed else f"trên {low}"
        if high:
            return f"từ {high} trở xuống" if self.high_closed else f"dưới {high}"
        return "mọi giá trị"


def first_bad_seam(intervals: Sequence[Interval]) -> tuple[int, Seam] | None:
    """Find the first pair that leaves a gap or overlaps: position of its first interval, and which."""
    for position, (one, following) in enumerate(itertools.pairwise(intervals)):
        seam = one.seam_with(following)
        if seam is not Seam.FITS:
            return position, seam
    return None


def _with_unit(number: Fraction, unit: str) -> str:
    return f"{vietnamese(number)} {unit}".rstrip()
