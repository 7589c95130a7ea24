"""The result as it would be if the season ended at each turn: scored through the engine, nothing stored."""

from collections.abc import Mapping

from sen.engine import IndexDefinition, Place, Scorecard, Ties, rank, score_all
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import AssessmentCard, RoundCard, Stage
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import loader
from sen.reform.scoring.engine.computing import engine_answers, engine_decisions
from sen.reform.scoring.queries.changes import TURNS, Changes, StagePlace, changes_from

# What the engine says a place awaits where the chair must part units; a grade otherwise.
RANK = "rank"


def changes_of(card: RoundCard, *, turns: tuple[Stage, ...] = TURNS) -> Changes:
    """
    Every unit over the turns of a round: points, place and grade after each; a few readings however many units.

    The council's decisions about ties and grades count at the last turn only: before, nobody had decided.
    """
    members = assessments.members_of(card)
    if not members:
        return Changes(turns, ())
    words = assessments.words_of_round(card.id)
    definition = loader.definition_of(card.version_id)
    places: dict[Stage, tuple[StagePlace, ...]] = {}
    for stage in turns:
        decided = assessments.place_decisions(card.id) if stage is Stage.COUNCIL else assessments.PlaceDecisions()
        places[stage] = _places(definition, members, words, stage, decided)
    return changes_from(members, places, turns)


def grade_labels(version_id: int) -> tuple[str, ...]:
    """The grades of an index, the lowest first."""
    return tuple(grade.label for grade in loader.definition_of(version_id).grades)


def _places(
    definition: IndexDefinition,
    members: tuple[AssessmentCard, ...],
    words: Mapping[int, assessments.Words],
    stage: Stage,
    decided: assessments.PlaceDecisions,
) -> tuple[StagePlace, ...]:
    groups = {str(each.unit_id): each.peer_group for each in members}
    sheets = [
        engine_answers(definition, each.unit_id, assessments.counting(words.get(each.id, {}), stage))
        for each in members
    ]
    cards = {card.unit: card for card in score_all(definition, sheets, groups=groups)}
    places = rank(definition, cards.values(), groups=groups, decisions=engine_decisions(decided))
    return tuple(_place(definition, place, cards[place.unit], decided) for place in places)


def _place(
    definition: IndexDefinition, place: Place, card: Scorecard, decided: assessments.PlaceDecisions
) -> StagePlace:
    total = card.total
    level = {place.unit, *place.tied_with}
    is_parted = level <= set(map(str, decided.order))
    return StagePlace(
        unit_id=int(place.unit),
        points=decimal_of(total.points),
        out_of=decimal_of(total.out_of),
        percent=None if total.percent is None else decimal_of(total.percent),
        rank=place.rank,
        grade=place.grade or "",
        reason=place.reason,
        tied_with=tuple(map(int, place.tied_with)),
        awaits_order=bool(place.tied_with) and definition.ranking.ties is Ties.CHAIR and not is_parted,
        awaited_grade="" if place.awaits == RANK else place.awaits,
        unmet=place.unmet,
    )
