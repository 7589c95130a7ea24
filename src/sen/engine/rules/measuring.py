"""How what is measured is written in a definition file, and read."""

from dataclasses import dataclass, replace
from dataclasses import field as attribute
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from sen.engine.rules.derived import Derived, First, Product, Quotient
from sen.engine.rules.formula import Formula, Sum
from sen.engine.rules.inputs import Input, InputKind
from sen.engine.rules.measures import Complement, Measure, Plain, Ratio, ZeroDenominator
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Number
from sen.engine.rules.rule import Own
from sen.engine.rules.wider_measures import Rates, ShareOfFirst, Weighed

#: The key of the constant in a weighed sum.
CONSTANT = "constant"
ONE = Fraction(1)


@dataclass(frozen=True)
class InputShape:
    """One entry of ``inputs``."""

    __pydantic_config__ = STRICT

    name: str
    label: str
    unit: str = ""
    kind: InputKind = InputKind.COUNT
    fact: str = ""

    def read(self) -> Input:
        """Return the figure that is asked."""
        unit = "%" if self.kind is InputKind.PERCENT and not self.unit else self.unit
        return Input(self.name, self.label, unit, self.kind, fact=self.fact)


@dataclass(frozen=True)
class Denominator:
    """One denominator to try: a figure, or a part of it (a month is a twelfth of the year before)."""

    __pydantic_config__ = STRICT

    figure: str
    divided_by: Number | str | None = None


@dataclass(frozen=True)
class MeasureShape:
    """What is measured: exactly one of ``ratio``, ``value``, ``complement``, ``top``, ``rates``, ``share``."""

    __pydantic_config__ = STRICT

    ratio: Annotated[tuple[str, ...] | None, Field(min_length=2, max_length=2)] = None
    value: str | None = None
    complement: Annotated[tuple[str, ...] | None, Field(min_length=1)] = None
    top: dict[str, Number] | None = None
    bottom: dict[str, Number] = attribute(default_factory=dict)
    rates: Annotated[tuple[tuple[str, str], ...] | None, Field(min_length=2)] = None
    share: str | None = None
    of_first: tuple[Denominator, ...] = ()
    unit: Annotated[str, Field(alias="as")] = "percent"
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    def __post_init__(self) -> None:
        ways = (self.ratio, self.value, self.complement, self.top, self.rates, self.share)
        if sum(way is not None for way in ways) != 1:
            raise RuleProblem(
                "bad-value",
                "“measure” phải có đúng một trong ratio, value, complement, top, rates, share.",
                "Giữ một, xóa phần còn lại.",
            )
        if bool(self.of_first) != (self.share is not None) or (self.bottom and self.top is None):
            raise RuleProblem(
                "bad-value",
                "“share” đi cùng “of_first”; “bottom” đi cùng “top”.",
                'Ghi ví dụ { share = "done", of_first = [{ figure = "due" }] } hoặc { top = { a = "1" }, bottom = … }.',
            )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the figures it needs, in the order of writing."""
        if self.value is not None:
            return (self.value,)
        if self.rates is not None:
            return tuple(name for rate in self.rates for name in rate)
        if self.share is not None:
            parts = (each.divided_by for each in self.of_first if isinstance(each.divided_by, str))
            return (self.share, *(each.figure for each in self.of_first), *dict.fromkeys(parts))
        if self.top is not None:
            return tuple(name for name in dict.fromkeys((*self.top, *self.bottom)) if name != CONSTANT)
        return self.ratio or self.complement or ()

    @property
    def printed_unit(self) -> str:
        """Return the unit of the measured value."""
        return "%" if self.unit == "percent" else self.unit


def read_measure(shape: MeasureShape, inputs: tuple[Input, ...]) -> Own:
    """Return the figures asked, what is worked out from them, and the measure; inputs stand in the order of names."""
    unit = shape.printed_unit
    if shape.rates is not None:
        measure = Rates(shape.rates, unit, shape.when_zero)
        steps = tuple(_rate(name, pair) for name, pair in zip(measure.names, shape.rates, strict=True))
        return Own(inputs, measure, (*steps, Derived(measure.result, "tích các tỷ lệ", Product(measure.names))))
    if shape.share is not None:
        candidates = tuple(_candidate(each) for each in shape.of_first)
        first = First(tuple(each.name for each in candidates))
        # Whoever has the first denominator needs no other.
        needed = (shape.share, shape.of_first[0].figure)
        inputs = tuple(replace(each, is_optional=each.name not in needed) for each in inputs)
        share = ShareOfFirst(shape.share, unit, shape.when_zero)
        return Own(inputs, share, (*candidates, Derived(share.denominator, "mẫu số", first)))
    return Own(inputs, _one_quotient(shape, inputs))


def _one_quotient(shape: MeasureShape, inputs: tuple[Input, ...]) -> Measure:
    if shape.ratio is not None:
        return Ratio(shape.ratio[0], shape.ratio[1], shape.printed_unit, shape.when_zero)
    if shape.value is not None:
        return Plain(shape.value, inputs[0].unit)
    if shape.complement is not None:
        return Complement(shape.complement)
    bottom = _sum(shape.bottom) if shape.bottom else Sum(constant=ONE)
    return Weighed(Formula(_sum(shape.top or {}), bottom), shape.printed_unit, shape.when_zero)


def _sum(weights: dict[str, Fraction]) -> Sum:
    terms = tuple((name, weight) for name, weight in weights.items() if name != CONSTANT)
    return Sum(terms, weights.get(CONSTANT, Fraction(0)))


def _rate(name: str, pair: tuple[str, str]) -> Derived:
    top, bottom = pair
    return Derived(name, "tỷ lệ", Quotient(Formula(Sum(((top, ONE),)), Sum(((bottom, ONE),)))))


def _candidate(each: Denominator) -> Derived:
    parts = each.divided_by
    bottom = Sum(((parts, ONE),)) if isinstance(parts, str) else Sum(constant=parts or ONE)
    return Derived(f"{each.figure}/", "mẫu số", Quotient(Formula(Sum(((each.figure, ONE),)), bottom)))
