"""From one written criterion to one that can be scored."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from pydantic import ValidationError

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.complaints import complaints
from sen.engine.definitions.shapes import CRITERION, CriterionShape, MeasureShape
from sen.engine.definitions.tree import Criterion, Scoring
from sen.engine.rules import (
    KINDS,
    Complement,
    Input,
    InputKind,
    Measure,
    Own,
    Plain,
    Ratio,
    Rule,
    RuleProblem,
    read_rule,
)

CRITERION_KEYS = tuple(each.name for each in fields(CriterionShape))


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
            scoring=self._scoring(shape) if shape.rule is not None else None,
            owner=shape.owner,
            evidence=shape.evidence,
            basis=shape.basis,
            note=shape.note,
            treatment=shape.not_applicable,
        )

    def _scoring(self, shape: CriterionShape) -> Scoring | None:
        rule = self._rule(shape, dict(shape.rule or {}))
        if rule is None or not shape.max:
            return None
        own = rule.own(shape.max) or self._measured(shape)
        if own is None or not self._inputs_make_sense(shape, rule, own):
            return None
        try:
            curve = rule.lower(shape.max, own.measure.unit)
        except RuleProblem as problem:
            self._complain(shape, problem.code, problem.sentence, problem.remedy)
            return None
        kind = str((shape.rule or {})["kind"])
        return Scoring(kind, rule, own.inputs, own.measure, curve)

    def _rule(self, shape: CriterionShape, written: dict[str, Any]) -> Rule | None:
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

    def _measured(self, shape: CriterionShape) -> Own | None:
        if shape.measure is None:
            self._complain(
                shape,
                "measure-missing",
                "Cách tính này cần biết đo cái gì, nhưng chưa có “measure”.",
                'Thêm measure = { ratio = ["tử số", "mẫu số"] } hoặc { value = "số liệu" }.',
            )
            return None
        names = _names(shape.measure)
        if names is None:
            self._complain(
                shape,
                "bad-value",
                "“measure” phải có đúng một trong ratio, value, complement.",
                "Giữ một, xóa phần còn lại.",
            )
            return None
        inputs = tuple(self._input(shape, name) for name in names)
        return Own(inputs, _measure(shape.measure, inputs))

    def _input(self, shape: CriterionShape, name: str) -> Input:
        for each in shape.inputs:
            if each.name == name:
                unit = "%" if each.kind is InputKind.PERCENT and not each.unit else each.unit
                return Input(name, each.label, unit, each.kind)
        self._complain(
            shape,
            "input-without-label",
            f"Số liệu “{name}” chưa có tên gọi và đơn vị tính.",
            'Thêm vào inputs: { name = "…", label = "…", unit = "nhiệm vụ" }.',
            Severity.WARNING,
        )
        return Input(name, name)

    def _inputs_make_sense(self, shape: CriterionShape, rule: Rule, own: Own) -> bool:
        problems = list(_input_problems(shape, rule, own))
        for code, sentence, remedy in problems:
            self._complain(shape, code, sentence, remedy)
        return not problems

    def _complain(
        self,
        shape: CriterionShape,
        code: str,
        sentence: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.append(Finding(code, self.file, sentence, remedy, shape.code, severity=severity))


def _names(measure: MeasureShape) -> tuple[str, ...] | None:
    value = None if measure.value is None else (measure.value,)
    given = [names for names in (measure.ratio, value, measure.complement) if names is not None]
    return given[0] if len(given) == 1 else None


def _measure(shape: MeasureShape, inputs: tuple[Input, ...]) -> Measure:
    names = tuple(each.name for each in inputs)
    if shape.ratio is not None:
        unit = "%" if shape.unit == "percent" else shape.unit
        return Ratio(names[0], names[1], unit, shape.when_zero)
    if shape.value is not None:
        return Plain(names[0], inputs[0].unit)
    return Complement(names)


def _input_problems(shape: CriterionShape, rule: Rule, own: Own) -> Iterator[tuple[str, str, str]]:
    if rule.own(shape.max) is not None and (shape.measure or shape.inputs):
        yield (
            "measure-unwanted",
            "Cách tính này tự hỏi số liệu của nó.",
            "Xóa “measure” và “inputs” của tiêu chí.",
        )
        return
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
