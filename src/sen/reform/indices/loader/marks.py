"""One leaf by itself: what its rule gives for the figures said, and which figures it cannot do without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sen.engine import (
    Answers,
    Criterion,
    Explanation,
    IndexDefinition,
    LeafAlone,
    NotApplicable,
    State,
    Trace,
    explain_leaf,
    read_cell,
    vietnamese,
)
from sen.reform.indices.loader.answers import Declared, UnknownCriterion, leaf_inputs
from sen.reform.indices.loader.reading import definition_of


@dataclass(frozen=True)
class Mark:
    """
    The points of a leaf as exact text and as people read them, with the sentence and the next step.

    There are no points while figures are missing, where the leaf does not apply, and before peers are known.
    """

    points: str
    shown: str
    maximum: str
    state: str
    sentence: str
    next_step: str


def mark_of(version_id: int, said: Declared) -> Mark:
    """
    What the rule gives a leaf out of its own maximum, whatever becomes of the others.

    :raises UnknownCriterion: if the index has no such leaf
    """
    return _mark(definition_of(version_id), said)


def marks_in(definition: IndexDefinition, said: Iterable[Declared]) -> tuple[Mark, ...]:
    """
    The same for many of an index that was read already, in their order; what is said alike is computed once.

    :raises UnknownCriterion: if the index has no such leaf
    """
    found: dict[tuple[object, ...], Mark] = {}
    marks = []
    for each in said:
        key = (each.code, each.not_applicable, *sorted(each.figures.items()))
        marks.append(found.get(key) or found.setdefault(key, _mark(definition, each)))
    return tuple(marks)


def _mark(definition: IndexDefinition, said: Declared) -> Mark:
    criterion = definition.by_code.get(said.code)
    if criterion is None or criterion.scoring is None:
        raise UnknownCriterion(code=said.code)
    cells = {
        (said.code, asked.name): NotApplicable(said.not_applicable)
        if said.not_applicable
        else read_cell(asked, said.figures.get(asked.name, ""))
        for asked in leaf_inputs(criterion)
    }
    alone = explain_leaf(definition, Answers("", cells), said.code)
    is_scored = alone.trace.state is State.VALUE
    return Mark(
        points=str(alone.trace.points) if is_scored else "",
        shown=vietnamese(alone.trace.points, 2) if is_scored else "",
        maximum=vietnamese(criterion.maximum),
        state=_state(criterion, alone.trace),
        sentence=without_heading(criterion, alone),
        next_step=alone.next_step.sentence if alone.next_step else "",
    )


def waits_for_peers(criterion: Criterion, trace: Trace) -> bool:
    """Whether a leaf lacks nothing of its own unit: its rule waits for the results of the others."""
    own = {each.name for each in leaf_inputs(criterion)}
    return trace.state is State.MISSING and own.isdisjoint(trace.lacking)


def _state(criterion: Criterion, trace: Trace) -> str:
    if waits_for_peers(criterion, trace):
        return "waiting"
    return "not_applicable" if trace.state is State.NOT_APPLICABLE else trace.state.value


def without_heading(criterion: Criterion, why: Explanation | LeafAlone) -> str:
    """The sentence without what pages say around it: code and title before, next step and basis after."""
    sentence = why.sentence.removeprefix(f"{criterion.code} {criterion.title}: ")
    sentence = sentence.removesuffix(f" Căn cứ: {criterion.basis}.") if criterion.basis else sentence
    return sentence.removesuffix(f" {why.next_step.sentence}") if why.next_step else sentence


def required(version_id: int) -> Mapping[str, frozenset[str]]:
    """The leaves of the tree every unit must answer, each with the figures it cannot do without."""
    leaves = definition_of(version_id).leaves
    needed = {leaf.code: frozenset(each.name for each in leaf_inputs(leaf) if not each.is_optional) for leaf in leaves}
    return {code: names for code, names in needed.items() if names}
