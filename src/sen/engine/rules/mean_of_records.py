"""Mean over records: each record has a mark, the mean of the marks is rounded as the regulation says."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated

from pydantic import Field

from sen.engine.points import Rounding, RoundingMode, vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.derived import Derived, Quotient, Rounded
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own

EXACT, MEAN = "exact mean", "mean"
ONE = Fraction(1)


@dataclass(frozen=True)
class Mark:
    """One mark a record can have: its input (how many have it), its words, its points."""

    __pydantic_config__ = STRICT

    input: str
    label: str
    points: Amount


@dataclass(frozen=True)
class RoundedMean:
    """The mean mark of all records, rounded."""

    marks: tuple[Mark, ...]
    rounding: Rounding
    when_zero: ZeroDenominator
    unit: str = "điểm"
    lever: None = None

    @cached_property
    def formula(self) -> Formula:
        """Return the rounded mean itself."""
        return plain(MEAN)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``2 hồ sơ đúng hạn, 1 hồ sơ trễ hạn: bình quân 1,3 điểm``."""
        if MEAN not in figures:
            return "không có hồ sơ nào"
        found = ", ".join(
            f"{vietnamese(figures[mark.input])} {mark.label}" for mark in self.marks if figures[mark.input]
        )
        return f"{found}: bình quân {vietnamese(figures[MEAN], self.rounding.places)} điểm"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``bình quân đạt 2 điểm``."""
        return f"bình quân đạt {vietnamese(goal.value)} điểm"


@dataclass(frozen=True)
class MeanOfRecords:
    """
    Earn the mean mark of all records, rounded to so many places (TT 01/2018/TT-VPCP: one).

    >>> rule = MeanOfRecords((Mark("good", "hồ sơ tốt", Fraction(2)), Mark("bad", "hồ sơ kém", Fraction(0))))
    >>> rule.own(Fraction(2)).derived[1].way.rounding.places
    1
    """

    __pydantic_config__ = STRICT

    marks: tuple[Mark, ...]
    places: Annotated[int, Field(strict=True, ge=0, le=6)] = 1
    mode: RoundingMode = RoundingMode.HALF_UP
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    def __post_init__(self) -> None:
        if len(self.marks) < 2:
            raise RuleProblem("too-few-levels", "Chỉ có một mức điểm.", "Ghi ít nhất hai mức trong “marks”.")

    def own(self, maximum: Fraction) -> Own:
        """Ask how many records have each mark."""
        asked = tuple(Input(mark.input, mark.label, unit="hồ sơ", kind=InputKind.COUNT) for mark in self.marks)
        rounding = Rounding(self.mode, self.places)
        exact = Formula(
            Sum(tuple((mark.input, mark.points) for mark in self.marks)),
            Sum(tuple((mark.input, ONE) for mark in self.marks)),
        )
        steps = (
            Derived(EXACT, "bình quân chưa làm tròn", Quotient(exact)),
            Derived(MEAN, "bình quân", Rounded(EXACT, rounding)),
        )
        return Own(asked, RoundedMean(self.marks, rounding, self.when_zero), steps)

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw the diagonal up to the best mark."""
        best = max(mark.points for mark in self.marks)
        if best != maximum:
            raise RuleProblem(
                "best-not-maximum",
                f"Mức cao nhất là {vietnamese(best)} điểm, điểm tối đa là {vietnamese(maximum)}.",
                "Sửa điểm của mức cao nhất hoặc điểm tối đa cho khớp.",
            )
        return clamped_line(Fraction(0), Fraction(0), maximum, maximum)
