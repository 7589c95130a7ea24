"""Places on a drawing: a scale from figures to lengths, written the way SVG reads them."""

from dataclasses import dataclass
from decimal import Decimal

Number = int | float | Decimal


class ChartImpossible(ValueError):
    """The figures given cannot be drawn; the sentence says which and what to pass instead."""


def written(length: float) -> str:
    """
    Write a length for SVG: a dot, one decimal, whatever the language of the page.

    >>> written(12.0), written(0.25)
    ('12', '0.2')
    """
    # Adding nought turns the "-0" of a tiny negative into a plain nought.
    return f"{round(length, 1) + 0.0:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Scale:
    """
    A straight scale; figures beyond its ends are drawn at its ends.

    >>> Scale(0, 100, 0, 300).place(50)
    150.0
    """

    low: Number
    high: Number
    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ChartImpossible(f"A scale must rise, but it goes from {self.low} to {self.high}. Give a higher end.")

    def place(self, value: Number) -> float:
        """Give the length at which a figure stands."""
        share = (float(value) - float(self.low)) / (float(self.high) - float(self.low))
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)
