"""The file itself: its properties, and bytes that depend on the document alone."""

import io
import zipfile
from datetime import UTC, date, datetime, time

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from sen.reform.documents.docx.styles import LANGUAGE

PRODUCER = "Sen"
# Leftovers of the library's template: a picture and counts of another document, and its styles once more.
LEFT_OUT = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
WORD_2013 = "15"  # the newest mode Word knows; without it the title bar says “Compatibility Mode”


def save(paper: Document, name: str, on: date) -> bytes:
    """Write the file with its title and no person's name."""
    moment = datetime.combine(on, time(), UTC)
    properties = paper.core_properties
    properties.title, properties.language = name, LANGUAGE
    properties.author = properties.comments = properties.keywords = properties.subject = ""
    properties.last_modified_by = PRODUCER
    properties.created = properties.modified = moment
    properties.revision = 1
    _leave_out_leftovers(paper)
    _make_current(paper)
    buffer = io.BytesIO()
    paper.save(buffer)
    return _dated(buffer, on)


def _leave_out_leftovers(paper: Document) -> None:
    for relations in (paper.part.package.rels, paper.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in LEFT_OUT]:
            relations.pop(key)


def _make_current(paper: Document) -> None:
    settings = paper.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
    for language in settings.iter(qn("w:themeFontLang")):
        language.attrib.clear()
        language.set(qn("w:val"), LANGUAGE)


def _dated(buffer: io.BytesIO, on: date) -> bytes:
    """Give every part of the archive the same date: same document, same bytes."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            copy = zipfile.ZipInfo(entry.filename, (on.year, on.month, on.day, 0, 0, 0))
            target.writestr(copy, source.read(entry), zipfile.ZIP_DEFLATED)
    return rewritten.getvalue()
