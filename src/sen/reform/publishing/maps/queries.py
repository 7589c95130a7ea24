"""The map of some units as it is drawn: the newest in use that knows them, else a plain grid of tiles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sen.reform.organizations.kinds import GRASSROOTS
from sen.reform.organizations.queries import UnitCard, units_on
from sen.reform.publishing.maps.layout import plain_grid
from sen.reform.publishing.models import MapDecision, MapKind, MapStep, UnitsMap

TILES, BOUNDARIES = "tiles", "boundaries"
# The words that say what a unit is; a tile has no room for them, save before a number.
_KIND_WORDS = ("Phường ", "Xã ", "Thị trấn ", "Đặc khu ")


@dataclass(frozen=True)
class MapTile:
    """One unit's tile: its column counted in half tiles, its row, and its name short enough to stand inside."""

    code: str
    column: int
    row: int
    short: str


@dataclass(frozen=True)
class MapShape:
    """One unit's outline as the data of an SVG path, where its words stand, and how wide they may be."""

    code: str
    path: str
    x: float
    y: float
    room: float
    short: str


@dataclass(frozen=True, kw_only=True)
class UnitMap:
    """The map of some units: either tiles or shapes, and the words for beneath it."""

    kind: str
    tiles: tuple[MapTile, ...] = ()
    shapes: tuple[MapShape, ...] = ()
    # The sheet of the shapes; tiles are counted, not measured.
    width: float = 0
    height: float = 0
    caption: str


def map_of(codes: Sequence[str], on: date) -> UnitMap:
    """
    The map for units by their codes, as they were on a day.

    Boundaries in use come first, then a scheme of tiles; either must hold every unit asked for, because a code that
    went to another unit is another place. Otherwise it is a plain grid in the order of names.
    """
    cards = {card.code: card for card in units_on(on, kinds=GRASSROOTS) if card.code in set(codes)}
    for kept in maps_in_use(on):
        placed = _placed(kept, cards)
        if len(placed) == len(set(codes)):
            return _drawn(kept, placed, cards)
    # Whoever is no longer known by this code that day still has a tile, after the others.
    order = (*cards, *sorted(set(codes) - cards.keys()))
    tiles = tuple(MapTile(tile.code, tile.column, tile.row, _short(tile.code, cards)) for tile in plain_grid(order))
    return UnitMap(kind=TILES, tiles=tiles, caption=_("A scheme, not a map: the units in the order of their names."))


def maps_in_use(on: date) -> tuple[UnitsMap, ...]:
    """Maps in use that hold on a day, the best first: boundaries before schemes, then the newest."""
    kept = UnitsMap.objects.filter(valid_from__lte=on, pk__in=_used())
    ranked = sorted(kept, key=lambda each: (each.kind == MapKind.BOUNDARIES, each.valid_from, each.pk), reverse=True)
    return tuple(ranked)


def drawn_map(kept: UnitsMap, cards: Mapping[str, UnitCard]) -> UnitMap:
    """A map with all of these units it holds, in use or not."""
    return _drawn(kept, _placed(kept, cards), cards)


def tile_name(name: str) -> str:
    """
    A unit's name without what kind it is, where it is a name without it too.

    >>> tile_name("Xã Tân Khánh Đông"), tile_name("Phường 3")
    ('Tân Khánh Đông', 'Phường 3')
    """
    for word in _KIND_WORDS:
        rest = name.removeprefix(word)
        if rest != name and not rest[:1].isdigit():
            return rest
    return name


def _used() -> list[int]:
    steps = dict(MapDecision.objects.order_by("id").values_list("map_id", "step"))
    return [map_id for map_id, step in steps.items() if step == MapStep.USED]


def _placed(kept: UnitsMap, cards: Mapping[str, UnitCard]) -> dict[str, Mapping[str, Any]]:
    """What a map holds of the units asked for: the same code from the same day."""
    firsts = {code: card.valid_from.isoformat() for code, card in cards.items()}
    return {unit["code"]: unit for unit in kept.content["units"] if firsts.get(unit["code"]) == unit["from"]}


def _drawn(kept: UnitsMap, placed: Mapping[str, Mapping[str, Any]], cards: Mapping[str, UnitCard]) -> UnitMap:
    if kept.kind == MapKind.SCHEME:
        return UnitMap(
            kind=TILES,
            tiles=_from_first(_tile(unit, cards) for unit in placed.values()),
            caption=_("A scheme, not a map: each tile is a unit, beside those it borders on."),
        )
    said = {"source": kept.source, "day": date_format(kept.valid_from)}
    return UnitMap(
        kind=BOUNDARIES,
        shapes=tuple(_shape(unit, cards) for unit in placed.values()),
        width=kept.content["width"],
        height=kept.content["height"],
        caption=_("Boundaries from %(day)s. Source: %(source)s.") % said,
    )


def _tile(unit: Mapping[str, Any], cards: Mapping[str, UnitCard]) -> MapTile:
    return MapTile(unit["code"], unit["column"], unit["row"], _short(unit["code"], cards))


def _shape(unit: Mapping[str, Any], cards: Mapping[str, UnitCard]) -> MapShape:
    code = unit["code"]
    return MapShape(code, unit["path"], unit["x"], unit["y"], unit["room"], _short(code, cards))


def _short(code: str, cards: Mapping[str, UnitCard]) -> str:
    return tile_name(cards[code].name) if code in cards else code


def _from_first(tiles: Iterable[MapTile]) -> tuple[MapTile, ...]:
    """Tiles in reading order, moved so that the first row and column hold some: a result may leave units out."""
    kept = sorted(tiles, key=lambda tile: (tile.row, tile.column))
    top, left = min((tile.row for tile in kept), default=0), min((tile.column for tile in kept), default=0)
    return tuple(MapTile(tile.code, tile.column - left, tile.row - top, tile.short) for tile in kept)
