"""The tables of a DOCX, row by row, with the lines that stand before each."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from sen.reform.indices.tables.reading.grid import Grid, Row, row_of
from sen.reform.indices.tables.wordforms import tidy

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:t"), qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_LEFT_OUT = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:pPr"),
        qn("w:rPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_MOST_SPANNED = 50


def docx_grids(data: bytes) -> tuple[Grid, ...]:
    """Return every table of the body; tables inside cells are read as the text of their cell."""
    grids: list[Grid] = []
    before: list[str] = []
    for element in _blocks(Document(io.BytesIO(data)).element.body):
        if element.tag == _PARAGRAPH:
            before += tidy(_text(element)).splitlines()
        else:
            rows = tuple(_row(number, row) for number, row in enumerate(_children(element, _ROW), start=1))
            grids.append(Grid(f"bảng {len(grids) + 1}", rows, tuple(before)))
            before = []
    return tuple(grids)


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Find rows or cells, also those wrapped in content controls or tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _children(child, tag)


def _row(number: int, row: Any) -> Row:
    texts: list[str] = []
    spans: list[int] = []
    indented = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    for _ in range(0 if indented is None else _width(indented)):
        texts.append("")
        spans.append(1)
    for cell in _children(row, _CELL):
        properties = cell.find(qn("w:tcPr"))
        width = 1 if properties is None else _width(properties.find(qn("w:gridSpan")))
        texts += ["" if _continues(properties) else _text(cell), *[""] * (width - 1)]
        spans += [width, *[1] * (width - 1)]
    return row_of(number, texts, spans)


def _width(element: Any) -> int:
    written = "1" if element is None else element.get(qn("w:val"), "1")
    return min(max(int(written), 1), _MOST_SPANNED) if written.isdecimal() else 1


def _continues(properties: Any) -> bool:
    merged = None if properties is None else properties.find(qn("w:vMerge"))
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _text(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _pieces(child)
            if child.tag == _PARAGRAPH:
                yield "\n"
