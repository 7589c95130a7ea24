"""A small line of one figure over time, with its last point marked; absent figures leave a gap."""

from dataclasses import dataclass

from sen.design.charts.drawing import ChartImpossible, Number, Scale, written

WIDTH, HEIGHT, MARGIN = 120, 28, 4


@dataclass(frozen=True)
class Sparkline:
    """
    The line of some figures, oldest first.

    >>> Sparkline((1, 3, None, 2)).lines
    ('4,24 41.3,4',)
    """

    values: tuple[Number | None, ...]

    def __post_init__(self) -> None:
        if all(value is None for value in self.values):
            raise ChartImpossible("A sparkline needs at least one figure. Show an empty state instead.")

    @property
    def lines(self) -> tuple[str, ...]:
        """Give each unbroken stretch of at least two points, as SVG writes polylines."""
        stretches: list[list[str]] = [[]]
        for place, value in enumerate(self.values):
            if value is None:
                stretches.append([])
            else:
                stretches[-1].append(",".join(self._point(place, value)))
        return tuple(" ".join(stretch) for stretch in stretches if len(stretch) > 1)

    @property
    def last(self) -> tuple[str, str]:
        """Give the point of the newest figure that is there."""
        place, value = max((place, value) for place, value in enumerate(self.values) if value is not None)
        return self._point(place, value)

    def _point(self, place: int, value: Number) -> tuple[str, str]:
        known = [value for value in self.values if value is not None]
        low, high = min(known), max(known)
        across = Scale(0, max(len(self.values) - 1, 1), MARGIN, WIDTH - MARGIN).place(place)
        # Where nothing changed there is no scale: the line runs through the middle.
        up = HEIGHT / 2 if low == high else Scale(low, high, HEIGHT - MARGIN, MARGIN).place(value)
        return written(across), written(up)
