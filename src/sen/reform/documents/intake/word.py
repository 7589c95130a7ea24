"""The text of a DOCX: paragraphs and tables in the order of the page."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sen.reform.documents.intake.archive import Archive

BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MOST_COLUMNS = 63  # of a table in Word
# Word keeps a second drawing of every text box for old programs; deleted text is no longer part of the document.
LEFT_OUT = {"Fallback", "del", "moveFrom", "pPr", "rPr", "sectPr"}


def read(name: str, data: bytes) -> str:
    """
    Give the text, one line per paragraph and per row of a table.

    :raises FileRefused: if the file is broken, dangerous, or no DOCX
    """
    archive = Archive(name, data)
    return "\n".join(_lines(archive.xml(archive.main_part())))


def _lines(parent: Element) -> Iterator[str]:
    for child in parent:
        match _word_of(child):
            case "p":
                yield "".join(_text(child))
            case "tr":
                yield "\t".join(words for cell in _cells(child) for words in _columns(cell))
            case word if word not in LEFT_OUT:
                yield from _lines(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _word_of(child) == "tc":
            yield child
        elif _word_of(child) not in LEFT_OUT:
            yield from _cells(child)


def _columns(cell: Element) -> Iterator[str]:
    """The words of a cell, and an empty one for each further column it was merged over."""
    yield " ".join(_cell(cell))
    properties = (part for child in cell if _word_of(child) == "tcPr" for part in child)
    spans = [span for part in properties if _word_of(part) == "gridSpan" for span in part.attrib.values()]
    wide = next((int(span) for span in spans if span.isdecimal()), 1)
    yield from [""] * (min(wide, MOST_COLUMNS) - 1)


def _cell(cell: Element) -> Iterator[str]:
    return (" ".join(line.split()) for line in _lines(cell) if line.strip())


def _text(parent: Element) -> Iterator[str]:
    for child in parent:
        word = _word_of(child)
        if word == "t":
            yield child.text or ""
        elif word in BREAKS:
            yield BREAKS[word]
        elif word not in LEFT_OUT:
            yield from _text(child)


def _word_of(element: Element) -> str:
    """Name an element without its namespace: the strict and the usual form of the format differ in that only."""
    return element.tag.rpartition("}")[2]
