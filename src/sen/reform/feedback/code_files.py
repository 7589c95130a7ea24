"""Codes of cases out of a file an office has: XLSX or CSV, checked before it is read."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from sen.reform.common.errors import Refusal
from sen.reform.common.text import fold
from sen.reform.evidence.inspection import inspect

LARGEST_FILE = 5 * 1024 * 1024
READABLE = (".xlsx", ".csv", ".txt")
_ZIP = b"PK"
# How the column of codes is headed.
_HEADS = ("ma ho so", "so ho so", "ma so ho so", "ma")


class UnreadableCodes(Refusal):
    """The file cannot be read as a table."""

    message = _("“%(name)s” cannot be read as a table. Save it as XLSX or CSV (UTF-8), or paste the codes.")


def codes_in_file(name: str, data: bytes) -> tuple[str, ...]:
    """
    The codes of the column headed "Mã hồ sơ", or of the first one.

    :raises FileRefused: if the file carries what could act, or is not what it seems
    :raises UnreadableCodes: if it is no table
    """
    if not data or len(data) > LARGEST_FILE:
        raise UnreadableCodes(name=name)
    rows = _workbook_rows(name, data) if data.startswith(_ZIP) else _text_rows(name, data)
    return tuple(_column(rows))


def codes_in_text(text: str) -> tuple[str, ...]:
    """The codes of pasted lines; commas and semicolons part them, too."""
    return tuple(part.strip() for line in text.splitlines() for part in line.replace(";", ",").split(","))


def _workbook_rows(name: str, data: bytes) -> list[list[str]]:
    inspect(name, data)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python()]
    except (CalamineError, ValueError, IndexError, OSError) as problem:
        raise UnreadableCodes(name=name) from problem


def _text_rows(name: str, data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableCodes(name=name) from problem
    if "\0" in text:
        raise UnreadableCodes(name=name)
    separator = max(",;\t", key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _column(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    heads = [fold(cell) for cell in rows[0]] if rows else []
    place = next((heads.index(head) for head in _HEADS if head in heads), None)
    for row in rows if place is None else rows[1:]:
        if len(row) > (place or 0):
            yield row[place or 0].strip()


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
