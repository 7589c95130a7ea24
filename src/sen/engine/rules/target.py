"""Target: the maximum from a target on, below it in proportion (Quyết định 766/QĐ-TTg)."""

from dataclasses import dataclass, replace
from fractions import Fraction

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Curve, clamped_line
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount


@dataclass(frozen=True)
class Target:
    """
    Earn the maximum from the target on; below it ``maximum × value ÷ target``.

    >>> Target(Fraction(80)).lower(Fraction(2), "%").points_at(Fraction(40))
    Fraction(1, 1)
    """

    __pydantic_config__ = STRICT

    target: Amount

    def __post_init__(self) -> None:
        if not self.target:
            raise RuleProblem("zero-target", "Mốc bằng 0.", "Ghi mốc lớn hơn 0, ví dụ “80”.")

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from 0 to the target."""
        below, slope, reached = clamped_line(Fraction(0), Fraction(0), self.target, maximum).pieces
        mark = f"{vietnamese(self.target)} {unit}".rstrip()
        return Curve(
            (
                below,
                replace(slope, label=f"chưa đạt {mark}, tính theo tỷ lệ"),
                replace(reached, label=f"đạt từ {mark} trở lên"),
            )
        )
