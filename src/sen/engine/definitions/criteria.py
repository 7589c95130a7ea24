"""From one written criterion to one that can be scored."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.complaints import complaints
from sen.engine.definitions.criterion import Criterion, Scoring
from sen.engine.definitions.shapes import CRITERION, EXTRA, FACT, CriterionShape, ExtraShape, FactShape
from sen.engine.points import Rounding
from sen.engine.rules import (
    KINDS,
    Input,
    Own,
    Rule,
    RuleProblem,
    Unscored,
    adapted,
    read_measure,
    read_rule,
)

CRITERION_KEYS = tuple(each.name for each in fields(CriterionShape))
EXTRA_KEYS = tuple(each.name for each in fields(ExtraShape))
FACT_KEYS = tuple(each.name for each in fields(FactShape))
ZERO = Fraction(0)

AnyShape = CriterionShape | ExtraShape | FactShape


@dataclass
class CriterionReader:
    """Reads criteria and collects what is wrong with them."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def read(self, written: object, position: int) -> Criterion | None:
        """Return the criterion, without scoring if its rule cannot be used; ``None`` if it has no shape."""
        code = written.get("code") if isinstance(written, dict) else None
        named = code if isinstance(code, str) else None
        try:
            shape = CRITERION.validate_python(written)
        except ValidationError as problem:
            within = "" if named else f"criterion[{position + 1}]"
            self.findings += complaints(problem, self.file, within=within, criterion=named, known=CRITERION_KEYS)
            return None
        return Criterion(
            code=shape.code,
            title=shape.title,
            maximum=shape.max,
            scoring=None if shape.rule is None else self._ruled(shape, shape.rule, shape.max),
            owner=shape.owner,
            evidence=shape.evidence,
            basis=shape.basis,
            note=shape.note,
            treatment=shape.not_applicable,
            aggregation=shape.aggregate,
            weight=shape.weight,
            rounding=None if shape.rounding is None else Rounding(shape.rounding.mode, shape.rounding.places),
        )

    def read_extra(self, written: object, where: str) -> Criterion | None:
        """Return a line of bonus or penalty; ``None`` if it has no shape or its rule cannot be used."""
        try:
            shape = EXTRA.validate_python(written)
        except ValidationError as problem:
            self.findings += complaints(problem, self.file, within=where, known=EXTRA_KEYS)
            return None
        return self._outside(shape, self._ruled(shape, shape.rule, shape.max), shape.max)

    def read_fact(self, written: object, where: str) -> Criterion | None:
        """Return a fact; ``None`` if it has no shape."""
        try:
            shape = FACT.validate_python(written)
        except ValidationError as problem:
            self.findings += complaints(problem, self.file, within=where, known=FACT_KEYS)
            return None
        rule = Unscored(shape.title)
        own = rule.own(ZERO) if shape.measure is None else self._measured(shape)
        scoring = None if own is None else self._lowered(shape, rule, "fact", own, ZERO)
        return self._outside(shape, scoring, ZERO)

    @staticmethod
    def _outside(shape: ExtraShape | FactShape, scoring: Scoring | None, maximum: Fraction) -> Criterion | None:
        if scoring is None:
            return None
        return Criterion(
            code=shape.code,
            title=shape.title,
            maximum=maximum,
            scoring=scoring,
            owner=shape.owner,
            evidence=shape.evidence,
            basis=shape.basis,
            note=shape.note,
        )

    def _ruled(self, shape: AnyShape, rule_written: dict[str, Any], maximum: Fraction) -> Scoring | None:
        rule = self._rule(shape, dict(rule_written))
        if rule is None or not maximum:
            return None
        try:
            own = rule.own(maximum)
        except RuleProblem as problem:
            self._complain(shape, problem.code, problem.sentence, problem.remedy)
            return None
        if own is not None and (shape.measure or shape.inputs):
            self._complain(
                shape,
                "measure-unwanted",
                "Cách tính này tự hỏi số liệu của nó.",
                "Xóa “measure” và “inputs” của tiêu chí.",
            )
            return None
        own = own or self._measured(shape)
        return None if own is None else self._lowered(shape, rule, str(rule_written["kind"]), own, maximum)

    def _lowered(self, shape: AnyShape, rule: Rule, kind: str, own: Own, maximum: Fraction) -> Scoring | None:
        own = adapted(rule, own)
        if not self._inputs_make_sense(shape, own):
            return None
        try:
            curve = rule.lower(maximum, own.measure.unit)
        except RuleProblem as problem:
            self._complain(shape, problem.code, problem.sentence, problem.remedy)
            return None
        return Scoring(kind, rule, own.inputs, own.measure, curve, own.derived)

    def _rule(self, shape: AnyShape, written: dict[str, Any]) -> Rule | None:
        kind = written.pop("kind", None)
        if not isinstance(kind, str) or kind not in KINDS:
            self._complain(
                shape, "unknown-kind", f"Không có cách tính “{kind}”.", f"Chọn một trong: {', '.join(KINDS)}."
            )
            return None
        try:
            return read_rule(kind, written)
        except ValidationError as problem:
            self.findings += complaints(problem, self.file, within="rule", criterion=shape.code)
            return None

    def _measured(self, shape: AnyShape) -> Own | None:
        if shape.measure is None:
            self._complain(
                shape,
                "measure-missing",
                "Cách tính này cần biết đo cái gì, nhưng chưa có “measure”.",
                'Thêm measure = { ratio = ["tử số", "mẫu số"] } hoặc { value = "số liệu" }.',
            )
            return None
        return read_measure(shape.measure, tuple(self._input(shape, name) for name in shape.measure.names))

    def _input(self, shape: AnyShape, name: str) -> Input:
        for each in shape.inputs:
            if each.name == name:
                return each.read()
        self._complain(
            shape,
            "input-without-label",
            f"Số liệu “{name}” chưa có tên gọi và đơn vị tính.",
            'Thêm vào inputs: { name = "…", label = "…", unit = "nhiệm vụ" }.',
            Severity.WARNING,
        )
        return Input(name, name)

    def _inputs_make_sense(self, shape: AnyShape, own: Own) -> bool:
        problems = list(_input_problems(shape, own))
        for code, sentence, remedy in problems:
            self._complain(shape, code, sentence, remedy)
        return not problems

    def _complain(
        self,
        shape: AnyShape,
        code: str,
        sentence: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.append(Finding(code, self.file, sentence, remedy, shape.code, severity=severity))


def _input_problems(shape: AnyShape, own: Own) -> Iterator[tuple[str, str, str]]:
    used = [each.name for each in own.inputs]
    for each in shape.inputs:
        if each.name not in used:
            yield (
                "unused-input",
                f"Số liệu “{each.name}” không được dùng trong “measure”.",
                "Xóa số liệu này hoặc sửa tên cho khớp.",
            )
    twice = next((name for name in used if used.count(name) > 1), None)
    if twice is not None:
        yield "duplicate-input", f"Số liệu “{twice}” được hỏi hai lần.", "Đặt tên khác nhau."
