"""Places over the years, a line for each unit; units that were merged run together into the one they became."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sen.design.charts.drawing import ChartImpossible, written
from sen.design.charts.words import width_of

LETTERS = 12
TOP, BOTTOM = 34, 26
# The dot with its number, and where the words beside it begin.
DOT, BESIDE = 10, 15
# Room for a phone; the drawing is broader where the years would stand closer than their dots.
PHONE, CLOSEST, WIDEST = 344, 38, 240
# Years parted by a reorganisation stand further apart: its line and its day stand between them.
PARTED = 36
ROW, TALLEST = 27, 660
# Lines of words closer than this would touch.
LABEL_ROOM = 14


@dataclass(frozen=True, kw_only=True)
class Track:
    """
    One unit's places, one for each moment; None where it had none.

    `joins` is the key of the unit it became part of; `breaks` are the moments whose place cannot be compared with the
    one before, so that no line leads there.
    """

    key: str
    label: str
    ranks: tuple[int | None, ...]
    is_mine: bool = False
    joins: str = ""
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A reorganisation: the moment after which it came (counted from nought), and its words."""

    after: int
    words: str


@dataclass(frozen=True)
class Stroke:
    """A line on the drawing; dashed where a unit went on as another."""

    path: str
    is_mine: bool
    is_dashed: bool = False


@dataclass(frozen=True)
class Spot:
    """A place reached, as a dot with its number; without a number a unit that has no place yet."""

    x: str
    y: str
    number: str
    is_mine: bool


@dataclass(frozen=True)
class EndLabel:
    """The name of a line, at its end or, where it runs into another, at its beginning."""

    x: str
    y: str
    anchor: str
    text: str
    is_mine: bool


@dataclass(frozen=True)
class Upright:
    """A moment, or a reorganisation between two, with its words."""

    x: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Bump:
    """
    Places of units over some moments, oldest first.

    >>> Bump(moments=("2022", "2023"), tracks=(Track(key="1", label="Phường 1", ranks=(2, 1)),)).strokes[0].is_dashed
    False
    """

    moments: tuple[str, ...]
    tracks: tuple[Track, ...]
    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        if not any(rank for track in self.tracks for rank in track.ranks):
            raise ChartImpossible("Nobody has a place in any of these years. Show an empty state instead.")
        for track in self.tracks:
            if len(track.ranks) != len(self.moments):
                raise ChartImpossible(f"{track.label} has {len(track.ranks)} places for {len(self.moments)} moments.")
            if any(rank is not None and rank < 1 for rank in track.ranks):
                raise ChartImpossible(f"{track.label} has a place before the first: {track.ranks}.")
        keys = {track.key for track in self.tracks}
        if lost := [track.label for track in self.tracks if track.joins and track.joins not in keys]:
            raise ChartImpossible(f"{lost} run into a unit that is not drawn. Pass its track too, even without places.")

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Give every line, those of mine last so that nothing covers them."""
        return tuple(sorted([*self._runs(), *self._joins()], key=lambda stroke: stroke.is_mine))

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Give every dot, mine last."""
        found = [
            Spot(written(self._x(place)), written(self._y(rank)), str(rank) if self.has_numbers else "", track.is_mine)
            for track in self.tracks
            for place, rank in enumerate(track.ranks)
            if rank is not None
        ]
        return tuple(sorted(found, key=lambda spot: spot.is_mine))

    @property
    def labels(self) -> tuple[EndLabel, ...]:
        """Give the name of each line where it ends; of one that runs into another, where it begins."""
        left = [(track, self._x(0), self._first(track)[1]) for track in self.tracks if track.joins and any(track.ranks)]
        right = [(track, *self._last(track)) for track in self.tracks if not track.joins and self._is_drawn(track)]
        return (*self._at_ends(left, "end"), *self._at_ends(right, "start"))

    @property
    def uprights(self) -> tuple[Upright, ...]:
        """Give the moments."""
        return tuple(Upright(written(self._x(place)), words) for place, words in enumerate(self.moments))

    @property
    def markers(self) -> tuple[Upright, ...]:
        """Give the reorganisations, between the moments they part."""
        return tuple(Upright(written(self._turn_x(turn.after)), turn.words) for turn in self.turns)

    @property
    def mine(self) -> tuple[Track, ...]:
        """Give the units looked at, for the words of the drawing."""
        return tuple(track for track in self.tracks if track.is_mine)

    @property
    def has_numbers(self) -> bool:
        """Whether the dots have room for their numbers; otherwise the names carry the last."""
        return self._row >= 2 * DOT

    @property
    def radius(self) -> str:
        """Give the size of a dot."""
        return written(DOT if self.has_numbers else 4)

    @property
    def width(self) -> str:
        """Give the width of the drawing."""
        return written(self._x(len(self.moments) - 1) + self._margin(is_left=False))

    @property
    def height(self) -> str:
        """Give the height of the drawing."""
        return written(self._foot + (BOTTOM if self.turns else 4))

    @property
    def foot(self) -> str:
        """Give where the uprights end."""
        return written(self._foot)

    @property
    def is_wide(self) -> bool:
        """Whether the drawing is broader than a phone and keeps its size."""
        return float(self.width) > PHONE + 60

    @property
    def _row(self) -> float:
        return min(ROW, TALLEST / self._lowest)

    @property
    def _lowest(self) -> int:
        return max(rank for track in self.tracks for rank in track.ranks if rank)

    @property
    def _foot(self) -> float:
        return self._y(self._lowest) + DOT + 4

    @property
    def _step(self) -> float:
        room = PHONE - self._margin(is_left=True) - self._margin(is_left=False) - PARTED * len(self.turns)
        return min(max(room / max(len(self.moments) - 1, 1), CLOSEST), WIDEST)

    def _margin(self, *, is_left: bool) -> float:
        names = [self._name(track) for track in self.tracks if bool(track.joins) == is_left]
        if is_left and not names:
            return DOT + 6
        return BESIDE + max((width_of(name, LETTERS) for name in names), default=0) + 6

    def _x(self, place: int) -> float:
        parted = sum(PARTED for turn in self.turns if turn.after < place)
        return self._margin(is_left=True) + place * self._step + parted

    def _turn_x(self, after: int) -> float:
        return (self._x(after) + self._x(after + 1)) / 2

    def _y(self, rank: float) -> float:
        return TOP + DOT + (rank - 1) * self._row

    def _name(self, track: Track) -> str:
        last = next((rank for rank in reversed(track.ranks) if rank is not None), None)
        return track.label if self.has_numbers or last is None else f"{last} {track.label}"

    def _is_drawn(self, track: Track) -> bool:
        return any(track.ranks) or any(other.joins == track.key and any(other.ranks) for other in self.tracks)

    def _first(self, track: Track) -> tuple[float, float]:
        return next((self._x(place), self._y(rank)) for place, rank in enumerate(track.ranks) if rank)

    def _last(self, track: Track) -> tuple[float, float]:
        """Give where a line ends; a unit without any place ends beside the middle of those that became it."""
        ends = [(self._x(place), self._y(rank)) for place, rank in enumerate(track.ranks) if rank]
        if ends:
            return ends[-1]
        came = [self._last(other)[1] for other in self.tracks if other.joins == track.key and any(other.ranks)]
        return self._x(len(self.moments) - 1), sum(came) / len(came)

    def _runs(self) -> Iterator[Stroke]:
        """Give each unbroken stretch of a unit's places."""
        for track in self.tracks:
            for (before, one), (place, other) in pairwise(enumerate(track.ranks)):
                if one and other and place not in track.breaks:
                    bend = _bend((self._x(before), self._y(one)), (self._x(place), self._y(other)))
                    yield Stroke(bend, track.is_mine)

    def _joins(self) -> Iterator[Stroke]:
        """Give the dashed lines from the last place of a unit to the first of the one it became."""
        known = {track.key: track for track in self.tracks}
        for track in self.tracks:
            if not track.joins or not any(track.ranks):
                continue
            heir, start = known[track.joins], self._last(track)
            end = self._first(heir) if any(heir.ranks) else self._last(heir)
            meets = min(max(self._meeting(start[0]), start[0]), end[0])
            is_mine = track.is_mine or heir.is_mine
            yield Stroke(f"{_bend(start, (meets, end[1]))}H{written(end[0])}", is_mine, is_dashed=True)

    def _meeting(self, x: float) -> float:
        """Give where lines that come from here meet: a little after the reorganisation they come to first."""
        return next((self._turn_x(turn.after) + 8 for turn in self.turns if self._turn_x(turn.after) > x), x + PARTED)

    def _at_ends(self, ends: Sequence[tuple[Track, float, float]], anchor: str) -> Iterator[EndLabel]:
        spread = _spread({place: end[2] for place, end in enumerate(ends)})
        away = -BESIDE if anchor == "end" else BESIDE
        for place, (track, x, _y) in enumerate(ends):
            y = spread[place] + LETTERS / 3
            yield EndLabel(written(x + away), written(y), anchor, self._name(track), track.is_mine)


def _bend(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Give a line that leaves and arrives level."""
    middle = written((start[0] + end[0]) / 2)
    (x1, y1), (x2, y2) = ((written(x), written(y)) for x, y in (start, end))
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _spread(places: Mapping[int, float]) -> dict[int, float]:
    """Move words down until none touches the one above it."""
    moved: dict[int, float] = {}
    last = float("-inf")
    for key, place in sorted(places.items(), key=lambda each: (each[1], each[0])):
        moved[key] = last = max(place, last + LABEL_ROOM)
    return moved
