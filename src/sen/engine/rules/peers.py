"""Relative rules: a result against the mean, the range or the best of the peers, after all of them are final."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from sen.engine.points import Interval
from sen.engine.rules.curve import Breakpoint, Curve, Piece, clamped_line
from sen.engine.rules.derived import Derived, Quotient
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input
from sen.engine.rules.measures import Figures, Measure, ZeroDenominator, measured_text
from sen.engine.rules.reading import STRICT
from sen.engine.rules.rule import Adapting, Own

#: What a relative rule compares, and what the second pass hands in.
VALUE, MEAN, LOW, HIGH = "own value", "peers mean", "peers low", "peers high"
ONE, ZERO, HUNDRED = Fraction(1), Fraction(0), Fraction(100)

#: The words of these figures.
ABOUT_PEERS = {VALUE: "kết quả", MEAN: "bình quân của nhóm", LOW: "thấp nhất của nhóm", HIGH: "cao nhất của nhóm"}


@dataclass(frozen=True)
class AgainstPeers:
    """One result against those of the peers."""

    formula: Formula
    asked: tuple[str, ...]
    unit: str
    when_zero: ZeroDenominator
    of_unit: str
    lever: None = None

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``kết quả 85,00 %, bình quân của nhóm 84,00 %``."""
        peers = ", ".join(f"{ABOUT_PEERS[name]} {self._shown(figures[name])}" for name in self.asked)
        return f"kết quả {self._shown(figures[VALUE])}, {peers}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Say nothing: the peers move, too."""
        return ""

    def _shown(self, value: Fraction) -> str:
        return f"{measured_text(value)} {self.of_unit}".rstrip()


@dataclass(frozen=True)
class Relative(Adapting):
    """A rule that looks at the peers: at another criterion's result (``of``), or at a measure of its own."""

    __pydantic_config__ = STRICT

    of: str | None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    #: The figures about the peers it needs.
    asked: ClassVar[tuple[str, ...]] = (MEAN,)
    unit: ClassVar[str] = ""
    formula: ClassVar[Formula] = Formula(Sum(((VALUE, ONE), (MEAN, -ONE))))

    def own(self, maximum: Fraction) -> Own | None:
        """Ask for nothing where another criterion is looked at."""
        return None if self.of is None else Own((), self._measure("%"))

    def measured(self, own: Own) -> Own:
        """Compare what the written measure finds."""
        if self.of is not None:
            return own
        value = Derived(VALUE, "kết quả", Quotient(own.measure.formula))
        return replace(own, measure=self._measure(own.measure.unit), derived=(*own.derived, value))

    def _measure(self, of_unit: str) -> Measure:
        return AgainstPeers(self.formula, self.asked, self.unit, self.when_zero, of_unit)


@dataclass(frozen=True)
class PeerMean(Relative):
    """
    Earn the maximum at or above the mean of the peers, nothing below (Hải Phòng QĐ 212/2025/QĐ-UBND, 5.1a).

    >>> PeerMean().lower(Fraction(2), "").points_at(Fraction(0))
    Fraction(2, 1)
    """

    __pydantic_config__ = STRICT

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Step at the mean."""
        return Curve(
            (
                Piece(Interval(high=ZERO), ZERO, label="dưới mức bình quân"),
                Piece(Interval(low=ZERO, low_closed=True), maximum, label="bằng hoặc trên mức bình quân"),
            )
        )


@dataclass(frozen=True)
class PeerRange(Relative):
    """
    Earn in proportion between the lowest and the highest of the peers.

    >>> PeerRange().lower(Fraction(2), "%").points_at(Fraction(50))
    Fraction(1, 1)
    """

    __pydantic_config__ = STRICT

    asked = (LOW, HIGH)
    unit = "%"
    formula = Formula(Sum(((VALUE, HUNDRED), (LOW, -HUNDRED))), Sum(((HIGH, ONE), (LOW, -ONE))))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from the lowest to the highest."""
        return clamped_line(ZERO, ZERO, HUNDRED, maximum)


@dataclass(frozen=True)
class PeerBest(Relative):
    """
    Earn in proportion to the best of the peers.

    >>> PeerBest().lower(Fraction(2), "%").points_at(Fraction(50))
    Fraction(1, 1)
    """

    __pydantic_config__ = STRICT

    asked = (HIGH,)
    unit = "%"
    formula = Formula(Sum(((VALUE, HUNDRED),)), Sum(((HIGH, ONE),)))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from nothing to the best."""
        return clamped_line(ZERO, ZERO, HUNDRED, maximum)
