"""Quotas: of a grade there are only so many; whoever stands below the line has the next lower grade."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

from sen.engine.definitions import Grade, IndexDefinition, Quota
from sen.engine.ranking.grading import lower_than
from sen.engine.ranking.place import Place
from sen.engine.scoring import Scorecard

HUNDRED = Fraction(100)


def allowed(quota: Quota, places: Sequence[Place]) -> int:
    """
    Return how many units may have the grade, before anybody lost one.

    NĐ 233/2026/NĐ-CP Điều 7.7: a share of those who reach one of the named grades; among very few units, a number.
    """
    graded = [place for place in places if place.grade is not None]
    if len(graded) < quota.small:
        return quota.small_most
    return floor(quota.share * sum(place.grade in quota.of for place in graded) / HUNDRED)


def keep_quotas(
    definition: IndexDefinition, places: Sequence[Place], cards: Mapping[str, Scorecard]
) -> tuple[Place, ...]:
    """Take grades beyond their quota away, best figures last; equal figures at the line await a decision."""
    found = tuple(places)
    for grade in reversed(definition.grades):
        if grade.quota is not None:
            found = _keep(definition, grade, allowed(grade.quota, found), found, cards)
    return found


def _keep(
    definition: IndexDefinition,
    grade: Grade,
    most: int,
    places: tuple[Place, ...],
    cards: Mapping[str, Scorecard],
) -> tuple[Place, ...]:
    holders = sorted(
        (place for place in places if place.grade == grade.label and not place.is_decided),
        key=lambda place: place.figure or Fraction(0),
        reverse=True,
    )
    left = max(most - sum(place.grade == grade.label and place.is_decided for place in places), 0)
    if len(holders) <= left:
        return places
    line = holders[left].figure or Fraction(0)
    is_parted = left == 0 or holders[left - 1].figure != line
    changed = {
        place.unit: replace(place, grade=lower_than(definition, grade.label, cards[place.unit]))
        if is_parted or place.figure != line
        else replace(place, grade=None, awaits=grade.label)
        for place in holders
        if (place.figure or Fraction(0)) <= line
    }
    return tuple(changed.get(place.unit, place) for place in places)
