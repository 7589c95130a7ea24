"""The sheets of an XLSX as texts; numbers as they stand in the cell, dates as a warning sign."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from sen.reform.indices.tables.reading.grid import A_DAY, Grid, Row, row_of

_MOST_ROWS, _MOST_COLUMNS = 5_000, 60

Cell = int | float | str | bool | time | date | datetime | timedelta


class UnreadableWorkbook(ValueError):
    """The workbook cannot be read."""


def xlsx_grids(data: bytes) -> tuple[Grid, ...]:
    """
    Return every sheet that holds something.

    :raises UnreadableWorkbook: if it is damaged
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            book.get_sheet_by_name(each.name) for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet
        ]
        found = [Grid(f"trang tính “{sheet.name}”", _rows(sheet)) for sheet in sheets]
    except (CalamineError, ValueError, OSError) as problem:
        raise UnreadableWorkbook from problem
    return tuple(grid for grid in found if grid.rows)


def _rows(sheet: CalamineSheet) -> tuple[Row, ...]:
    if sheet.start is None:
        return ()
    first_row, first_column = sheet.start
    spans = {
        (top - first_row, left - first_column): right - left + 1
        for (top, left), (_, right) in sheet.merged_cell_ranges or ()
    }
    rows = []
    for position, cells in enumerate(sheet.to_python(skip_empty_area=True)[:_MOST_ROWS]):
        texts = [_text(cell) for cell in cells[:_MOST_COLUMNS]]
        widths = [spans.get((position, column), 1) for column in range(len(texts))]
        rows.append(row_of(first_row + position + 1, texts, widths))
    return tuple(row for row in rows if not row.is_empty)


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime | date | time | timedelta):
        return A_DAY
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize(), "f")
    return str(cell)
