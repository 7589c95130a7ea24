"""Value against plan: a bar from zero, a tick where the plan stands, a faint band for the forecast."""

from dataclasses import dataclass

from sen.design.charts.drawing import ChartImpossible, Number, Scale, written

WIDTH = 300


@dataclass(frozen=True, kw_only=True)
class Bullet:
    """
    One row of a bullet chart; without a value only its empty track is drawn.

    >>> Bullet(value=69, plan=75, low=76, high=89).bar
    '207'
    """

    value: Number | None
    plan: Number | None = None
    low: Number | None = None
    high: Number | None = None
    maximum: Number = 100

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ChartImpossible("A forecast band needs both ends, but one is missing. Give low and high, or neither.")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ChartImpossible(f"A forecast band runs from {self.low} to {self.high}: swap its ends.")

    @property
    def bar(self) -> str:
        """Give the length of the bar."""
        return written(self._place(self.value or 0))

    @property
    def tick(self) -> str | None:
        """Give the place of the plan's tick."""
        return None if self.plan is None else written(self._place(self.plan))

    @property
    def has_band(self) -> bool:
        """Whether there is a forecast to draw."""
        return self.low is not None

    @property
    def band_start(self) -> str:
        """Give the place where the forecast band begins."""
        return written(self._place(self.low or 0))

    @property
    def band_length(self) -> str:
        """Give the length of the band; never so thin that it cannot be seen."""
        return written(max(self._place(self.high or 0) - self._place(self.low or 0), 2))

    def _place(self, value: Number) -> float:
        return Scale(0, self.maximum, 0, WIDTH).place(value)
