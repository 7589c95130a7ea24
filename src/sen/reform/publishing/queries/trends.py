"""Places over the years: of a whole round, and what is said of how to read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sen.reform.organizations.queries import Step
from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.queries.lineages import Lineages, lineages
from sen.reform.publishing.queries.places import Place, places_in, reason_against
from sen.reform.publishing.queries.versions import newest_of_each, versions

MOST_YEARS = 8


@dataclass(frozen=True)
class TrendLine:
    """A unit with its places, one for each year; `breaks` are the years that cannot be held against the one before."""

    unit_id: int
    name: str
    code: str
    slug: str
    ranks: tuple[int | None, ...]
    breaks: tuple[int, ...]
    # The unit it became part of, where that one has a line too, or would have one.
    joins: int | None


@dataclass(frozen=True)
class Reorganisation:
    """Units went on as others between two of the years."""

    on: date
    after: int


@dataclass(frozen=True)
class Trend:
    """The places of a peer group over the years, the oldest first."""

    years: tuple[int, ...]
    lines: tuple[TrendLine, ...]
    turns: tuple[Reorganisation, ...]


def trend(key: str, group: str, until: int, on: date) -> Trend:
    """The places in a peer group over the years up to one, as far as they are public on a day."""
    found = versions().filter(key=key, year__lte=until, year__gt=until - MOST_YEARS)
    newest = newest_of_each(found.order_by("year", "number"))
    known = lineages(on)
    by_year = {version.year: _in_group(version, known, group) for version in newest}
    years = tuple(year for year, places in by_year.items() if places)
    return _trend(years, by_year, known)


def _in_group(version: PublishedResult, known: Lineages, group: str) -> dict[int, Place]:
    """Who has a place in a peer group, by the unit itself."""
    places = places_in(version, known).values()
    return {place.unit_id: place for place in places if place.group.name == group and place.unit_id is not None}


def _trend(years: tuple[int, ...], by_year: Mapping[int, Mapping[int, Place]], known: Lineages) -> Trend:
    last: dict[int, Place] = {unit_id: place for year in years for unit_id, place in by_year[year].items()}
    lines = []
    steps: dict[date, Step] = {}
    for unit_id, place in last.items():
        after = known.after(unit_id)
        joins = after[0].successor_id if after and after[0].successor_id in last else None
        if joins is not None:
            steps[after[0].on] = after[0]
        lines.append(
            TrendLine(
                unit_id=unit_id,
                name=place.row.name,
                code=place.row.code,
                slug=place.row.slug,
                ranks=tuple(_rank(by_year[year].get(unit_id)) for year in years),
                breaks=tuple(
                    index
                    for index, year in enumerate(years)
                    if index and _is_unfair(by_year[year].get(unit_id), by_year[years[index - 1]].get(unit_id))
                ),
                joins=joins,
            )
        )
    turns = tuple(
        Reorganisation(on, max(index for index, year in enumerate(years) if year < on.year))
        for on in sorted(steps)
        if any(year < on.year for year in years)
    )
    return Trend(years, tuple(lines), turns)


def _rank(place: Place | None) -> int | None:
    return place.row.rank if place else None


def _is_unfair(now: Place | None, then: Place | None) -> bool:
    return now is not None and then is not None and bool(reason_against(now, then, then.year))
