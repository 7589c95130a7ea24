"""A unit's score sheet scored among its peers, so that criteria that look at others have their points too."""

from collections.abc import Iterable

from sen.engine import score_all
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import AssessmentCard, Stage, UnitAnswers
from sen.reform.indices import loader
from sen.reform.scoring.engine.computing import engine_answers
from sen.reform.scoring.engine.lines import known_of, line_of
from sen.reform.scoring.queries import ScoreSheet, sheet_from


def sheets_among_peers(card: AssessmentCard, stages: Iterable[Stage]) -> dict[Stage, ScoreSheet]:
    """The sheet of one unit at each stage, everybody's word of that stage taken; nothing is stored, no grade given."""
    definition = loader.definition_of(card.round.version_id)
    leaves = {leaf.code: known_of(leaf) for leaf in definition.leaves}
    members, words = assessments.members_of(card.round), assessments.words_of_round(card.round.id)
    groups = {str(each.unit_id): each.peer_group for each in members}
    found = {}
    for stage in stages:
        counting = {each.unit_id: assessments.counting(words.get(each.id, {}), stage) for each in members}
        sheets = [engine_answers(definition, unit_id, answers) for unit_id, answers in counting.items()]
        scored = next(each for each in score_all(definition, sheets, groups=groups) if each.unit == str(card.unit_id))
        unit = UnitAnswers(card.id, card.unit_id, card.peer_group, 0, counting[card.unit_id])
        found[stage] = sheet_from(line_of(definition, leaves, scored, unit).as_data(), leaves)
    return found
