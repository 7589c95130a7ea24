"""Answers in, a scored and ranked round out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sen.engine import (
    Answer,
    Answers,
    Decisions,
    IndexDefinition,
    Input,
    NotApplicable,
    rank,
    read_cell,
    score,
    score_all,
)
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import CurrentAnswer, PlaceDecisions, Stage, UnitAnswers
from sen.reform.indices import loader
from sen.reform.scoring.engine.lines import ComputedLine, known_leaves, line_of
from sen.reform.scoring.queries import ScoreSheet, digest_of, input_digest, sheet_from


@dataclass(frozen=True)
class Computed:
    """A whole round, computed, with the digests of what went in and what came out."""

    definition_digest: str
    input_digest: str
    result_digest: str
    leaves: dict[str, Any]
    lines: tuple[ComputedLine, ...]


def compute(version_id: int, answers: Iterable[UnitAnswers], decided: PlaceDecisions | None = None) -> Computed:
    """Score and rank everybody, in the order of their places, as the council decided about ties and grades."""
    decisions = decided or PlaceDecisions()
    definition = loader.definition_of(version_id)
    leaves = known_leaves(definition)
    by_unit = {str(each.unit_id): each for each in answers}
    groups = {unit: each.peer_group for unit, each in by_unit.items()}
    sheets = (engine_answers(definition, each.unit_id, each.answers) for each in by_unit.values())
    cards = {card.unit: card for card in score_all(definition, sheets, groups=groups)}
    places = rank(definition, cards.values(), groups=groups, decisions=engine_decisions(decisions))
    lines = tuple(
        replace(
            line_of(definition, leaves, cards[place.unit], by_unit[place.unit]),
            rank=place.rank,
            unranked_reason=place.reason,
            grade=place.grade or "",
        )
        for place in places
    )
    return Computed(
        definition_digest=definition.digest,
        input_digest=input_digest(by_unit.values(), decisions),
        result_digest=digest_of([leaves, [line.as_data() for line in lines]]),
        leaves=leaves,
        lines=lines,
    )


def current_sheet(assessment_id: int, *, through: Stage = Stage.SELF) -> ScoreSheet:
    """The score sheet of a unit from what counts up to now at a stage; nothing is stored."""
    definition = loader.definition_of(assessments.assessment(assessment_id).round.version_id)
    unit = assessments.answers_of_unit(assessment_id, through=through)
    leaves = known_leaves(definition)
    # Scored alone: a rule that looks at peers waits for them, as it must not take the unit for its own peer.
    card = score(definition, engine_answers(definition, unit.unit_id, unit.answers))
    (place,) = rank(definition, (card,))
    line = replace(line_of(definition, leaves, card, unit), grade=place.grade or "")
    return sheet_from(line.as_data(), leaves)


def engine_decisions(decided: PlaceDecisions) -> Decisions:
    """What the council decided, as the engine takes it."""
    grades = {str(unit_id): grade for unit_id, grade in decided.grades.items()}
    return Decisions(tuple(map(str, decided.order)), grades)


def engine_answers(definition: IndexDefinition, unit_id: int, answers: Mapping[str, CurrentAnswer]) -> Answers:
    """What counts for a unit, as the engine takes it."""
    cells: dict[tuple[str, str], Answer] = {}
    for code, answer in answers.items():
        for asked in loader.leaf_inputs(definition.criterion(code)):
            cells[code, asked.name] = _cell(asked, answer)
    return Answers(str(unit_id), cells)


def _cell(asked: Input, answer: CurrentAnswer) -> Answer:
    if answer.not_applicable:
        return NotApplicable(answer.not_applicable)
    return read_cell(asked, answer.figures.get(asked.name, ""))
