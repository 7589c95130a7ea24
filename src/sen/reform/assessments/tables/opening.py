"""Opening an uploaded workbook: what it may be, decided by its content; formulas looked for in the file itself."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import join, normpath

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from sen.reform.common.errors import Refusal
from sen.reform.documents.intake import refusals
from sen.reform.documents.intake.archive import Archive

LARGEST_WORKBOOK = 10 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_ZIP = b"PK\x03\x04"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA, _CELL = f"{_MAIN}f", f"{_MAIN}c"

Cell = object
Range = tuple[tuple[int, int], tuple[int, int]]


class WorkbookTooLarge(Refusal):
    """More bytes than a filled sheet can have."""

    message = _("The file has more than %(most)s MB. Send the sheet only, without pictures.")


class NotAWorkbook(Refusal):
    """Something else than an XLSX."""

    message = _("This is not an Excel workbook (.xlsx). Send the file you took from here, filled in.")


class BrokenWorkbook(Refusal):
    """An XLSX that cannot be read."""

    message = _("The workbook is damaged or locked with a password. Open it in Excel, save it again, and send that.")


class CarriesCode(Refusal):
    """Macros, controls, embedded objects, templates from elsewhere."""

    message = _(
        "The workbook carries macros or embedded objects and was not opened. Fill in the file you took from here."
    )


@dataclass(frozen=True)
class OpenedSheet:
    """The cells of a sheet from its first row and column on, its merged ranges, and where formulas stand."""

    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...]
    formulas: tuple[str, ...]

    def at(self, row: int, column: int) -> Cell:
        """One cell; nothing where the sheet does not reach."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


def open_workbook(data: bytes) -> Mapping[str, OpenedSheet]:
    """
    Return every sheet by its name.

    :raises WorkbookTooLarge: if it is beyond LARGEST_WORKBOOK
    :raises NotAWorkbook: if it is something else
    :raises CarriesCode: if it carries anything that acts by itself
    :raises BrokenWorkbook: if it cannot be read
    """
    if len(data) > LARGEST_WORKBOOK:
        raise WorkbookTooLarge(most=LARGEST_WORKBOOK // _MEGABYTE)
    if not data.startswith(_ZIP):
        raise NotAWorkbook
    try:
        formulas = _formulas(Archive("", data))
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: _opened(book, name, places) for name, places in formulas.items()}
    except (refusals.CarriesMacros, refusals.CarriesEmbeddedObjects, refusals.LinksToTemplate):
        raise CarriesCode from None
    except refusals.UnknownKindOfFile:
        raise NotAWorkbook from None
    except (refusals.FileRefused, CalamineError, ValueError, OSError, KeyError):
        raise BrokenWorkbook from None


def _opened(book: CalamineWorkbook, name: str, formulas: tuple[str, ...]) -> OpenedSheet:
    sheet = book.get_sheet_by_name(name)
    rows = tuple(tuple(row) for row in sheet.to_python(skip_empty_area=False))
    return OpenedSheet(rows, tuple(sheet.merged_cell_ranges or ()), formulas)


def _formulas(archive: Archive) -> dict[str, tuple[str, ...]]:
    """The cells of each worksheet that hold a formula."""
    targets = [target for kind, target, _outside in archive.relations("_rels/.rels") if kind == "officedocument"]
    main = normpath(join("/", targets[0])).lstrip("/") if targets else ""
    if not main.startswith("xl/"):
        raise NotAWorkbook
    folder, _slash, file = main.rpartition("/")
    places = {
        relation.get("Id"): normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        for relation in archive.xml(f"{folder}/_rels/{file}.rels")
    }
    found = {}
    for sheet in archive.xml(main).iter(f"{_MAIN}sheet"):
        cells = archive.xml(places[sheet.get(_RELATION)]).iter(_CELL)
        found[sheet.get("name", "")] = tuple(cell.get("r", "") for cell in cells if cell.find(_FORMULA) is not None)
    return found
