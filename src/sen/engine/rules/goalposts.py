"""Goalposts: a figure placed between two posts, the way composite indices normalise."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from sen.engine.points import Interval, natural_logarithm
from sen.engine.rules.curve import Curve, Piece, clamped_line
from sen.engine.rules.derived import Derived, Logarithm, Quotient
from sen.engine.rules.logarithms import FIGURE, LOG, LogOf
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Number
from sen.engine.rules.rule import Adapting, Own


class GoalpostScale(StrEnum):
    """How the way between the posts is measured."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True)
class Goalposts(Adapting):
    """
    Earn nothing at the worst post, the maximum at the best one, in proportion between; beyond a post no more.

    ``worst`` above ``best`` makes less the better. With ``far_worst`` there is a best stretch in the
    middle: from ``best`` to ``best_to`` the maximum, falling to nothing at ``far_worst``.

    >>> Goalposts(Fraction(20), Fraction(85)).lower(Fraction(1), "").points_at(Fraction(20))
    Fraction(0, 1)
    """

    __pydantic_config__ = STRICT

    worst: Number
    best: Number
    best_to: Number | None = None
    far_worst: Number | None = None
    scale: GoalpostScale = GoalpostScale.LINEAR

    def __post_init__(self) -> None:
        if self.worst == self.best:
            raise RuleProblem("goalposts-meet", "Hai mốc trùng nhau.", "Ghi “worst” và “best” khác nhau.")
        if self.far_worst is not None and not self.worst < self.best <= (self.best_to or self.best) < self.far_worst:
            raise RuleProblem(
                "goalposts-order",
                "Các mốc hai phía không theo thứ tự.",
                "Phải có worst < best ≤ best_to < far_worst.",
            )
        if self.best_to is not None and self.far_worst is None:
            raise RuleProblem("goalposts-order", "Có “best_to” mà không có “far_worst”.", "Thêm “far_worst”.")
        if self.scale is GoalpostScale.LOG and min(self.worst, self.best) <= 0:
            raise RuleProblem("goalposts-log", "Thang lô-ga-rít cần mốc lớn hơn 0.", "Sửa mốc hoặc bỏ “scale”.")

    def own(self, maximum: Fraction) -> None:
        """Ask for nothing: the criterion has a measure."""

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line between the posts, or the two sides of a hill."""
        worst, best = self._place(self.worst), self._place(self.best)
        if self.far_worst is None:
            if worst < best:
                return clamped_line(worst, Fraction(0), best, maximum)
            return clamped_line(best, maximum, worst, Fraction(0))
        top, end = self._place(self.best_to or self.best), self._place(self.far_worst)
        below, up, _ = clamped_line(worst, Fraction(0), best, maximum).pieces
        _, down, beyond = clamped_line(top, maximum, end, Fraction(0)).pieces
        summit = Piece(Interval(best, True, top, False), maximum)
        return Curve((below, up, *(() if summit.interval.is_empty else (summit,)), down, beyond))

    def measured(self, own: Own) -> Own:
        """Measure the logarithm instead of the figure, where the scale says so."""
        if self.scale is GoalpostScale.LINEAR:
            return own
        steps = (
            Derived(FIGURE, "giá trị", Quotient(own.measure.formula)),
            Derived(LOG, "lô-ga-rít", Logarithm(FIGURE)),
        )
        return replace(own, measure=LogOf(own.measure), derived=(*own.derived, *steps))

    def _place(self, post: Fraction) -> Fraction:
        return natural_logarithm(post) if self.scale is GoalpostScale.LOG else post
