"""Tables: columns, rows, and the three kinds of row that stand out."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sen.reform.documents.content.malformed import RaggedTable

#: Words as they are printed, or a number; None is printed as a dash.
Cell = str | int | Decimal | None
Cells = tuple[Cell, ...]


class Align(StrEnum):
    """Where the text of a column stands; numbers stand right, so that their digits line up."""

    LEFT = "left"
    CENTRE = "center"
    NUMBER = "right"


@dataclass(frozen=True)
class Column:
    """One column: its head, its share of the width, where its text stands, and how many decimals its numbers show."""

    title: str
    width: float = 1
    align: Align = Align.LEFT
    places: int | None = None


@dataclass(frozen=True)
class GroupRow:
    """The heading of the rows that follow it, bold over the whole width."""

    title: str


@dataclass(frozen=True)
class Subtotal:
    """A row in bold."""

    cells: Cells


Row = Cells | GroupRow | Subtotal


@dataclass(frozen=True)
class Table:
    """A table; the head is repeated on every page, no row is cut by the end of one, and `total` closes it in bold."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    total: Cells | None = None

    def __post_init__(self) -> None:
        every_row = self.rows if self.total is None else (*self.rows, self.total)
        for position, row in enumerate(every_row, start=1):
            if isinstance(row, GroupRow):
                continue
            cells = cells_of(row)
            if len(cells) != len(self.columns):
                raise RaggedTable(
                    f"Table “{self.caption}”, row {position}: {len(cells)} cells for {len(self.columns)} columns. "
                    "Give an empty cell where there is nothing to say."
                )


def cells_of(row: Cells | Subtotal) -> Cells:
    """Give the cells of a row that has some."""
    return row.cells if isinstance(row, Subtotal) else row
