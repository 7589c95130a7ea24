"""The workbook a unit takes away: only what it fills can be typed into, and lists offer what may stand there."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.assessments.tables.layout import (
    ABSENT,
    ABSENT_MARK,
    FIXED,
    FORMAT,
    HEAD,
    HEAD_ROW,
    LISTS,
    ORIGIN,
    REASON,
    SHEET,
    VALUE,
    Origin,
    SheetRow,
)
from sen.reform.documents.xlsx import AS_WRITTEN

_WIDTHS = (9, 46, 34, 14, 16, 11, 34, 60)
_HOW_TO = (
    "Chỉ điền các ô nền vàng. Số thập phân dùng dấu phẩy. Không phát sinh: ghi x và lý do. "
    "Không thêm, xóa, gộp hàng hay cột; không dùng công thức."
)
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_CELL = {**_FONT, "border": 1, "text_wrap": True, "num_format": "@"}
_OPEN = {**_CELL, "locked": False, "bg_color": "#FFF8E1"}
_HEADED = {**_CELL, "bold": True, "align": "center", "bg_color": "#E6F2ED"}
_A4 = 9


def write_workbook(
    rows: Sequence[SheetRow],
    origin: Origin,
    answers: Mapping[str, CurrentAnswer],
    titles: tuple[str, str],
    *,
    at: datetime,
) -> bytes:
    """Write the sheet as it stands: what is declared is filled in already. Titles: the round, the unit."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **AS_WRITTEN})
    book.set_properties({"title": ", ".join(titles), "created": at.astimezone(UTC).replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    looks = {name: book.add_format(look) for name, look in (("cell", _CELL), ("open", _OPEN), ("head", _HEADED))}
    looks["title"] = book.add_format({**_FONT, "bold": True})
    for number, line in enumerate((*titles, _HOW_TO)):
        sheet.write_string(number, 0, line, looks["title"])
    for column, (title, width) in enumerate(zip(HEAD, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW, column, title, looks["head"])
    lists = _Lists(book)
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        _write_row(sheet, number, row, answers.get(row.leaf.code), looks)
        _validate(sheet, number, row, lists)
    _write_origin(book, rows, origin, answers)
    _protect(sheet, len(rows))
    book.close()
    return buffer.getvalue()


def _write_row(sheet: Any, number: int, row: SheetRow, answer: CurrentAnswer | None, looks: Mapping[str, Any]) -> None:
    fixed = row.fixed
    for column in FIXED:
        sheet.write_string(number, column, fixed[column], looks["cell"])
    text = answer.figures.get(row.asked.name, "") if answer else ""
    claim = answer.not_applicable if answer and row.takes_claim else ""
    sheet.write_string(number, VALUE, row.shown(text), looks["open"])
    claimed = looks["open"] if row.takes_claim else looks["cell"]
    sheet.write_string(number, ABSENT, ABSENT_MARK if claim else "", claimed)
    sheet.write_string(number, REASON, claim, claimed)


def _validate(sheet: Any, number: int, row: SheetRow, lists: "_Lists") -> None:
    if row.choices:
        choices = {"validate": "list", "source": lists.range_of(row.choices)}
        sheet.data_validation(number, VALUE, number, VALUE, choices)
    if row.takes_claim:
        sheet.data_validation(number, ABSENT, number, ABSENT, {"validate": "list", "source": [ABSENT_MARK]})


class _Lists:
    """The words to choose from, each list once, on a sheet of their own: a rule holds only 255 letters itself."""

    def __init__(self, book: Any) -> None:
        self._sheet = book.add_worksheet(LISTS)
        self._sheet.very_hidden()
        self._columns: dict[tuple[str, ...], int] = {}

    def range_of(self, choices: tuple[str, ...]) -> str:
        """Where a list stands."""
        if choices not in self._columns:
            self._columns[choices] = len(self._columns)
            self._sheet.write_column(0, self._columns[choices], choices)
        letter = xlsxwriter.utility.xl_col_to_name(self._columns[choices], col_abs=True)
        return f"='{LISTS}'!{letter}$1:{letter}${len(choices)}"


def _write_origin(book: Any, rows: Sequence[SheetRow], origin: Origin, answers: Mapping[str, CurrentAnswer]) -> None:
    """Which sheet this is, and how many entries each criterion had when it was taken away."""
    sheet = book.add_worksheet(ORIGIN)
    sheet.very_hidden()
    said = {"format": FORMAT, **{name: str(value) for name, value in vars(origin).items()}}
    for number, (name, value) in enumerate(said.items()):
        sheet.write_row(number, 0, (name, value))
    for number, code in enumerate(dict.fromkeys(row.leaf.code for row in rows), start=len(said)):
        count = answers[code].entry_count if code in answers else 0
        sheet.write_row(number, 0, (f"entries {code}", str(count)))


def _protect(sheet: Any, count: int) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.freeze_panes(HEAD_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.ignore_errors({"number_stored_as_text": f"A1:H{HEAD_ROW + 1 + count}"})
