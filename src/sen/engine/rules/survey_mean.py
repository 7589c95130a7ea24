"""Survey mean: each answer on a form weighs a percentage, their mean earns its share of the maximum."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.measures import Figures, ZeroDenominator, measured_text, reaching
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own

HUNDRED = Fraction(100)
ONE = Fraction(1)


@dataclass(frozen=True)
class WeighedOption:
    """One answer of the questionnaire: its input, its words, its weight in percent."""

    __pydantic_config__ = STRICT

    input: str
    label: str
    weight: Amount


@dataclass(frozen=True)
class WeighedMean:
    """The mean weight of all forms, in percent."""

    options: tuple[WeighedOption, ...]
    when_zero: ZeroDenominator
    unit: str = "%"
    lever: None = None

    @cached_property
    def formula(self) -> Formula:
        """Return the weighed forms over all forms."""
        return Formula(
            Sum(tuple((option.input, option.weight) for option in self.options)),
            Sum(tuple((option.input, ONE) for option in self.options)),
        )

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word it as ``5 phiếu rất hài lòng, 5 phiếu hài lòng: bình quân 80,00 %``."""
        value = self.formula.value(figures)
        if value is None:
            return "không có phiếu nào"
        found = ", ".join(
            f"{vietnamese(figures[option.input])} phiếu {option.label}"
            for option in self.options
            if figures[option.input]
        )
        return f"{found}: bình quân {measured_text(value)} %"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Word it as ``bình quân đạt 100 %``."""
        return f"bình quân {reaching(goal, self.unit)}"


@dataclass(frozen=True)
class SurveyMean:
    """
    Earn the maximum times the mean weight of the forms.

    >>> best, good = WeighedOption("a", "tốt", Fraction(100)), WeighedOption("b", "khá", Fraction(60))
    >>> own = SurveyMean((best, good)).own(Fraction(2))
    >>> own.measure.formula.value({"a": Fraction(5), "b": Fraction(5)})
    Fraction(80, 1)
    """

    __pydantic_config__ = STRICT

    options: tuple[WeighedOption, ...]
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    def __post_init__(self) -> None:
        if max((option.weight for option in self.options), default=HUNDRED) != HUNDRED:
            raise RuleProblem(
                "survey-without-best",
                "Không lựa chọn nào có trọng số 100.",
                'Lựa chọn tốt nhất phải có weight = "100", nếu không điểm tối đa không đạt được.',
            )
        if len(self.options) < 2:
            raise RuleProblem("too-few-levels", "Chỉ có một lựa chọn.", "Ghi ít nhất hai lựa chọn trong “options”.")

    def own(self, maximum: Fraction) -> Own:
        """Ask for the number of forms of each answer."""
        asked = tuple(Input(option.input, option.label, unit="phiếu", kind=InputKind.COUNT) for option in self.options)
        return Own(asked, WeighedMean(self.options, self.when_zero))

    def lower(self, maximum: Fraction, unit: str) -> Curve:
        """Draw one line from 0 to 100."""
        return clamped_line(Fraction(0), Fraction(0), HUNDRED, maximum)
