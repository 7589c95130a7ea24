"""A unit's place in one result, and whether it may be held against its place in another."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.queries.cards import GroupRanking, UnitRow
from sen.reform.publishing.queries.lineages import Lineages
from sen.reform.publishing.queries.movements import Movement, movement_between, not_comparable
from sen.reform.publishing.queries.rankings import Rankings, rankings_of


@dataclass(frozen=True)
class Place:
    """Where a unit stood: in which result, by which index, among whom."""

    version: PublishedResult
    index: str
    group: GroupRanking
    row: UnitRow
    # The unit itself: a code may be borne by another one a year later.
    unit_id: int | None

    @property
    def year(self) -> int:
        """The year of the result."""
        return self.version.year


def places_in(version: PublishedResult, known: Lineages) -> dict[str, Place]:
    """Every unit's place in a version, by its code of that time."""
    rankings = rankings_of(version)
    places = {}
    for code, (group, row) in rankings.rows.items():
        unit = known.bearer(code, version.cut_off_on)
        places[code] = Place(version, rankings.index, group, row, unit.id if unit else None)
    return places


def moved(now: Place, then: Place | None, year: int) -> Movement:
    """From the place of a year to the place now; where that would be unfair, why."""
    reason = reason_against(now, then, year)
    if reason or then is None:
        return not_comparable(reason)
    return movement_between(now.row.rank, then.row.rank, year)


def reason_against(now: Place, then: Place | None, year: int) -> str:
    """Why two places cannot be held against each other; empty where they can."""
    if then is None:
        return _("The unit was not in the result of %(year)d.") % {"year": year}
    if now.unit_id is None or now.unit_id != then.unit_id:
        return _("The code belonged to another unit in %(year)d: the units were reorganised.") % {"year": year}
    if now.index != then.index:
        return _("Another index was used in %(year)d.") % {"year": year}
    if now.group.name != then.group.name:
        return _("The unit was compared with another group in %(year)d.") % {"year": year}
    return ""


def with_movements(
    rankings: Rankings, now: dict[str, Place], before: dict[str, Place], year: int
) -> tuple[GroupRanking, ...]:
    """The groups with each unit's movement since a year."""
    return tuple(
        replace(
            group,
            units=tuple(replace(row, movement=moved(now[row.code], before.get(row.code), year)) for row in group.units),
        )
        for group in rankings.groups
    )
