"""Who stands where, among whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from sen.engine.definitions import Absent, Figure, IndexDefinition, RankBy, Ties
from sen.engine.ranking.grading import award
from sen.engine.ranking.place import NO_DECISIONS, RANK, Decisions, Place
from sen.engine.ranking.quotas import keep_quotas
from sen.engine.scoring import NodeScore, Scorecard, State

EVERYBODY = ""
NOTHING_REPORTED = "chưa nộp số liệu nào"
SOMETHING_MISSING = "còn thiếu số liệu, chưa có kết quả"
NOTHING_APPLIES = "không có tiêu chí nào áp dụng"


def rank(
    definition: IndexDefinition,
    cards: Iterable[Scorecard],
    *,
    groups: Mapping[str, str] | None = None,
    not_ranked: Mapping[str, str] | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Place, ...]:
    """
    Place every unit among its peers, the best first, units that are not ranked last.

    :param groups: the peer group of each unit; units without one share one group
    :param not_ranked: units that are scored but not placed, with the reason
    :param decisions: what people decided: the order of tied units, grades that were left to them
    """
    excused = not_ranked or {}
    by_group: dict[str, list[Scorecard]] = {}
    for card in cards:
        by_group.setdefault((groups or {}).get(card.unit, EVERYBODY), []).append(card)
    found: list[Place] = []
    for group, members in by_group.items():
        reasons = {card.unit: _why_not(definition, card, excused) for card in members}
        placed = [card for card in members if not reasons[card.unit]]
        places = _places(definition, placed, group, decisions)
        found.extend(keep_quotas(definition, places, {card.unit: card for card in placed}))
        found.extend(_unplaced(definition, card, group, reasons[card.unit]) for card in members if reasons[card.unit])
    return tuple(found)


def _why_not(definition: IndexDefinition, card: Scorecard, excused: Mapping[str, str]) -> str:
    if card.unit in excused:
        return excused[card.unit]
    absent = card.total.state is State.MISSING
    if not card.total.is_known:
        return NOTHING_REPORTED if absent else SOMETHING_MISSING
    if card.total.percent is None:
        return NOTHING_APPLIES
    return NOTHING_REPORTED if absent and definition.ranking.absent is Absent.NOT_RANKED else ""


def _unplaced(definition: IndexDefinition, card: Scorecard, group: str, reason: str) -> Place:
    figure = _figure(definition, card.total)
    absent = figure is None or card.total.state is State.MISSING
    grade = None if figure is None or absent else award(definition, card, figure).grade
    return Place(card.unit, group, None, figure, grade, reason=reason)


def _places(definition: IndexDefinition, cards: Sequence[Scorecard], group: str, decisions: Decisions) -> list[Place]:
    figures = {card.unit: _figure(definition, card.total) or Fraction(0) for card in cards}
    keys = {card.unit: (figures[card.unit], *_further_keys(definition, card, decisions)) for card in cards}
    by_unit = {card.unit: card for card in cards}
    # Sorting is stable: where every key is equal, the order given decides.
    ordered = sorted(by_unit, key=lambda unit: keys[unit], reverse=True)
    equals: dict[Fraction, list[str]] = {}
    for unit in ordered:
        equals.setdefault(figures[unit], []).append(unit)
    places: list[Place] = []
    for level, (figure, units) in enumerate(equals.items(), start=1):
        above = len(places)
        parted = definition.ranking.ties is Ties.CHAIR and all(unit in decisions.order for unit in units)
        for offset, unit in enumerate(units):
            place = Place(
                unit=unit,
                group=group,
                rank=_rank(Ties.SEQUENTIAL if parted else definition.ranking.ties, above, offset, level),
                figure=figure,
                grade=None,
                tied_with=tuple(other for other in units if other != unit),
                awaits=RANK if definition.ranking.ties is Ties.CHAIR and len(units) > 1 and not parted else "",
            )
            places.append(_graded(definition, place, by_unit[unit], decisions))
    return places


def _graded(definition: IndexDefinition, place: Place, card: Scorecard, decisions: Decisions) -> Place:
    given = award(definition, card, place.figure or Fraction(0))
    if place.unit in decisions.grades:
        return replace(place, grade=decisions.grades[place.unit], unmet=given.unmet, is_decided=True)
    return replace(place, grade=given.grade, awaits=given.awaits or place.awaits, unmet=given.unmet)


def _rank(ties: Ties, above: int, offset: int, level: int) -> int:
    if ties is Ties.DENSE:
        return level
    return above + 1 + (offset if ties is Ties.SEQUENTIAL else 0)


def _figure(definition: IndexDefinition, total: NodeScore) -> Fraction | None:
    ranking = definition.ranking
    if ranking.by is RankBy.POINTS:
        return total.exact if ranking.figure is Figure.UNROUNDED else total.points
    if total.percent is None or ranking.figure is Figure.UNROUNDED:
        return total.percent
    return definition.rounding.apply(total.percent)


def _further_keys(definition: IndexDefinition, card: Scorecard, decisions: Decisions) -> tuple[Fraction, ...]:
    keys = tuple(card.nodes[code].points for code in definition.ranking.then)
    if definition.ranking.ties is not Ties.CHAIR:
        return keys
    order = decisions.order
    return (Fraction(len(order) - order.index(card.unit) if card.unit in order else 0), *keys)
