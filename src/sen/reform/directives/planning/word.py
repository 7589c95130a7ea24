"""The tables of a DOCX, with the words before each; tables inside cells are words of their cell."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sen.reform.common.text import nfc
from sen.reform.directives.planning.tables import Line, Merge, Table

_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Word keeps a second drawing of text boxes; deleted text is no longer part of the document.
_LEFT_OUT = frozenset({"Fallback", "del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"})
_MOST_SPANNED = 60


def word_tables(root: Element) -> tuple[Table, ...]:
    """Return every table of the body, in the order of the page."""
    found: list[Table] = []
    before = ""
    for element in _find(root, ("p", "tbl")):
        if _word_of(element) == "p":
            before = _tidy(_text(element)) or before
        else:
            found.append(_table(element, f"bảng {len(found) + 1}", before))
            before = ""
    return tuple(found)


def _table(table: Element, place: str, before: str) -> Table:
    lines: list[Line] = []
    merges: list[Merge] = []
    open_merges: dict[int, Merge] = {}
    for position, row in enumerate(_find(table, ("tr",))):
        texts: list[str] = []
        for cell in _find(row, ("tc",)):
            left, right = len(texts), len(texts) + _width(cell) - 1
            is_lower = _is_lower(cell)
            texts += ["" if is_lower else _tidy(_text(cell)), *[""] * (right - left)]
            above = open_merges.pop(left, None) if is_lower else None
            open_merges[left] = Merge(above.top if above else position, left, position, right)
            if above in merges:
                merges.remove(above)
            if above or right > left:
                merges.append(open_merges[left])
        lines.append(Line(position + 1, tuple(texts)))
    return Table(place, tuple(lines), tuple(merges), before)


def _find(parent: Element, words: tuple[str, ...]) -> Iterator[Element]:
    """The nearest elements of these names, also inside content controls and tracked insertions."""
    for child in parent:
        if _word_of(child) in words:
            yield child
        elif _word_of(child) not in _LEFT_OUT:
            yield from _find(child, words)


def _width(cell: Element) -> int:
    written = _property(cell, "gridSpan")
    return min(max(int(written), 1), _MOST_SPANNED) if written and written.isdecimal() else 1


def _is_lower(cell: Element) -> bool:
    """Whether the cell only continues the one above it."""
    return _property(cell, "vMerge") in ("continue", "")


def _property(cell: Element, name: str) -> str | None:
    """The value of a property of a cell; empty when it is there without one, nothing when it is not there."""
    properties = (part for child in cell if _word_of(child) == "tcPr" for part in child)
    found = next((part for part in properties if _word_of(part) == name), None)
    return None if found is None else next(iter(found.attrib.values()), "")


def _text(parent: Element) -> str:
    return "".join(_pieces(parent))


def _pieces(parent: Element) -> Iterator[str]:
    for child in parent:
        word = _word_of(child)
        if word == "t":
            yield child.text or ""
        elif word in _BREAKS:
            yield _BREAKS[word]
        elif word not in _LEFT_OUT:
            yield from _pieces(child)
            if word == "p":
                yield "\n"


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in nfc(text).splitlines())
    return "\n".join(line for line in lines if line)


def _word_of(element: Element) -> str:
    """An element's name without its namespace: the strict form of the format differs in that only."""
    return element.tag.rpartition("}")[2]
