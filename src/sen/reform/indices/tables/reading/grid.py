"""A table as it was found: rows of texts; a merged cell has its text once, where it begins."""

from dataclasses import dataclass, field

from sen.reform.indices.tables.wordforms import tidy

#: A criterion numbered 1.2 that the spreadsheet turned into a day is shown so; no code looks like it.
A_DAY = "(ngày)"


@dataclass(frozen=True)
class Row:
    """One row; ``number`` is what a person counts, ``spans`` how many columns a cell covers."""

    number: int
    cells: tuple[str, ...]
    spans: tuple[int, ...]

    def at(self, column: int | None) -> str:
        """Return the text of a column; nothing where the row is shorter, or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is written in the row."""
        return not any(self.cells)


@dataclass(frozen=True)
class Grid:
    """One table of a document or one sheet of a workbook, with the words that stand before it."""

    place: str
    rows: tuple[Row, ...]
    before: tuple[str, ...] = field(default=())


def row_of(number: int, texts: list[str], spans: list[int] | None = None) -> Row:
    """Build a row from raw texts."""
    return Row(number, tuple(tidy(text) for text in texts), tuple(spans or [1] * len(texts)))
