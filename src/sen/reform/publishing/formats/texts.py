"""A table as text: CSV for every program, JSON for programs that want names beside values."""

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from django.utils.timezone import localtime

from sen.reform.publishing.formats.table import Cell, Table, rounded

BOM = b"\xef\xbb\xbf"
# What a spreadsheet would take for the beginning of a formula.
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def csv_of(table: Table) -> bytes:
    """The heading and every row, with the mark by which spreadsheets know UTF-8."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([as_text(cell) for cell in row] for row in table.rows)
    return BOM + file.getvalue().encode()


def json_of(table: Table) -> bytes:
    """The rows as objects, names beside values; numbers are numbers."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(as_value, row), strict=True)) for row in table.rows]
    said = {"title": table.title, "published_at": _moment(table.published_at), "facts": dict(table.facts), "rows": rows}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def as_text(cell: Cell) -> str:
    """
    A cell of a CSV file.

    >>> as_text(Decimal("1.50")), as_text("=1+1"), as_text(None), as_text(True)
    ('1.5', "'=1+1", '', 'true')
    """
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Decimal():
            return f"{rounded(cell):f}"
        case str():
            return f"'{cell}" if cell.startswith(_RISKY) else cell
        case _:
            return str(as_value(cell))


def as_value(cell: Cell) -> str | int | float | bool | None:
    """
    A cell as a value of JSON; with six decimals a float prints exactly the number meant.

    >>> as_value(Decimal("0.666667")), as_value("=1+1")
    (0.666667, '=1+1')
    """
    match cell:
        case Decimal():
            short = rounded(cell)
            return int(short) if short == short.to_integral_value() else float(short)
        case datetime():
            return _moment(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell


def _moment(moment: datetime) -> str:
    return localtime(moment).isoformat(timespec="seconds")
