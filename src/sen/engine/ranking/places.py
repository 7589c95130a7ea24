"""Who stands where, among whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.definitions import Absent, Figure, IndexDefinition, RankBy, Ties
from sen.engine.ranking.grading import grade_of
from sen.engine.scoring import NodeScore, Scorecard, State

EVERYBODY = ""
NOTHING_REPORTED = "chưa nộp số liệu nào"
NOTHING_APPLIES = "không có tiêu chí nào áp dụng"


@dataclass(frozen=True)
class Place:
    """
    The place of one unit in its group.

    ``rank`` is ``None`` for a unit that is not ranked; ``reason`` then says why. ``tied_with`` names
    the units of the same group with the same figure.
    """

    unit: str
    group: str
    rank: int | None
    figure: Fraction | None
    grade: str | None
    tied_with: tuple[str, ...] = ()
    reason: str = ""


def rank(
    definition: IndexDefinition,
    cards: Iterable[Scorecard],
    *,
    groups: Mapping[str, str] | None = None,
    not_ranked: Mapping[str, str] | None = None,
) -> tuple[Place, ...]:
    """
    Place every unit among its peers, the best first, units that are not ranked last.

    :param groups: the peer group of each unit; units without one share one group
    :param not_ranked: units that are scored but not placed, with the reason
    """
    excused = not_ranked or {}
    by_group: dict[str, list[Scorecard]] = {}
    for card in cards:
        by_group.setdefault((groups or {}).get(card.unit, EVERYBODY), []).append(card)
    found: list[Place] = []
    for group, members in by_group.items():
        reasons = {card.unit: _why_not(definition, card, excused) for card in members}
        placed = [card for card in members if not reasons[card.unit]]
        found.extend(_places(definition, placed, group))
        found.extend(_unplaced(definition, card, group, reasons[card.unit]) for card in members if reasons[card.unit])
    return tuple(found)


def _why_not(definition: IndexDefinition, card: Scorecard, excused: Mapping[str, str]) -> str:
    if card.unit in excused:
        return excused[card.unit]
    if card.total.percent is None:
        return NOTHING_APPLIES
    absent = card.total.state is State.MISSING
    return NOTHING_REPORTED if absent and definition.ranking.absent is Absent.NOT_RANKED else ""


def _unplaced(definition: IndexDefinition, card: Scorecard, group: str, reason: str) -> Place:
    figure = _figure(definition, card.total)
    absent = figure is None or card.total.state is State.MISSING
    grade = None if figure is None or absent else grade_of(definition, figure)
    return Place(card.unit, group, None, figure, grade, reason=reason)


def _places(definition: IndexDefinition, cards: Sequence[Scorecard], group: str) -> list[Place]:
    figures = {card.unit: _figure(definition, card.total) or Fraction(0) for card in cards}
    keys = {card.unit: (figures[card.unit], *_further_keys(definition, card)) for card in cards}
    # Sorting is stable: where every key is equal, the order given decides.
    ordered = sorted((card.unit for card in cards), key=lambda unit: keys[unit], reverse=True)
    equals: dict[Fraction, list[str]] = {}
    for unit in ordered:
        equals.setdefault(figures[unit], []).append(unit)
    places: list[Place] = []
    for level, (figure, units) in enumerate(equals.items(), start=1):
        above = len(places)
        for offset, unit in enumerate(units):
            places.append(
                Place(
                    unit=unit,
                    group=group,
                    rank=_rank(definition.ranking.ties, above, offset, level),
                    figure=figure,
                    grade=grade_of(definition, figure),
                    tied_with=tuple(other for other in units if other != unit),
                )
            )
    return places


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


def _further_keys(definition: IndexDefinition, card: Scorecard) -> tuple[Fraction, ...]:
    return tuple(card.nodes[code].points for code in definition.ranking.then)
