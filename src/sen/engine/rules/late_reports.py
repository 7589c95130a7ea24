"""Late reports: so many points off for each report sent late, so many for each never sent."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.rules.curve import Curve
from sen.engine.rules.deduction import Deduction, Fault
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own


@dataclass(frozen=True)
class LateReports:
    """
    Start from the maximum and lose points for each late or missing report, never below the floor.

    >>> LateReports(Fraction(1, 4), Fraction(1, 2)).lower(Fraction(1), "").points_at(Fraction(3, 4))
    Fraction(1, 4)
    """

    __pydantic_config__ = STRICT

    late: Amount
    unsent: Amount | None = None
    floor: Amount = Fraction(0)

    def __post_init__(self) -> None:
        self._deduction()

    def own(self, maximum: Fraction) -> Own:
        """Ask for the counts."""
        return self._deduction().own(maximum)

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one falling line from the maximum to the floor."""
        return self._deduction().lower(maximum, unit)

    def _deduction(self) -> Deduction:
        faults = [Fault("late", "báo cáo chậm", self.late)]
        if self.unsent is not None:
            faults.append(Fault("unsent", "báo cáo không gửi", self.unsent))
        return Deduction(tuple(faults), self.floor)
