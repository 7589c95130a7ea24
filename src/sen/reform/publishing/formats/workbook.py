"""A table as a workbook: numbers that can be added up, words that stay words, and what every column means."""

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from sen.reform.documents.xlsx import AS_WRITTEN
from sen.reform.publishing.formats.schema import codebook_of
from sen.reform.publishing.formats.table import Cell, Column, Table
from sen.reform.publishing.formats.texts import as_text, as_value

DATA, CODEBOOK, ABOUT = "Dữ liệu", "Bảng mã", "Nguồn"
# A cell of a workbook holds no more.
LONGEST = 32_767
_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_HEADED = {**_FONT, "bold": True, "bg_color": "#E6F2ED", "bottom": 1, "text_wrap": True}
_BOOK_HEAD = ("Cột", "Kiểu", "Bắt buộc", "Giá trị có thể có", "Cột chứa gì")
_BOOK_WIDTHS = (20, 14, 10, 40, 80)


def workbook_of(table: Table) -> bytes:
    """Write the workbook; the same table gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, **AS_WRITTEN})
    # The library asks for UTC without its name.
    made = table.published_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": table.title, "created": made})
    looks = {
        "head": book.add_format(_HEADED),
        "cell": book.add_format(_FONT),
        "wrapped": book.add_format({**_FONT, "text_wrap": True}),
        "day": book.add_format({**_FONT, "num_format": "dd/mm/yyyy", "align": "left"}),
    }
    _write_data(book.add_worksheet(DATA), table, looks)
    _write_codebook(book.add_worksheet(CODEBOOK), table.columns, looks)
    _write_about(book.add_worksheet(ABOUT), table, looks)
    book.close()
    return buffer.getvalue()


def _write_data(sheet: Any, table: Table, looks: Mapping[str, Any]) -> None:
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, column.width)
    _freeze(sheet)
    for position, column in enumerate(table.columns):
        sheet.write_string(0, position, column.name, looks["head"])
    last = 0
    for last, row in enumerate(table.rows, start=1):
        for position, cell in enumerate(row):
            _write(sheet, (last, position), cell, looks)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    # Codes such as 1.1 are words on purpose.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write(sheet: Any, place: tuple[int, int], cell: Cell, looks: Mapping[str, Any]) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_boolean(*place, cell, looks["cell"])
        case int() | Decimal():
            sheet.write_number(*place, as_value(cell), looks["cell"])
        case datetime():
            # A workbook knows no time zones: the moment stays the text it is in the other files.
            sheet.write_string(*place, as_text(cell), looks["cell"])
        case date():
            sheet.write_datetime(*place, cell, looks["day"])
        case _:
            sheet.write_string(*place, cell[:LONGEST], looks["cell"])


def _write_codebook(sheet: Any, columns: tuple[Column, ...], looks: Mapping[str, Any]) -> None:
    for position, (title, width) in enumerate(zip(_BOOK_HEAD, _BOOK_WIDTHS, strict=True)):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, title, looks["head"])
    _freeze(sheet)
    for number, line in enumerate(codebook_of(columns), start=1):
        for position, said in enumerate(line):
            text = said if isinstance(said, str) else ("có" if said else "không")
            sheet.write_string(number, position, text, looks["wrapped"])


def _write_about(sheet: Any, table: Table, looks: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    published = ("Công bố lúc", as_text(table.published_at))
    for number, (name, said) in enumerate((("Bộ dữ liệu", table.title), published, *table.facts)):
        sheet.write_string(number, 0, name, looks["head"])
        sheet.write_string(number, 1, said, looks["wrapped"])


def _freeze(sheet: Any) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
