"""The tables of an uploaded DOCX or XLSX: what the file is, decided by its content, before anything is believed."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.directives.planning.tables import Table
from sen.reform.directives.planning.word import word_tables
from sen.reform.directives.planning.workbook import BrokenWorkbook, workbook_tables
from sen.reform.documents.intake import MAXIMUM_BYTES, MAXIMUM_CHARACTERS, check_size, refusals
from sen.reform.documents.intake.archive import Archive

LARGEST_PLAN = MAXIMUM_BYTES
READABLE = (".xlsx", ".docx")
_ZIP = b"PK\x03\x04"
_ACTING = (
    refusals.CarriesMacros,
    refusals.CarriesEmbeddedObjects,
    refusals.LinksToTemplate,
    refusals.DeclaresEntities,
    refusals.UnpacksTooLarge,
)


class NotAPlanFile(Refusal):
    """Something else than a DOCX or an XLSX."""

    message = _(
        "“%(name)s” is neither a Word file (.docx) nor an Excel workbook (.xlsx), or it is locked with a password. "
        "Open the plan in Word or Excel, save it as one of the two, and send that."
    )


class ActingPlanFile(Refusal):
    """Macros, embedded objects, templates from elsewhere, or a file made to fill the memory."""

    message = _(
        "“%(name)s” carries macros, embedded objects or parts that office programs never write, and was not opened. "
        "Copy the table into a new file and send that."
    )


class BrokenPlanFile(Refusal):
    """A DOCX or XLSX that cannot be read."""

    message = _("“%(name)s” is damaged. Open it in Word or Excel, save it again, and send that.")


class PlanFileTooLong(Refusal):
    """More words than a plan has."""

    message = _("“%(name)s” holds more than a plan does. Keep only the tables of the plan and send it again.")


def read_tables(name: str, data: bytes) -> tuple[Table, ...]:
    """
    Return the tables of a file.

    :raises Refusal: if it is empty, too large, of another kind, broken, or carries anything that acts by itself
    """
    check_size(name, len(data))
    if not data.startswith(_ZIP):
        raise NotAPlanFile(name=name)
    try:
        tables = _read(Archive(name, data), data)
    except _ACTING:
        raise ActingPlanFile(name=name) from None
    except refusals.UnknownKindOfFile:
        raise NotAPlanFile(name=name) from None
    except (refusals.FileRefused, BrokenWorkbook):
        raise BrokenPlanFile(name=name) from None
    if sum(len(text) for table in tables for line in table.lines for text in line.cells) > MAXIMUM_CHARACTERS:
        raise PlanFileTooLong(name=name)
    return tables


def _read(archive: Archive, data: bytes) -> tuple[Table, ...]:
    targets = [target for kind, target, _outside in archive.relations("_rels/.rels") if kind == "officedocument"]
    main = targets[0].lstrip("/") if targets else ""
    if main.startswith("xl/"):
        archive.xml(main)  # refuses what is not well-formed, or declares entities
        return workbook_tables(data)
    return word_tables(archive.xml(archive.main_part()))
