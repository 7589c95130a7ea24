"""Deduction: so many points off for each fault, by its severity, down to a floor."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class Fault:
    """One kind of fault: its input, its words, what each costs."""

    __pydantic_config__ = STRICT

    input: str
    label: str
    points: Amount


@dataclass(frozen=True)
class PointsOff:
    """The points taken off: each count times what it costs."""

    faults: tuple[Fault, ...]
    unit: str = "điểm trừ"
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the sum of counts times costs."""
        return Formula(Sum(tuple((fault.input, fault.points) for fault in self.faults)))

    @property
    def lever(self) -> str | None:
        """Name the fault to avoid, where there is only one kind."""
        return self.faults[0].input if len(self.faults) == 1 else None

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``2 báo cáo chậm × 0,25 = trừ 0,50``."""
        found = " + ".join(
            f"{vietnamese(figures[fault.input])} {fault.label} × {vietnamese(fault.points)}"
            for fault in self.faults
            if figures[fault.input]
        )
        if not found:
            return "không có trường hợp bị trừ điểm"
        return f"{found} = trừ {vietnamese(self.formula.top.of(figures), 2)}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``không còn trường hợp bị trừ``."""
        return "nếu không còn trường hợp bị trừ"


@dataclass(frozen=True)
class Deduction:
    """
    Start from the maximum and lose points for each fault, never below the floor.

    >>> rule = Deduction((Fault("late", "báo cáo chậm", Fraction(1, 4)),))
    >>> rule.lower(Fraction(1), "").points_at(Fraction(1, 2))
    Fraction(1, 2)
    """

    __pydantic_config__ = STRICT

    each: tuple[Fault, ...]
    floor: Amount = Fraction(0)

    def __post_init__(self) -> None:
        if not self.each:
            raise RuleProblem("no-faults", "Không có lỗi nào để trừ điểm.", "Ghi ít nhất một dòng trong “each”.")
        for fault in self.each:
            if not fault.points:
                raise RuleProblem("free-fault", f"“{fault.label}” trừ 0 điểm.", "Ghi số điểm trừ lớn hơn 0.")

    def own(self, maximum: Fraction) -> Own:
        """Ask for the count of each kind of fault."""
        asked = tuple(Input(fault.input, fault.label, unit=fault.label, kind=InputKind.COUNT) for fault in self.each)
        return Own(asked, PointsOff(self.each))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one falling line from the maximum to the floor."""
        if self.floor >= maximum:
            raise RuleProblem(
                "floor-above-maximum",
                f"Sàn {vietnamese(self.floor)} không nhỏ hơn điểm tối đa {vietnamese(maximum)}.",
                "Hạ “floor”, thường là “0”.",
            )
        return clamped_line(Fraction(0), maximum, maximum - self.floor, self.floor)
