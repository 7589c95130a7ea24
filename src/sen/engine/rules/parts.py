"""Parts of a rule that looks at several measures: each has words, figures, a measure and a simple rule."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any

from pydantic import PlainValidator

from sen.engine.points import vietnamese
from sen.engine.rules.curve import Breakpoint, Curve, clamped_line
from sen.engine.rules.derived import Derived, Earned, work_out
from sen.engine.rules.formula import Formula, Sum, plain
from sen.engine.rules.inputs import ONLY, Input
from sen.engine.rules.measures import Figures, ZeroDenominator
from sen.engine.rules.measuring import InputShape, MeasureShape, read_measure
from sen.engine.rules.problems import RuleProblem
from sen.engine.rules.reading import STRICT, Amount
from sen.engine.rules.rule import Own, Rule, adapted
from sen.engine.rules.simple import ADAPTERS

ONE = Fraction(1)
RESULT = "result"


def _read_simple(written: object) -> Rule:
    if not isinstance(written, dict) or written.get("kind") not in ADAPTERS:
        kind = written.get("kind") if isinstance(written, dict) else written
        raise RuleProblem(
            "unknown-kind", f"Phần này không dùng được cách tính “{kind}”.", f"Chọn một trong: {', '.join(ADAPTERS)}."
        )
    rule: Rule = ADAPTERS[written["kind"]].validate_python({key: written[key] for key in written if key != "kind"})
    return rule


@dataclass(frozen=True)
class Part:
    """
    One part: ``key`` names it (and its figure, where the rule asks for only one); ``max`` is what it can earn at most.

    Without ``max``, the maximum of the criterion is meant.
    """

    __pydantic_config__ = STRICT

    key: str
    label: str
    rule: Annotated[Rule, PlainValidator(_read_simple, json_schema_input_type=dict[str, Any])]
    max: Amount | None = None
    weight: Amount = ONE
    measure: MeasureShape | None = None
    inputs: tuple[InputShape, ...] = ()
    own: Own = attribute(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "own", self._own())

    def lower(self, maximum: Fraction) -> Curve:
        """Return the curve of the part."""
        return self.rule.lower(self.max or maximum, self.own.measure.unit)

    def earned(self, maximum: Fraction) -> Derived:
        """Return the step from its figures to its points, under the name of its key."""
        own = self.own
        undefined = Fraction(0) if own.measure.when_zero is ZeroDenominator.ZERO_POINTS else None
        needs = tuple(each.name for each in own.inputs if not each.is_optional)
        formula = own.measure.formula
        if self.key in needs:
            formula = Formula(_renamed(formula.top, self.key), _renamed(formula.bottom, self.key))
        way = Earned(needs, formula, self.lower(maximum), undefined, own.derived)
        return Derived(f"{self.key} points", self.label, way)

    def say(self, figures: Figures) -> str:
        """Word the part and its points: ``thu hồi: 30/100 đồng = 30,00 % (7 điểm)``."""
        own = self.own
        if not all(each.name in figures for each in own.inputs if not each.is_optional):
            return ""
        asked = {each.name: each for each in own.inputs}
        mine = work_out(own.derived, figures)
        if self.key in asked:
            asked[ONLY], mine[ONLY] = asked[self.key], figures[self.key]
        said = own.measure.say(mine, asked)
        earned = figures.get(f"{self.key} points")
        worth = "không tính" if earned is None else f"{vietnamese(earned)} điểm"
        return f"{self.label}{f': {said}' if said else ''} ({worth})"

    def _own(self) -> Own:
        own = self.rule.own(self.max or ONE)
        if own is not None:
            if self.measure is not None or self.inputs:
                raise RuleProblem(
                    "measure-unwanted", f"Phần “{self.label}” tự hỏi số liệu của nó.", "Xóa “measure” và “inputs”."
                )
            return replace(own, inputs=tuple(self._named(each) for each in own.inputs))
        if self.measure is None:
            raise RuleProblem("measure-missing", f"Phần “{self.label}” chưa có “measure”.", "Thêm “measure”.")
        asked = {each.name: each.read() for each in self.inputs}
        names = tuple(dict.fromkeys(self.measure.names))
        if set(names) != set(asked):
            raise RuleProblem(
                "unused-input",
                f"Phần “{self.label}”: “inputs” và “measure” không cùng tên số liệu.",
                f"“inputs” phải có đúng: {', '.join(names)}.",
            )
        return adapted(self.rule, read_measure(self.measure, tuple(asked[name] for name in names)))

    def _named(self, asked: Input) -> Input:
        return replace(asked, name=self.key, label=self.label) if asked.name == ONLY else asked


@dataclass(frozen=True)
class OfParts:
    """The points that come of all parts."""

    parts: tuple[Part, ...]
    said: str
    unit: str = "điểm"
    lever: None = None
    when_zero: ZeroDenominator = ZeroDenominator.ZERO_POINTS

    @cached_property
    def formula(self) -> Formula:
        """Return the result itself."""
        return plain(RESULT)

    def say(self, figures: Figures, inputs: Mapping[str, Input]) -> str:
        """Word every part that was reported, then how they count together."""
        return f"{'; '.join(said for said in (part.say(figures) for part in self.parts) if said)}; {self.said}"

    def say_reaching(self, goal: Breakpoint) -> str:
        """Say nothing: each part has its own way up."""
        return ""


def asked_of(parts: tuple[Part, ...]) -> tuple[Input, ...]:
    """
    Return the figures of all parts, each once.

    :raises RuleProblem: if a key is used twice, or there are fewer than two parts
    """
    if len(parts) < 2:
        raise RuleProblem("too-few-parts", "Chỉ có một phần.", "Ghi ít nhất hai phần.")
    keys = [part.key for part in parts]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise RuleProblem("duplicate-part", f"Phần “{twice}” có hai lần.", "Mỗi phần một “key”.")
    found: dict[str, Input] = {}
    for part in parts:
        for each in part.own.inputs:
            found.setdefault(each.name, each)
    return tuple(found.values())


def points_names(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return the names under which the points of the parts stand."""
    return tuple(f"{part.key} points" for part in parts)


def diagonal(maximum: Fraction, best: Fraction) -> Curve:
    """
    Take points as they are, up to the maximum.

    :raises RuleProblem: if the best that can be reached is not the maximum
    """
    if best != maximum:
        raise RuleProblem(
            "best-not-maximum",
            f"Các phần được nhiều nhất {vietnamese(best)} điểm, điểm tối đa là {vietnamese(maximum)}.",
            "Sửa điểm của các phần hoặc điểm tối đa cho khớp.",
        )
    return clamped_line(Fraction(0), Fraction(0), maximum, maximum)


def _renamed(total: Sum, key: str) -> Sum:
    return Sum(tuple((key if name == ONLY else name, weight) for name, weight in total.terms), total.constant)
