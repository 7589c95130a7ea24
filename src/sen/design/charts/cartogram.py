"""A map of units, as tiles or as outlines: one hue in a few steps, words and figure inside, every unit a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sen.design.charts.drawing import ChartImpossible, Number, written
from sen.design.charts.words import in_lines, width_of
from sen.design.formats import format_number, format_percent

# A tile and the gap after it; half a tile is one column.
TILE_WIDTH, TILE_HEIGHT, GAP = 80, 66, 4
LINE = 17
LETTERS = 14
# Broader than this a map is not made to fit a phone: it keeps its size and scrolls in its frame.
FITS_A_PHONE = 4.5 * (TILE_WIDTH + GAP)
# Which of the five shades the steps take, the deepest first.
SHADES = {1: (3,), 2: (4, 2), 3: (5, 3, 1), 4: (5, 4, 3, 1), 5: (5, 4, 3, 2, 1)}


@dataclass(frozen=True)
class Step:
    """One shade of the map: the lowest value it stands for, and its words; the last has none below it."""

    words: str
    from_value: Number | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """
    One unit on the map.

    A tile has a column (counted in half tiles) and a row; an outline has a path, and the point and room of its words.
    The label says everything the tile shows and more: "Phường 1: hạng 1, 92,75 %, Xuất sắc".
    """

    short: str
    label: str
    value: Number | None = None
    figure: str = ""
    state: str = ""
    href: str = ""
    is_mine: bool = False
    column: int = 0
    row: int = 0
    path: str = ""
    x: float = 0
    y: float = 0
    room: float = 0


@dataclass(frozen=True)
class Words:
    """One line of words on the map."""

    text: str
    x: str
    y: str
    is_figure: bool = False


@dataclass(frozen=True)
class Drawn:
    """A unit as the template writes it down: its outline, its shade, its words and where it leads."""

    path: str
    shade: str
    words: tuple[Words, ...]
    label: str
    href: str
    is_mine: bool


@dataclass(frozen=True)
class LegendLine:
    """A shade and what it means."""

    shade: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Cartogram:
    """
    The map of some units; outlines need the size of their sheet, tiles find their own.

    >>> Cartogram(places=(Place(short="Phường 1", label="Phường 1: 92 %", value=92, figure="92"),)).units[0].shade
    '3'
    """

    places: tuple[Place, ...]
    steps: tuple[Step, ...] = (Step(""),)
    sheet_width: float = 0
    sheet_height: float = 0

    def __post_init__(self) -> None:
        if not self.places:
            raise ChartImpossible("A map needs at least one unit. Show an empty state instead.")
        if len(self.steps) not in SHADES:
            raise ChartImpossible(f"A map has one to five steps, but {len(self.steps)} came. Join some.")
        bounds = [step.from_value for step in self.steps[:-1]]
        known = [bound for bound in bounds if bound is not None]
        if len(known) < len(bounds) or sorted(known, reverse=True) != known:
            raise ChartImpossible(f"The steps of a map run from the highest down, but these came: {bounds}. Sort them.")

    @property
    def units(self) -> tuple[Drawn, ...]:
        """Give the units in reading order, which is the order of the keyboard."""
        order = sorted(self.places, key=lambda place: (place.row, place.column))
        return tuple(
            Drawn(
                path=place.path or _tile(place),
                shade=self._shade(place),
                words=tuple(_words_on_shape(place) if place.path else _words_on_tile(place)),
                label=place.label,
                href=place.href,
                is_mine=place.is_mine,
            )
            for place in order
        )

    @property
    def mine(self) -> tuple[str, ...]:
        """Give the outlines drawn over everything else: the unit somebody is looking at."""
        return tuple(place.path or _tile(place) for place in self.places if place.is_mine)

    @property
    def legend(self) -> tuple[LegendLine, ...]:
        """Give what each shade means, and the marks beside them where the map has any."""
        shades = SHADES[len(self.steps)]
        lines = [
            LegendLine(str(shade), step.words) for shade, step in zip(shades, self.steps, strict=True) if step.words
        ]
        drawn = {self._shade(place) for place in self.places}
        if "na" in drawn:
            lines.append(LegendLine("na", _("Not applicable")))
        if "missing" in drawn:
            lines.append(LegendLine("missing", _("No figure")))
        if self.mine:
            lines.append(LegendLine("mine", _("The unit you are looking at")))
        return tuple(lines)

    @property
    def width(self) -> str:
        """Give the width of the drawing."""
        return written(self._size[0])

    @property
    def height(self) -> str:
        """Give the height of the drawing."""
        return written(self._size[1])

    @property
    def is_wide(self) -> bool:
        """Whether the drawing keeps its size and scrolls, so that its words stay readable."""
        return self._size[0] > FITS_A_PHONE

    @property
    def _size(self) -> tuple[float, float]:
        if self.sheet_width:
            return self.sheet_width, self.sheet_height
        columns = max(place.column for place in self.places) + 2
        rows = max(place.row for place in self.places) + 1
        return columns * (TILE_WIDTH + GAP) / 2, rows * (TILE_HEIGHT + GAP)

    def _shade(self, place: Place) -> str:
        if place.state:
            return place.state
        if place.value is None:
            return "missing"
        reached = (
            shade
            for shade, step in zip(SHADES[len(self.steps)], self.steps, strict=True)
            if step.from_value is None or place.value >= step.from_value
        )
        # Below the lowest step there is no other shade.
        return str(next(reached, SHADES[len(self.steps)][-1]))


def percent_steps(*bounds: Number) -> tuple[Step, ...]:
    """Give steps of a percentage from their lower bounds, the highest first; below the last there is one more."""
    steps = []
    for place, bound in enumerate(bounds):
        if place == 0:
            steps.append(Step(_("from %(low)s") % {"low": format_percent(bound)}, bound))
        else:
            said = {"low": format_number(bound), "high": format_percent(bounds[place - 1])}
            steps.append(Step(_("from %(low)s to below %(high)s") % said, bound))
    return (*steps, Step(_("below %(high)s") % {"high": format_percent(bounds[-1])}))


def _tile(place: Place) -> str:
    """Give a tile as a path, so that tiles and outlines are drawn alike."""
    left, top = _corner(place)
    return f"M{written(left)} {written(top)}h{TILE_WIDTH}v{TILE_HEIGHT}h-{TILE_WIDTH}z"


def _corner(place: Place) -> tuple[float, float]:
    return place.column * (TILE_WIDTH + GAP) / 2 + GAP / 2, place.row * (TILE_HEIGHT + GAP) + GAP / 2


def _words_on_tile(place: Place) -> Sequence[Words]:
    left, top = _corner(place)
    lines = in_lines(place.short, TILE_WIDTH - 4, LETTERS, most=2)
    return _stacked(lines, place.figure, left + TILE_WIDTH / 2, top + TILE_HEIGHT / 2)


def _words_on_shape(place: Place) -> Sequence[Words]:
    """Give as many words as the outline has room for: its name and figure, or the figure alone, or nothing."""
    lines = in_lines(place.short, place.room, LETTERS, most=2)
    fits = all(width_of(line, LETTERS) <= place.room for line in lines)
    if not fits and width_of(place.figure, LETTERS) > place.room:
        return ()
    return _stacked(lines if fits else (), place.figure, place.x, place.y)


def _stacked(lines: Sequence[str], figure: str, x: float, middle: float) -> Sequence[Words]:
    every = [(line, False) for line in lines] + ([(figure, True)] if figure else [])
    # Letters stand on their line: the middle of a small one is about a third of its size above.
    first = middle - (len(every) - 1) * LINE / 2 + LETTERS / 3
    return [
        Words(text, written(x), written(first + row * LINE), is_figure) for row, (text, is_figure) in enumerate(every)
    ]
