"""Bars of several units from nought, with the middle of their group as a tick; each row is its own table line."""

from dataclasses import dataclass

from sen.design.charts.drawing import ChartImpossible, Number, Scale, written
from sen.design.formats import NO_BREAK_SPACE, format_number, format_percent

WIDTH = 300


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One unit's figure; the state "na" where the criterion does not apply to it."""

    label: str
    value: Number | None = None
    state: str = ""
    href: str = ""
    is_mine: bool = False


@dataclass(frozen=True)
class BarRow:
    """A bar as the template writes it down."""

    label: str
    figure: str
    length: str
    state: str
    href: str
    is_mine: bool


@dataclass(frozen=True, kw_only=True)
class UnitBars:
    """
    Bars in the order given, their middle drawn through all of them where it is known.

    >>> UnitBars(bars=(Bar(label="Phường 1", value=50),)).rows[0].length
    '150'
    """

    bars: tuple[Bar, ...]
    middle: Number | None = None
    maximum: Number = 100
    unit: str = "%"
    places: int | None = None

    def __post_init__(self) -> None:
        low = [bar.label for bar in self.bars if bar.value is not None and bar.value < 0]
        if low:
            raise ChartImpossible(f"Bars begin at nought, but {low} lie below. Use a table for deductions.")

    @property
    def rows(self) -> tuple[BarRow, ...]:
        """Give the bars."""
        return tuple(
            BarRow(
                label=bar.label,
                figure="" if bar.value is None or bar.state else self._written(bar.value),
                length=written(self._scale.place(bar.value or 0)),
                state=bar.state or ("missing" if bar.value is None else ""),
                href=bar.href,
                is_mine=bar.is_mine,
            )
            for bar in self.bars
        )

    @property
    def tick(self) -> str | None:
        """Give the place of the middle's tick."""
        return None if self.middle is None else written(self._scale.place(self.middle))

    @property
    def middle_words(self) -> str:
        """Give the middle in figures."""
        return "" if self.middle is None else self._written(self.middle)

    @property
    def _scale(self) -> Scale:
        return Scale(0, self.maximum, 0, WIDTH)

    def _written(self, value: Number) -> str:
        if self.unit == "%":
            return format_percent(value, self.places)
        text = format_number(value, self.places)
        return f"{text}{NO_BREAK_SPACE}{self.unit}" if self.unit else text
