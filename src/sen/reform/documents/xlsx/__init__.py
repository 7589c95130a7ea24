"""XLSX of the tables of an official document: one sheet per table, with its origin above and its notes below."""

import io
from datetime import UTC, datetime, time

import xlsxwriter

from sen.reform.documents.content import NothingTabular, OfficialDocument
from sen.reform.documents.printed import printed
from sen.reform.documents.xlsx.sheets import write_sheet
from sen.reform.documents.xlsx.sources import sources_of

# Words stay words, whatever they begin with: nothing typed by a person becomes a formula, a number or a link.
AS_WRITTEN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def render_xlsx(document: OfficialDocument) -> bytes:
    """
    Write the tables of the document as a workbook; the same document gives the same bytes.

    :raises NothingTabular: if it has no table
    """
    sources = sources_of(document)
    if not sources:
        raise NothingTabular(f"“{document.title.subject}” has no table. Offer it as DOCX and PDF only.")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **AS_WRITTEN})
    moment = datetime.combine(document.letterhead.on, time(), UTC).replace(tzinfo=None)  # the library asks for UTC bare
    book.set_properties({"title": printed(document).name, "created": moment})
    for source in sources:
        write_sheet(book, source)
    book.close()
    return buffer.getvalue()
