"""What people typed, read as the definition asks: a figure, a tick, a level, not applicable, or nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext_lazy as _

from sen.engine import (
    Answer,
    Answers,
    BadInput,
    CellProblem,
    Criterion,
    IndexDefinition,
    Input,
    InputKind,
    NotApplicable,
    Value,
    answers_from_lines,
    decimal_text,
    read_cell,
    read_lines,
)
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.indices.loader.reading import definition_of, once_per_definition
from sen.reform.indices.loader.words import leaf_line
from sen.reform.indices.queries import LeafLine


class UnknownCriterion(NotFound):
    """The index has no such leaf."""

    message = _("The index has no criterion %(code)s that takes figures. Open it from the score sheet.")


class UnknownFigure(Refusal):
    """The criterion asks for no such figure."""

    message = _("Criterion %(code)s does not ask for “%(name)s”. Open it again from the score sheet.")


class BadFigure(Refusal):
    """A figure cannot be read; `name` says which, the sentence why and what to write."""

    def __init__(self, name: str, sentence: str) -> None:
        self.name = name
        super().__init__(sentence)


class AlwaysApplies(Refusal):
    """The criterion may not be claimed as not applicable."""

    message = _("Criterion %(code)s applies to every unit. Enter its figures, or leave them empty for now.")


class BadTable(Refusal):
    """A table of answers was refused; the sentence holds every finding."""


@dataclass(frozen=True)
class Declared:
    """
    What was declared of one leaf, in exact text: figures with a decimal point, ticks as 1 or 0, levels by their key.

    With a reason for not applying there are no figures; an empty figure takes an earlier one back.
    """

    code: str
    figures: Mapping[str, str] = field(default_factory=dict)
    not_applicable: str = ""


DeclaredReader = Callable[[Declared], Declared]


def leaf(version_id: int, code: str) -> LeafLine:
    """
    One leaf of an adopted index.

    :raises UnknownCriterion: if there is none
    """
    definition = definition_of(version_id)
    return leaf_line(definition, _leaf(definition, code))


def read_declared(version_id: int, said: Declared) -> Declared:
    """
    Read what was typed for a leaf into exact text.

    :raises UnknownCriterion: if the index has no such leaf
    :raises UnknownFigure: if the leaf asks for no such figure
    :raises AlwaysApplies: if it may not be claimed as not applicable
    :raises BadFigure: if a figure cannot be read
    """
    return _read(definition_of(version_id), said)


def declared_reader(version_id: int) -> DeclaredReader:
    """The same for many leaves: what reads them, one by one."""
    return partial(_read, definition_of(version_id))


def _read(definition: IndexDefinition, said: Declared) -> Declared:
    criterion = _leaf(definition, said.code)
    if said.not_applicable.strip():
        if definition.treatment_of(said.code) is None:
            raise AlwaysApplies(code=said.code)
        return Declared(said.code, not_applicable=said.not_applicable.strip())
    asked = {each.name: each for each in leaf_inputs(criterion)}
    for name in said.figures:
        if name not in asked:
            raise UnknownFigure(code=said.code, name=name)
    return Declared(said.code, {name: _exact(asked[name], text) for name, text in said.figures.items()})


def read_table(version_id: int, text: str, name: str) -> Mapping[str, tuple[Declared, ...]]:
    """
    Read a table `unit,code,input,value,reason` whole: what each unit declared, leaf by leaf.

    :raises BadTable: with every line that cannot be read
    """
    definition = definition_of(version_id)
    try:
        answers = answers_from_lines(definition, read_lines(text, name), name)
    except BadInput as problem:
        raise BadTable(" ".join(str(finding) for finding in problem.findings)) from None
    return {unit: tuple(_declared(definition, sheet)) for unit, sheet in answers.items()}


def figures_from_facts(version_id: int) -> Mapping[str, Mapping[str, str]]:
    """The figures whose index says what fact they are: by criterion and name, the fact."""
    return _figures_from_facts(definition_of(version_id))


@once_per_definition
def _figures_from_facts(definition: IndexDefinition) -> Mapping[str, Mapping[str, str]]:
    leaves = (*definition.leaves, *definition.extras.all)
    named = {leaf.code: {each.name: each.fact for each in leaf_inputs(leaf) if each.fact} for leaf in leaves}
    return {code: facts for code, facts in named.items() if facts}


def leaf_inputs(criterion: Criterion) -> tuple[Input, ...]:
    """The figures a leaf asks for; a group asks for none."""
    return criterion.scoring.inputs if criterion.scoring else ()


def _leaf(definition: IndexDefinition, code: str) -> Criterion:
    criterion = definition.by_code.get(code)
    if criterion is None or criterion.scoring is None:
        raise UnknownCriterion(code=code)
    return criterion


def _exact(asked: Input, text: str) -> str:
    try:
        answer = read_cell(asked, text)
    except CellProblem as problem:
        raise BadFigure(asked.name, f"{problem.sentence} {problem.remedy}") from None
    return _written(asked, answer)


def _written(asked: Input, answer: Answer) -> str:
    if not isinstance(answer, Value):
        return ""
    if asked.kind is InputKind.CHOICE:
        return asked.options[int(answer.number)].key
    return decimal_text(answer.number)


def _declared(definition: IndexDefinition, sheet: Answers) -> Iterable[Declared]:
    for criterion in (*definition.leaves, *definition.extras.all):
        cells = [(asked, sheet.of(criterion.code, asked.name)) for asked in leaf_inputs(criterion)]
        reasons = [cell.reason for _asked, cell in cells if isinstance(cell, NotApplicable)]
        if reasons:
            yield Declared(criterion.code, not_applicable=reasons[0])
            continue
        figures = {asked.name: _written(asked, cell) for asked, cell in cells if isinstance(cell, Value)}
        if figures:
            yield Declared(criterion.code, figures)
