"""A scoring rule as a picture: points over the measured value, with the dot of one unit."""

from dataclasses import dataclass
from itertools import pairwise

from sen.design.charts.drawing import ChartImpossible, Number, Scale, written

WIDTH, HEIGHT = 280, 160
LEFT, RIGHT, TOP, BOTTOM = 32, 18, 18, 26
# Two labels of the value axis closer than this would touch.
LABEL_ROOM = 36
MOST_LEVELS = 5


@dataclass(frozen=True)
class Piece:
    """A straight piece of the rule: from a value with its points to another value with its points."""

    from_value: Number
    from_points: Number
    to_value: Number
    to_points: Number


@dataclass(frozen=True)
class Dot:
    """Where one unit stands, with the words beside it."""

    value: Number
    points: Number
    label: str


@dataclass(frozen=True)
class Line:
    """A straight line on the drawing."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Mark:
    """A number on an axis."""

    place: str
    value: Number


@dataclass(frozen=True)
class PlacedDot:
    """A dot on the drawing; the words stand above it and lean inwards."""

    x: str
    y: str
    label_y: str
    anchor: str
    label: str


@dataclass(frozen=True, kw_only=True)
class RuleCurve:
    """
    A rule in pieces, from the lowest value to the highest.

    >>> RuleCurve(pieces=(Piece(0, 0, 70, 0), Piece(70, 1, 100, 1))).jumps
    (Line(x1='193', y1='134', x2='193', y2='18'),)
    """

    pieces: tuple[Piece, ...]
    unit: str = ""
    dot: Dot | None = None

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ChartImpossible("A rule without pieces cannot be drawn. Give at least one.")
        for before, after in pairwise(self.pieces):
            if after.from_value < before.to_value:
                raise ChartImpossible(
                    f"The pieces of a rule must follow each other, but one from {after.from_value} "
                    f"comes after one to {before.to_value}. Sort them by value."
                )

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give the pieces as lines."""
        return tuple(
            self._line(piece.from_value, piece.from_points, piece.to_value, piece.to_points) for piece in self.pieces
        )

    @property
    def jumps(self) -> tuple[Line, ...]:
        """Give a dotted upright wherever the points leap."""
        return tuple(
            self._line(before.to_value, before.to_points, after.from_value, after.from_points)
            for before, after in pairwise(self.pieces)
            if before.to_points != after.from_points
        )

    @property
    def value_marks(self) -> tuple[Mark, ...]:
        """Give the values where the rule bends or leaps, as far as their labels have room."""
        marks: list[Mark] = []
        last = float(LEFT - LABEL_ROOM)
        bends = {piece.from_value for piece in self.pieces} | {piece.to_value for piece in self.pieces}
        for value in sorted(bends):
            place = self._across.place(value)
            if place - last >= LABEL_ROOM:
                marks.append(Mark(written(place), value))
                last = place
        return tuple(marks)

    @property
    def point_marks(self) -> tuple[Mark, ...]:
        """Give the levels of points; the lowest and highest alone when they are many."""
        levels = sorted(self._points)
        if len(levels) > MOST_LEVELS:
            levels = [levels[0], levels[-1]]
        return tuple(Mark(written(self._up.place(level)), level) for level in levels)

    @property
    def placed_dot(self) -> PlacedDot | None:
        """Give the unit's dot, its words leaning away from the edge."""
        if self.dot is None:
            return None
        x, y = self._across.place(self.dot.value), self._up.place(self.dot.points)
        middle = (LEFT + WIDTH - RIGHT) / 2
        anchor = "middle" if abs(x - middle) < WIDTH / 6 else "start" if x < middle else "end"
        return PlacedDot(written(x), written(y), written(y - 10), anchor, self.dot.label)

    @property
    def best(self) -> Number:
        """The most points the rule gives."""
        return max(self._points)

    @property
    def _points(self) -> set[Number]:
        return {piece.from_points for piece in self.pieces} | {piece.to_points for piece in self.pieces}

    @property
    def _across(self) -> Scale:
        return Scale(self.pieces[0].from_value, self.pieces[-1].to_value, LEFT, WIDTH - RIGHT)

    @property
    def _up(self) -> Scale:
        low, high = min(0, *self._points), max(self._points)
        # A rule that only deducts tops out at nought; one that never gives anything still needs a height.
        return Scale(low, high if high > low else low + 1, HEIGHT - BOTTOM, TOP)

    def _line(self, from_value: Number, from_points: Number, to_value: Number, to_points: Number) -> Line:
        return Line(
            written(self._across.place(from_value)),
            written(self._up.place(from_points)),
            written(self._across.place(to_value)),
            written(self._up.place(to_points)),
        )
