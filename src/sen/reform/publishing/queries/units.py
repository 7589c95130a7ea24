"""One unit in a result, against the middle of its peers and against itself a year before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sen.reform.publishing.queries.areas import middle_of
from sen.reform.publishing.queries.cards import (
    AreaResult,
    Figures,
    GroupRanking,
    LeafResult,
    ResultHead,
    UnitNotInResult,
    UnitRow,
    areas_of,
)
from sen.reform.publishing.queries.lineages import Lineages, Successor, lineages
from sen.reform.publishing.queries.places import Place, moved, places_in
from sen.reform.publishing.queries.rankings import rankings_in
from sen.reform.publishing.queries.results import version_before
from sen.reform.publishing.queries.versions import Reading, read

MOST_NAMED = 3


@dataclass(frozen=True)
class AreaAgainst:
    """An area of a unit, the middle of its peers in it, and the difference to the year before where that is fair."""

    area: AreaResult
    middle: Decimal | None
    since: Decimal | None

    @property
    def lead(self) -> Decimal | None:
        """How far above the middle, in percentage points."""
        own = self.area.figures.percent
        return None if own is None or self.middle is None else own - self.middle


@dataclass(frozen=True)
class LeafAgainst:
    """A criterion of a unit, with what it lacks and how the middle of the peers did."""

    code: str
    title: str
    figures: Figures
    lacking: Decimal
    middle: Decimal | None

    @property
    def ahead(self) -> Decimal:
        """How many points ahead of the middle of the peers."""
        if self.middle is None:
            return Decimal()
        return self.figures.points - self.figures.out_of * self.middle / 100


@dataclass(frozen=True)
class UnitPage:
    """Everything the page of a unit in a result shows."""

    head: ResultHead
    group: str
    group_size: int
    unit: UnitRow
    areas: tuple[AreaAgainst, ...]
    middle: Decimal | None
    weakest: tuple[LeafAgainst, ...]
    strongest: tuple[LeafAgainst, ...]
    compared_year: int | None
    # Who stands in its place today; none while it exists itself.
    successors: tuple[Successor, ...]


def unit_page(year: int, key: str, name: str, on: date) -> UnitPage:
    """
    One unit of a result as it is to be read on a day.

    :raises ResultNotFound: if nothing was published, or it is no longer to be read
    :raises UnitNotInResult: if no unit goes by that name
    """
    found = read(year, key)
    known = lineages(on)
    for kept, group in zip(found.text["groups"], rankings_in(found.text), strict=True):
        for index, row in enumerate(group.units):
            if name in (row.code, row.slug):
                return _page(found, known, Peers(group, tuple(areas_of(unit) for unit in kept["units"]), index))
    raise UnitNotInResult


@dataclass(frozen=True)
class Peers:
    """A peer group with the areas of all its units, and which of them the page is about."""

    group: GroupRanking
    areas: tuple[tuple[AreaResult, ...], ...]
    index: int

    @property
    def row(self) -> UnitRow:
        """The unit the page is about."""
        return self.group.units[self.index]


def _page(found: Reading, known: Lineages, peers: Peers) -> UnitPage:
    now = places_in(found.version, known)[peers.row.code]
    before = version_before(found.version.year, found.version.key)
    earlier = places_in(before, known) if before else {}
    movement = moved(now, earlier.get(peers.row.code), found.version.year - 1) if earlier else None
    then = earlier[peers.row.code] if movement and movement.is_fair else None
    leaves = tuple(_leaves(peers))
    return UnitPage(
        head=found.head,
        group=peers.group.name,
        group_size=len(peers.group.ranked),
        unit=replace(peers.row, movement=movement),
        areas=tuple(_areas(peers, then)),
        middle=middle_of(each.figures.percent for each in peers.group.units),
        weakest=_weakest(leaves),
        strongest=_strongest(leaves),
        compared_year=found.version.year - 1 if earlier else None,
        successors=known.successors(now.unit_id) if now.unit_id else (),
    )


def _areas(peers: Peers, then: Place | None) -> Iterator[AreaAgainst]:
    before = (
        {area: figures.percent for area, figures in zip(then.group.areas, then.row.areas, strict=True)} if then else {}
    )
    for place, (area, name) in enumerate(zip(peers.areas[peers.index], peers.group.areas, strict=True)):
        own, earlier = area.figures.percent, before.get(name)
        yield AreaAgainst(
            area=area,
            middle=middle_of(unit.areas[place].percent for unit in peers.group.units),
            since=None if own is None or earlier is None else own - earlier,
        )


def _leaves(peers: Peers) -> Iterator[LeafAgainst]:
    everybody: dict[str, list[Decimal | None]] = {}
    for areas in peers.areas:
        for leaf in _leaves_of(areas):
            everybody.setdefault(leaf.code, []).append(leaf.figures.percent)
    for leaf in _leaves_of(peers.areas[peers.index]):
        figures = leaf.figures
        if figures.percent is not None:
            middle = middle_of(everybody[leaf.code])
            yield LeafAgainst(leaf.code, leaf.title, figures, figures.out_of - figures.points, middle)


def _leaves_of(areas: Iterable[AreaResult]) -> Iterator[LeafResult]:
    return (leaf for area in areas for part in area.parts for leaf in part.leaves)


def _weakest(leaves: Iterable[LeafAgainst]) -> tuple[LeafAgainst, ...]:
    """Where the unit lacks most points."""
    return tuple(sorted((leaf for leaf in leaves if leaf.lacking > 0), key=lambda leaf: -leaf.lacking)[:MOST_NAMED])


def _strongest(leaves: Iterable[LeafAgainst]) -> tuple[LeafAgainst, ...]:
    """Where the unit is furthest ahead of the middle of its peers, counted in points."""
    ahead = [leaf for leaf in leaves if leaf.ahead > 0]
    return tuple(sorted(ahead, key=lambda leaf: -leaf.ahead)[:MOST_NAMED])
