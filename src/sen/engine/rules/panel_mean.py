"""Panel mean: members mark, the mean counts; where marks lie too far apart, the chair's mark is final."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import Interval, vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.derived import Chosen, Derived, Earned, Largest, Quotient, Smallest
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.inputs import Input
from sen.engine.rules.ladder import within
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own

MEAN, APART, MARK = "mean mark", "is apart", "mark"
LOWEST, HIGHEST = "lowest mark", "highest mark"
ONE = Fraction(1)


@dataclass(frozen=True)
class Member:
    """One member of the panel: the input of the mark, the post."""

    __pydantic_config__ = STRICT

    input: str
    label: str


@dataclass(frozen=True)
class PanelMark:
    """The mark that counts: the mean, or the chair's."""

    members: tuple[Member, ...]
    chair: Member | None
    unit: str = "điểm"
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the mark itself."""
        return plain(MARK)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``Chủ tịch 80, thành viên 70: bình quân 75``."""
        given = ", ".join(f"{each.label} {vietnamese(figures[each.input])}" for each in self.members)
        if self.chair is not None and figures[APART]:
            return f"{given}; chênh lệch lớn, lấy điểm của {self.chair.label}: {vietnamese(figures[MARK])}"
        return f"{given}: bình quân {vietnamese(figures[MARK])}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Say nothing: nobody aims at marks here."""
        return ""


@dataclass(frozen=True)
class PanelMean:
    """
    Earn the maximum times the mark that counts, out of ``out_of``.

    ``apart`` is the difference from which the chair decides (TT 08/2017/TT-BTP, Điều 31: 20 of 100).

    >>> PanelMean((Member("a", "A"), Member("b", "B")), Fraction(100)).lower(Fraction(2), "").points_at(Fraction(50))
    Fraction(1, 1)
    """

    __pydantic_config__ = STRICT

    members: tuple[Member, ...]
    out_of: Amount
    chair: Member | None = None
    apart: Amount | None = None

    def __post_init__(self) -> None:
        if len(self.members) < 2:
            raise RuleProblem("too-few-levels", "Hội đồng chỉ có một thành viên.", "Ghi ít nhất hai thành viên.")
        if not self.out_of:
            raise RuleProblem("zero-target", "Thang điểm bằng 0.", "Ghi “out_of” lớn hơn 0, ví dụ “100”.")
        if (self.chair is None) != (self.apart is None):
            raise RuleProblem("chair-without-apart", "“chair” và “apart” phải đi cùng nhau.", "Ghi cả hai, hoặc bỏ cả.")

    def own(self, maximum: Fraction) -> Own:
        """Ask for every mark; for the chair's only where it is needed."""
        asked = [self._asked(each) for each in self.members]
        names = tuple(each.input for each in self.members)
        mean = Formula(Sum(tuple((name, ONE) for name in names)), Sum(constant=Fraction(len(names))))
        steps = [Derived(MEAN, "bình quân", Quotient(mean))]
        if self.chair is None or self.apart is None:
            steps.append(Derived(MARK, "điểm", Quotient(plain(MEAN))))
        else:
            asked.append(self._asked(self.chair, is_optional=True))
            steps += [
                Derived(LOWEST, "thấp nhất", Smallest(names)),
                Derived(HIGHEST, "cao nhất", Largest(names)),
                Derived(APART, "chênh lệch", self._is_apart(self.apart)),
                Derived(MARK, "điểm", Chosen(APART, (MEAN, self.chair.input))),
            ]
        return Own(tuple(asked), PanelMark(self.members, self.chair), tuple(steps))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from 0 to the best mark."""
        return clamped_line(Fraction(0), Fraction(0), self.out_of, maximum)

    def _asked(self, member: Member, *, is_optional: bool = False) -> Input:
        return Input(member.input, member.label, unit="điểm", most=self.out_of, is_optional=is_optional)

    @staticmethod
    def _is_apart(apart: Fraction) -> Earned:
        difference = Formula(Sum(((HIGHEST, ONE), (LOWEST, -ONE))))
        return Earned((HIGHEST, LOWEST), difference, within(Interval(low=apart, low_closed=True), ONE))
