"""One sheet: its head block, the table under a head that stays in sight, and its notes; A4 landscape in print."""

from decimal import Decimal
from textwrap import wrap
from typing import Any

from sen.reform.documents.content import Align, Cells, GroupRow, Subtotal, Table
from sen.reform.documents.printed import cell_text, one_line
from sen.reform.documents.xlsx.formats import Formats, Look, places_of, rounded
from sen.reform.documents.xlsx.sources import Source

A4 = 9
MARGINS_INCHES = {"left": 30 / 25.4, "right": 15 / 25.4, "top": 20 / 25.4, "bottom": 20 / 25.4}
PAGE_NUMBER = '&C&"Times New Roman,Regular"&13&P'
LETTERS_ACROSS, FEWEST_LETTERS = 118, 6  # what an A4 page on its side holds in 12 points
LINE_POINTS, TALLEST_POINTS = 16.5, 408.75  # the latter is what Excel takes at most
LONGEST_TEXT = 32_767  # Excel's limit; the library would leave a longer one out


def write_sheet(book: Any, source: Source) -> None:
    """Add the sheet and write it from top to bottom."""
    sheet = book.add_worksheet(source.name)
    writer = _Writer(sheet, Formats(book), source.table)
    writer.set_widths()
    for place, line in enumerate(source.origin):
        writer.across(line, Look(is_bold=place == 0, is_framed=False))
    writer.across(source.title, Look(is_bold=True, is_framed=False, align=Align.CENTRE, size=14))
    for line in source.facts:
        writer.across(line, Look(is_italic=True, is_framed=False, align=Align.CENTRE))
    writer.row += 1
    head_row = writer.row
    writer.table()
    writer.row += 1
    for line in source.below:
        writer.across(line, Look(is_italic=True, is_framed=False))
    _set_up_print(sheet, head_row)
    sheet.freeze_panes(head_row + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{writer.row + 1}"})


def _set_up_print(sheet: Any, head_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS_INCHES)
    sheet.set_header(PAGE_NUMBER)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.hide_gridlines(2)


class _Writer:
    """Writes row by row; knows where it is."""

    def __init__(self, sheet: Any, formats: Formats, table: Table) -> None:
        self.sheet, self.formats, self._table = sheet, formats, table
        self.columns = table.columns
        self.row = 0

    def set_widths(self) -> None:
        whole = sum(column.width for column in self.columns)
        self.widths = [max(column.width / whole * LETTERS_ACROSS, FEWEST_LETTERS) for column in self.columns]
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)

    def across(self, text: str, look: Look) -> None:
        """Write one line over all columns."""
        last = len(self.columns) - 1
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, "", self.formats.of_text(look, text))
        self._text(0, text, look)
        self._end_row([(text, sum(self.widths) * 12 / look.size)], look.size)

    def table(self) -> None:
        """Write the head and every row."""
        titles = [one_line(column.title) for column in self.columns]
        for at, title in enumerate(titles):
            self._text(at, title, Look(is_bold=True, align=Align.CENTRE))
        self._end_row(list(zip(titles, self.widths, strict=True)))
        for row in self._table.rows:
            match row:
                case GroupRow(title):
                    self.across(one_line(title), Look(is_bold=True))
                case Subtotal(cells):
                    self._cells(cells, Look(is_bold=True))
                case _:
                    self._cells(row, Look())
        if self._table.total is not None:
            self._cells(self._table.total, Look(is_bold=True))

    def _cells(self, cells: Cells, look: Look) -> None:
        for at, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
            aligned = look.aligned(column.align)
            if cell is None or isinstance(cell, str):
                self._text(at, cell_text(cell, column), aligned)
            else:
                number = Decimal(cell)
                places = places_of(number) if column.places is None else column.places
                self.sheet.write_number(self.row, at, rounded(number, places), self.formats.of_number(aligned, places))
        texts = [cell_text(cell, column) for cell, column in zip(cells, self.columns, strict=True)]
        self._end_row(list(zip(texts, self.widths, strict=True)))

    def _end_row(self, texts: list[tuple[str, float]], size: int = 12) -> None:
        """Make room for the longest cell: not every program does so by itself, and none does for merged cells."""
        lines = max(len(wrap(text, int(width))) for text, width in texts)
        self.sheet.set_row(self.row, min(max(lines, 1) * LINE_POINTS * size / 12, TALLEST_POINTS))
        self.row += 1

    def _text(self, at: int, text: str, look: Look) -> None:
        fitting = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
        self.sheet.write_string(self.row, at, fitting, self.formats.of_text(look, fitting))
