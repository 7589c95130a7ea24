"""Linear above a floor: nothing below it, in proportion from it on."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from sen.engine.points import Interval
from sen.engine.rules.curve import Curve, Piece
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount


@dataclass(frozen=True)
class LinearAbove:
    """
    Earn nothing below the floor, ``maximum × value ÷ full`` from it on, the maximum when full.

    >>> rule = LinearAbove(Fraction(80), Fraction(100))
    >>> [str(rule.lower(Fraction(2), "%").points_at(Fraction(x))) for x in (79, 80, 90, 100)]
    ['0', '8/5', '9/5', '2']
    """

    __pydantic_config__ = STRICT

    floor: Annotated[Amount, Field(alias="from")]
    full: Amount

    def __post_init__(self) -> None:
        if not 0 < self.floor < self.full:
            raise RuleProblem(
                "floor-above-full",
                "“from” phải lớn hơn 0 và nhỏ hơn “full”.",
                "Ghi mốc bắt đầu tính và mốc được điểm tối đa, ví dụ “80” và “100”.",
            )

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw nothing, then a line through the origin, then the maximum."""
        below = Interval(high=self.floor)
        between = Interval(self.floor, True, self.full, False)
        beyond = Interval(low=self.full, low_closed=True)
        by_formula = f"{between.describe(unit)}, tính theo tỷ lệ"
        return Curve(
            (
                Piece(below, Fraction(0), label=f"thuộc mức {below.describe(unit)}"),
                Piece(between, Fraction(0), maximum / self.full, label=by_formula),
                Piece(beyond, maximum, label=f"thuộc mức {beyond.describe(unit)}"),
            )
        )
