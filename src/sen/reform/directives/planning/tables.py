"""Tables as they stand in a file: lines of texts, and which cells were merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merge:
    """A merged range: positions in `lines` and in their cells, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Line:
    """One row; `number` is what a person counts. A merged cell has its text where it begins."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns in which something is written."""
        return tuple(column for column, text in enumerate(self.cells) if text)


@dataclass(frozen=True)
class Table:
    """A sheet of a workbook or a table of a document, and the last words that stand before it."""

    place: str
    lines: tuple[Line, ...]
    merges: tuple[Merge, ...] = ()
    before: str = ""


def packed(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """Tables as plain data, to be kept until somebody decides on them."""
    return [
        {
            "place": table.place,
            "before": table.before,
            "lines": [[line.number, list(line.cells)] for line in table.lines],
            "merges": [[one.top, one.left, one.bottom, one.right] for one in table.merges],
        }
        for table in tables
    ]


def unpacked(kept: Iterable[Mapping[str, Any]]) -> tuple[Table, ...]:
    """Tables out of what `packed` kept."""
    return tuple(
        Table(
            place=table["place"],
            before=table["before"],
            lines=tuple(Line(number, tuple(cells)) for number, cells in table["lines"]),
            merges=tuple(Merge(*edges) for edges in table["merges"]),
        )
        for table in kept
    )
