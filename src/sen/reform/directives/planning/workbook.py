"""The sheets of an XLSX as tables: numbers with a comma, days as people write them."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from sen.reform.common.days import format_day
from sen.reform.common.text import nfc
from sen.reform.directives.planning.tables import Line, Merge, Table

_MOST_ROWS, _MOST_COLUMNS = 3_000, 60
# What a plan never says of an item, but a spreadsheet may have made of it.
A_TIME = "(giờ)"

Cell = int | float | str | bool | time | date | datetime | timedelta


class BrokenWorkbook(ValueError):
    """The workbook cannot be read."""


def workbook_tables(data: bytes) -> tuple[Table, ...]:
    """
    Return every visible sheet that holds something.

    :raises BrokenWorkbook: if it is damaged
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [each.name for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        found = [_table(book.get_sheet_by_name(name)) for name in names]
    except (CalamineError, ValueError, OSError) as problem:
        raise BrokenWorkbook from problem
    return tuple(table for table in found if table.lines)


def _table(sheet: CalamineSheet) -> Table:
    place = f"trang tính “{sheet.name}”"
    if sheet.start is None:
        return Table(place, ())
    first_row, first_column = sheet.start
    cells = sheet.to_python(skip_empty_area=True)[:_MOST_ROWS]
    lines = tuple(
        Line(first_row + position + 1, tuple(_text(cell) for cell in row[:_MOST_COLUMNS]))
        for position, row in enumerate(cells)
    )
    merges = tuple(
        Merge(top - first_row, left - first_column, bottom - first_row, right - first_column)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Table(place, lines, merges)


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return format_day(cell)
    if isinstance(cell, time | timedelta):
        return A_TIME
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize(), "f").replace(".", ",")
    return nfc(str(cell))
