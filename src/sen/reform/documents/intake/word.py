"""The text of a DOCX: paragraphs and tables in the order of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sen.reform.documents.intake.archive import Archive
from sen.reform.documents.intake.numbering import Numbering

BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MOST_COLUMNS = 63  # of a table in Word
# Word keeps a second drawing of every text box for old programs; deleted text is no longer part of the document.
LEFT_OUT = {"Fallback", "del", "moveFrom", "pPr", "rPr", "sectPr"}
TEXT_BOX = "txbxContent"


def read(name: str, data: bytes) -> str:
    """
    Give the text, one line per paragraph and per row of a table, with the numbers Word counts by itself.

    Headers, footers, notes and comments are other parts of the file and not read.

    :raises FileRefused: if the file is broken, dangerous, or no DOCX
    """
    archive = Archive(name, data)
    part = archive.main_part()
    return "\n".join(_Page(Numbering(archive, part)).lines(archive.xml(part)))


@dataclass(frozen=True)
class _Page:
    """Reads the elements of one document from top to bottom."""

    numbering: Numbering

    def lines(self, parent: Element) -> Iterator[str]:
        for child in parent:
            match _word_of(child):
                case "p":
                    yield from self._paragraph(child)
                case "tr":
                    if not _is_deleted(child):
                        yield "\t".join(self._row(child))
                case word if word not in LEFT_OUT:
                    yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        """The paragraph behind its number, then the text boxes hung up in it."""
        sign, text = self.numbering.sign(paragraph), "".join(_text(paragraph))
        yield f"{sign} {text}" if sign and text.strip() else text
        for box in _text_boxes(paragraph):
            yield from self.lines(box)

    def _row(self, row: Element) -> Iterator[str]:
        """The words of each cell, and an empty one for each further column it was merged over."""
        yield from [""] * _spans(row, "trPr", "gridBefore", 0)
        for cell in _cells(row):
            yield " ".join(" ".join(line.split()) for line in self.lines(cell) if line.strip())
            yield from [""] * (_spans(cell, "tcPr", "gridSpan", 1) - 1)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _word_of(child) == "tc":
            yield child
        elif _word_of(child) not in LEFT_OUT:
            yield from _cells(child)


def _spans(element: Element, properties: str, word: str, otherwise: int) -> int:
    """How many columns a cell covers, or a row leaves out before its first cell."""
    parts = (part for child in element if _word_of(child) == properties for part in child)
    spans = [span for part in parts if _word_of(part) == word for span in part.attrib.values()]
    wide = next((int(span) for span in spans if span.isascii() and span.isdecimal() and len(span) <= 2), otherwise)
    return min(wide, MOST_COLUMNS)


def _is_deleted(row: Element) -> bool:
    return any(_word_of(part) == "del" for child in row if _word_of(child) == "trPr" for part in child)


def _text(parent: Element) -> Iterator[str]:
    for child in parent:
        word = _word_of(child)
        if word == "t":
            yield child.text or ""
        elif word in BREAKS:
            yield BREAKS[word]
        elif word not in LEFT_OUT and word != TEXT_BOX:
            yield from _text(child)


def _text_boxes(parent: Element) -> Iterator[Element]:
    for child in parent:
        word = _word_of(child)
        if word == TEXT_BOX:
            yield child
        elif word not in LEFT_OUT:
            yield from _text_boxes(child)


def _word_of(element: Element) -> str:
    """Name an element without its namespace: the strict and the usual form of the format differ in that only."""
    return element.tag.rpartition("}")[2]
