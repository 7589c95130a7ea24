"""Worked examples beside a definition: answers, and the points they must earn."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from fractions import Fraction

from pydantic import TypeAdapter, ValidationError

from sen.engine.answers import AnswerLine, BadInput, Finding
from sen.engine.definitions import IndexDefinition
from sen.engine.points import vietnamese
from sen.engine.rules import STRICT, Amount
from sen.engine.scoring.card import score
from sen.engine.scoring.intake import answers_from_lines

EXAMPLE_UNIT = "ví dụ"


@dataclass(frozen=True)
class Example:
    """One ``[[example]]``: answers of one criterion, or a reason why it does not apply, and its points."""

    __pydantic_config__ = STRICT

    code: str
    points: Amount
    answers: dict[str, str] = attribute(default_factory=dict)
    answer: str | None = None
    not_applicable: str | None = None


@dataclass(frozen=True)
class ExamplesFile:
    """The whole file."""

    __pydantic_config__ = STRICT

    example: tuple[Example, ...]


_FILE: TypeAdapter[ExamplesFile] = TypeAdapter(ExamplesFile)


def check_examples(definition: IndexDefinition, text: str, name: str) -> tuple[Finding, ...]:
    """Score every example and report those that do not earn the points they should, and leaves without one."""
    try:
        examples = _FILE.validate_python(tomllib.loads(text)).example
    except (tomllib.TOMLDecodeError, ValidationError) as problem:
        lines = str(problem).splitlines()
        return (
            Finding(
                "bad-examples",
                name,
                f"Tệp ví dụ không đọc được ({'; '.join(lines[:3])}).",
                "Mỗi ví dụ cần code, points và answers, answer hoặc not_applicable.",
            ),
        )
    return tuple(_problems(definition, examples, name))


def _problems(definition: IndexDefinition, examples: tuple[Example, ...], name: str) -> Iterator[Finding]:
    for example in examples:
        try:
            earned = _earned(definition, example, name)
        except BadInput as problem:
            yield from problem.findings
            continue
        if earned != example.points:
            yield Finding(
                "example-differs",
                name,
                f"Ví dụ ghi {vietnamese(example.points)} điểm, bộ chỉ số cho {vietnamese(earned)} điểm.",
                "Tính lại bằng tay; sửa ví dụ, hoặc sửa cách tính trong bộ chỉ số.",
                example.code,
            )
    shown = {example.code for example in examples}
    for leaf in definition.leaves:
        if leaf.code not in shown:
            yield Finding("no-example", name, "Chưa có ví dụ nào.", "Thêm một [[example]] tính bằng tay.", leaf.code)


def _earned(definition: IndexDefinition, example: Example, name: str) -> Fraction:
    # The first line says nothing; it makes sure that the code is there to be answered.
    lines = [AnswerLine(EXAMPLE_UNIT, example.code, "", "")]
    lines += [AnswerLine(EXAMPLE_UNIT, example.code, input_name, text) for input_name, text in example.answers.items()]
    if example.answer is not None:
        lines.append(AnswerLine(EXAMPLE_UNIT, example.code, "", example.answer))
    if example.not_applicable is not None:
        lines.append(AnswerLine(EXAMPLE_UNIT, example.code, "", "N/A", example.not_applicable))
    answers = answers_from_lines(definition, lines, name)[EXAMPLE_UNIT]
    return score(definition, answers).nodes[example.code].points
