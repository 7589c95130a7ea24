"""What the written answers mean under a definition: figures, ticks, levels, not applicable, nothing."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sen.engine.answers import (
    MISSING,
    Answer,
    AnswerLine,
    Answers,
    BadInput,
    Finding,
    NotApplicable,
    Value,
)
from sen.engine.definitions import Criterion, IndexDefinition
from sen.engine.points import NotANumber, parse_number, vietnamese
from sen.engine.rules import Input, InputKind

_NOT_APPLICABLE = frozenset({"n/a", "na", "không phát sinh"})
_YES = frozenset({"1", "có", "đạt", "x", "yes", "true"})
_NO = frozenset({"0", "không", "không đạt", "no", "false"})
_HUNDRED = Fraction(100)


class CellProblem(ValueError):
    """One answer cannot be read."""

    def __init__(self, code: str, sentence: str, remedy: str) -> None:
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        super().__init__(f"{sentence} {remedy}")


def read_cell(asked: Input, text: str, reason: str = "") -> Answer:
    """
    Read one answer: a figure with dot or comma, ``N/A`` with its reason, or nothing.

    :raises CellProblem: if the text is none of these, or not what this input may be
    """
    written = _folded(text)
    if not written:
        return MISSING
    if written in _NOT_APPLICABLE:
        if not reason.strip():
            raise CellProblem("no-reason", "Ghi “N/A” nhưng chưa có lý do.", "Ghi lý do ở cột “reason”.")
        return NotApplicable(reason.strip())
    _refuse_split_decimal(text, reason)
    if asked.kind is InputKind.TICK:
        return _tick(written, text)
    if asked.kind is InputKind.CHOICE:
        return _level(asked, written, text)
    return _figure(asked, text)


def answers_from_lines(definition: IndexDefinition, lines: Iterable[AnswerLine], name: str) -> Mapping[str, Answers]:
    """
    Read the answers of every unit, in the order the units first appear.

    :param name: what findings call the file
    :raises BadInput: with every line that cannot be read
    """
    intake = _Intake(definition, name)
    for line in lines:
        intake.take(line)
    if intake.findings:
        raise BadInput(intake.findings)
    return {unit: Answers(unit, cells) for unit, cells in intake.cells.items()}


@dataclass
class _Intake:
    definition: IndexDefinition
    name: str
    findings: list[Finding] = field(default_factory=list)
    cells: dict[str, dict[tuple[str, str], Answer]] = field(default_factory=dict)

    def take(self, line: AnswerLine) -> None:
        cells = self.cells.setdefault(line.unit, {})
        try:
            criterion = self._leaf(line)
            for asked in _inputs_meant(criterion, line):
                answer = read_cell(asked, line.text, line.reason)
                self._refuse_contradiction(criterion, cells, answer)
                if answer is not MISSING:
                    cells[criterion.code, asked.name] = answer
        except CellProblem as problem:
            where = f"{line.unit}, tiêu chí {line.code}: {problem.sentence}"
            self.findings.append(Finding(problem.code, self.name, where, problem.remedy, line.code, line.line))

    def _leaf(self, line: AnswerLine) -> Criterion:
        criterion = self.definition.by_code.get(line.code)
        if criterion is None:
            raise CellProblem(
                "unknown-code",
                f"Bộ chỉ số {self.definition.version} không có mã {line.code}.",
                "Kiểm tra mã, hoặc dùng đúng phiên bản bộ chỉ số.",
            )
        if criterion.scoring is None:
            first = self.definition.children_of(criterion.code)[0]
            raise CellProblem(
                "group-answered",
                "Đây là nhóm tiêu chí, không nhập số liệu.",
                f"Nhập cho các tiêu chí con, ví dụ {first.code}.",
            )
        return criterion

    def _refuse_contradiction(
        self, criterion: Criterion, cells: Mapping[tuple[str, str], Answer], answer: Answer
    ) -> None:
        if isinstance(answer, NotApplicable) and self.definition.treatment_of(criterion.code) is None:
            raise CellProblem(
                "always-applies",
                "Tiêu chí này không được ghi “không phát sinh”.",
                "Nhập số liệu, hoặc để trống nếu chưa có.",
            )
        kinds = {type(other) for (code, _), other in cells.items() if code == criterion.code}
        if answer is not MISSING and kinds - {type(answer)}:
            raise CellProblem(
                "half-applicable",
                "Vừa có số liệu vừa ghi “không phát sinh”.",
                "Chọn một: nhập đủ số liệu, hoặc một dòng “N/A” cho cả tiêu chí.",
            )


def _inputs_meant(criterion: Criterion, line: AnswerLine) -> tuple[Input, ...]:
    """Find the input a line names; a line without one means the only input, or all of them for N/A."""
    asked = () if criterion.scoring is None else criterion.scoring.inputs
    if line.input:
        named = tuple(each for each in asked if each.name == line.input)
        if named:
            return named
    elif len(asked) == 1 or _folded(line.text) in {"", *_NOT_APPLICABLE}:
        return asked
    listed = ", ".join(f"“{each.name}” ({each.label})" for each in asked)
    raise CellProblem(
        "unknown-input",
        f"Không có số liệu “{line.input}”." if line.input else "Chưa ghi là số liệu nào.",
        f"Cột “input” ghi một trong: {listed}.",
    )


def _refuse_split_decimal(text: str, reason: str) -> None:
    if text.strip().isdecimal() and reason.strip().isdecimal():
        raise CellProblem(
            "split-decimal",
            f"Số {text.strip()},{reason.strip()} bị tách thành hai ô.",
            f'Đặt số trong ngoặc kép: "{text.strip()},{reason.strip()}".',
        )


def _tick(written: str, text: str) -> Value:
    if written in _YES:
        return Value(Fraction(1))
    if written in _NO:
        return Value(Fraction(0))
    raise CellProblem("not-a-tick", f"“{text}” không phải có hay không.", "Ghi “có” hoặc “không”.")


def _level(asked: Input, written: str, text: str) -> Value:
    for position, option in enumerate(asked.options):
        if written in (_folded(option.key), _folded(option.label)):
            return Value(Fraction(position))
    listed = ", ".join(f"“{option.key}” ({option.label})" for option in asked.options)
    raise CellProblem("unknown-level", f"Không có mức “{text}”.", f"Ghi một trong: {listed}.")


def _figure(asked: Input, text: str) -> Value:
    try:
        number = parse_number(text)
    except NotANumber as problem:
        raise CellProblem(
            "not-a-number",
            f"{problem}.",
            "Ghi một số, ví dụ 12,5; không có số liệu thì để trống; không phát sinh thì ghi N/A.",
        ) from None
    if number < 0 and asked.kind is not InputKind.NUMBER:
        raise CellProblem("negative-number", f"{text} là số âm.", "Ghi số từ 0 trở lên.")
    if asked.kind is InputKind.COUNT and number.denominator != 1:
        raise CellProblem("not-whole", f"{text} không phải số nguyên.", "Đây là số đếm: ghi số nguyên.")
    most = _HUNDRED if asked.kind is InputKind.PERCENT else asked.most
    if most is not None and number > most:
        raise CellProblem("too-large", f"{text} lớn hơn {vietnamese(most)}.", "Kiểm tra lại số liệu.")
    return Value(number)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()
