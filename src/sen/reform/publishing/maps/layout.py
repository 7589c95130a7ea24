"""
Tiles for units: rows of bricks in which units that touch stay together and lie in about their true direction.

Each row is shifted by half a tile against the next, so that a tile touches six others (a square one only four).
Columns are therefore counted in half tiles: even in even rows, odd in odd rows.

The measure is the `quality`: the share of pairs of neighbours whose tiles touch. The arrangement with the lowest cost
is sought by moving one unit, or swapping two, as long as that helps: for every pair of neighbours the steps between
their tiles beyond the first count, and how far the direction turns; a little, how far a unit is from where it lies.
Nothing is left to chance: the same input always gives the same tiles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot, sqrt

Cell = tuple[int, int]
Point = tuple[float, float]
Neighbours = Mapping[str, Collection[str]]
# Both ways and in one order, so that the same sums come out the same.
Touching = dict[str, tuple[str, ...]]

# What one pair of neighbours costs per step apart, and for each turn away from its true direction.
APART, TURNED, ASTRAY = 4.0, 2.0, 0.15
# A row of bricks is lower than a tile is wide.
ROW = 0.87
# Room for the arrangement to breathe: a scheme may have holes, as a coast has.
SPARE = 1.35


@dataclass(frozen=True)
class Tile:
    """One unit's place: the column in half tiles, the row in whole ones."""

    code: str
    column: int
    row: int


def plain_grid(codes: Sequence[str]) -> tuple[Tile, ...]:
    """Give tiles in the order given, as square as possible: what is drawn when nobody said who touches whom."""
    width = ceil(sqrt(len(codes))) if codes else 1
    return tuple(Tile(code, 2 * (place % width), place // width) for place, code in enumerate(codes))


def arrange(neighbours: Neighbours, positions: Mapping[str, Point]) -> tuple[Tile, ...]:
    """
    Give every unit its tile.

    :param neighbours: for every unit, those it touches; said once is enough
    :param positions: roughly where units lie, x growing to the east and y to the south, in any unit of length;
        a unit without a position lies in the middle of its neighbours
    """
    touching = _both_ways(neighbours)
    if not touching:
        return ()
    spots, cells = _in_tiles(_located(touching, positions))
    best = min(
        (_Arrangement(touching, spots, cells, start).improved() for start in _starts(spots, cells)),
        key=lambda each: round(each.cost(), 6),
    )
    return _trimmed(best.places)


def quality(tiles: Iterable[Tile], neighbours: Neighbours) -> float:
    """Give the share of pairs of neighbours whose tiles touch: 1 where all do, or where nobody touches anybody."""
    places = {tile.code: (tile.column, tile.row) for tile in tiles}
    pairs = _pairs(_both_ways(neighbours))
    if not pairs:
        return 1.0
    return sum(steps(places[one], places[other]) == 1 for one, other in pairs) / len(pairs)


def steps(one: Cell, other: Cell) -> int:
    """Give how many tiles one has to go from one tile to another."""
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    return down + max(0, (across - down) // 2)


class _Arrangement:
    """Units on cells, changed for the better until nothing helps."""

    def __init__(
        self, touching: Touching, spots: Mapping[str, Point], cells: Sequence[Cell], start: Mapping[str, Cell]
    ) -> None:
        self.touching = touching
        self.spots = spots
        self.cells = cells
        self.places = dict(start)

    def cost(self) -> float:
        """Give what the arrangement costs as a whole."""
        return sum(self._cost_of(code) for code in self.places)

    def improved(self) -> "_Arrangement":
        """Move and swap until a whole round changes nothing; every change costs less, so it ends."""
        while sum(self._improve(code) for code in self.places):
            continue
        return self

    def _improve(self, code: str) -> bool:
        """Put one unit where it, and whoever has to make room, costs least."""
        occupants = {cell: other for other, cell in self.places.items()}
        home, best, gain = self.places[code], None, 1e-9
        for cell in self.cells:
            saved = self._saving(code, cell, occupants.get(cell)) if cell != home else 0.0
            if saved > gain:
                best, gain = cell, saved
        if best is None:
            return False
        self._put(code, best, occupants.get(best), home)
        return True

    def _saving(self, code: str, cell: Cell, other: str | None) -> float:
        home = self.places[code]
        before = self._cost_with(code, other)
        self._put(code, cell, other, home)
        after = self._cost_with(code, other)
        self._put(code, home, other, cell)
        return before - after

    def _put(self, code: str, cell: Cell, other: str | None, home: Cell) -> None:
        self.places[code] = cell
        if other:
            self.places[other] = home

    def _cost_with(self, code: str, other: str | None) -> float:
        if other is None:
            return self._cost_of(code)
        shared = self._cost_between(code, other) if other in self.touching[code] else 0.0
        return self._cost_of(code) + self._cost_of(other) - shared

    def _cost_of(self, code: str) -> float:
        astray = _apart(self.places[code], self.spots[code])
        return ASTRAY * astray + sum(self._cost_between(code, other) for other in self.touching[code])

    def _cost_between(self, one: str, other: str) -> float:
        here, there = self.places[one], self.places[other]
        turn = _turn((self.spots[one], self.spots[other]), (here, there))
        return APART * (steps(here, there) - 1) + TURNED * turn


def _turn(true: tuple[Point, Point], drawn: tuple[Cell, Cell]) -> float:
    """How far a direction turned: nought when it holds, one when it is the opposite."""
    x, y = true[1][0] - true[0][0], (true[1][1] - true[0][1]) * ROW
    across, down = (drawn[1][0] - drawn[0][0]) / 2, (drawn[1][1] - drawn[0][1]) * ROW
    lengths = hypot(x, y) * hypot(across, down)
    return (1 - (x * across + y * down) / lengths) / 2 if lengths else 0.0


def _both_ways(neighbours: Neighbours) -> Touching:
    """Who touches is touched; a unit that is only named by another is a unit; nobody touches itself."""
    codes = {*neighbours, *(other for near in neighbours.values() for other in near)}
    said: dict[str, set[str]] = {code: set() for code in sorted(codes)}
    for code, near in neighbours.items():
        for other in set(near) - {code}:
            said[code].add(other)
            said[other].add(code)
    return {code: tuple(sorted(near)) for code, near in said.items()}


def _pairs(touching: Touching) -> list[tuple[str, str]]:
    return [(code, other) for code, near in touching.items() for other in near if code < other]


def _located(touching: Touching, positions: Mapping[str, Point]) -> dict[str, Point]:
    """Positions for all: whoever has none lies in the middle of those neighbours that have one, else of everybody."""
    known = {code: positions[code] for code in touching if code in positions}
    middle = _middle(list(known.values())) if known else (0.0, 0.0)
    while missing := [code for code in touching if code not in known]:
        beside = {code: [known[other] for other in touching[code] if other in known] for code in missing}
        found = {code: _middle(near) for code, near in beside.items() if near}
        known |= found or dict.fromkeys(missing, middle)
    return {code: known[code] for code in touching}


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points)


def _in_tiles(positions: Mapping[str, Point]) -> tuple[dict[str, Point], list[Cell]]:
    """
    Positions counted in tiles, and the cells of a sheet that has room for everybody and the shape of the whole.

    Half of a position is where the unit lies, half its place in the order of all: crowded towns spread, wide
    country shrinks, and nobody overtakes anybody.
    """
    across, down = ({code: point[axis] for code, point in positions.items()} for axis in (0, 1))
    width, height = _extent(across.values()), _extent(down.values())
    room = len(positions) * SPARE
    rows = min(max(sqrt(room * height / (width * ROW)), 1.0), room)
    lined_x, lined_y = _evened(across), _evened(down)
    spots = {code: (lined_x[code] * (room / rows - 1), lined_y[code] * (rows - 1)) for code in positions}
    return spots, _cells(ceil(room / rows), ceil(rows))


def _extent(values: Iterable[float]) -> float:
    ends = sorted(values)
    # All on one line, a sheet is thin, but still a sheet.
    return max(ends[-1] - ends[0], 1e-6)


def _evened(values: Mapping[str, float]) -> dict[str, float]:
    """Give places from nought to one, half by size and half by order."""
    order = sorted(set(values.values()))
    low, extent = order[0], _extent(values.values())
    last = max(len(order) - 1, 1)
    return {code: ((value - low) / extent + order.index(value) / last) / 2 for code, value in values.items()}


def _cells(columns: int, rows: int) -> list[Cell]:
    """Give every cell of the sheet, with one more on each side, in reading order."""
    return [(2 * x + y % 2, y) for y in range(-1, rows + 1) for x in range(-1, columns + 1)]


def _starts(spots: Mapping[str, Point], cells: Sequence[Cell]) -> Iterator[dict[str, Cell]]:
    """Give first arrangements: everybody in turn takes the nearest free cell, from the north, then from the west."""
    for first, second in ((1, 0), (0, 1)):
        free, start = set(cells), {}
        for code in sorted(spots, key=lambda each: (spots[each][first], spots[each][second], each)):
            start[code] = min(free, key=lambda cell: (_apart(cell, spots[code]), cell))
            free.remove(start[code])
        yield start


def _apart(cell: Cell, spot: Point) -> float:
    """How far a tile is from where its unit lies."""
    return hypot(cell[0] / 2 - spot[0], (cell[1] - spot[1]) * ROW)


def _trimmed(places: Mapping[str, Cell]) -> tuple[Tile, ...]:
    """Give tiles in reading order, from the first row and column that hold any."""
    top = min(row for _column, row in places.values())
    left = min(column for column, _row in places.values())
    tiles = (Tile(code, column - left, row - top) for code, (column, row) in places.items())
    return tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column)))
