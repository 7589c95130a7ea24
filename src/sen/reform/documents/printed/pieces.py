"""The text of a document as it will be printed: lines, tables and QR codes, every word final."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sen.reform.common.numbers import format_number
from sen.reform.documents import wording
from sen.reform.documents.content import (
    Align,
    Article,
    Block,
    Cell,
    Cells,
    Column,
    Enacting,
    Grounds,
    GroupRow,
    Heading,
    Listing,
    Marker,
    Paragraph,
    QrCode,
    Row,
    Subtotal,
    Table,
)
from sen.reform.documents.printed.cleaning import lines, one_line

ABSENT = "–"


class Style(StrEnum):
    """How a line of text is set."""

    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    BODY = "body"
    GROUND = "ground"
    ENACTING = "enacting"
    ITEM = "item"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


class RowLook(StrEnum):
    """How a row of a table is set; a group has one cell over the whole width."""

    PLAIN = "plain"
    BOLD = "bold"
    GROUP = "group"


@dataclass(frozen=True)
class Line:
    """One paragraph; its first letters, as many as `lead` has, stand in bold."""

    style: Style
    text: str
    lead: str = ""
    piece: Literal["line"] = "line"


@dataclass(frozen=True)
class Grid:
    """One table; widths are shares that add up to 1. Without looks, every row is plain."""

    caption: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    looks: tuple[RowLook, ...] = ()
    piece: Literal["grid"] = "grid"


@dataclass(frozen=True)
class Code:
    """One QR code: what it opens, the words beside it, and the words for who cannot see it."""

    address: str
    lines: tuple[str, ...]
    alternative: str
    piece: Literal["code"] = "code"


Piece = Line | Grid | Code


def pieces_of(blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    """Write out the blocks in their order."""
    return tuple(piece for block in blocks for piece in _pieces_of(block))


def _pieces_of(block: Block) -> tuple[Piece, ...]:
    match block:
        case Table():
            return (_grid(block),)
        case QrCode():
            return (_code(block),)
        case _:
            return _lines_of(block)


def _lines_of(block: Heading | Paragraph | Grounds | Enacting | Article | Listing) -> tuple[Line, ...]:
    match block:
        case Heading(level, number, text):
            return (Line(HEADINGS[level - 1], one_line(f"{number} {text}")),)
        case Paragraph(text, lead):
            return _led(one_line(lead), lines(text))
        case Grounds(items):
            return tuple(
                Line(Style.GROUND, one_line(item) + (";" if position < len(items) else "."))
                for position, item in enumerate(items, start=1)
            )
        case Enacting(text):
            return (Line(Style.ENACTING, one_line(text)),)
        case Article(number, text, title):
            return _article(f"Điều {number}.", one_line(title), lines(text))
        case Listing(items, marker):
            return tuple(
                Line(Style.ITEM, f"{_mark(marker, position)} {one_line(item)}")
                for position, item in enumerate(items, start=1)
            )


def _led(lead: str, texts: tuple[str, ...]) -> tuple[Line, ...]:
    if not lead:
        return tuple(Line(Style.BODY, text) for text in texts)
    first = " ".join((lead, *texts[:1]))
    return Line(Style.BODY, first, lead), *(Line(Style.BODY, text) for text in texts[1:])


def _article(number: str, title: str, texts: tuple[str, ...]) -> tuple[Line, ...]:
    if not title:
        return _led(number, texts)
    heading = f"{number} {title}"
    return Line(Style.BODY, heading, heading), *(Line(Style.BODY, text) for text in texts)


def _mark(marker: Marker, position: int) -> str:
    match marker:
        case Marker.DASH:
            return "-"
        case Marker.LETTER:
            return wording.point(position)
        case _:
            return f"{position}."


def _grid(table: Table) -> Grid:
    whole = sum(column.width for column in table.columns)
    rows = tuple(_row(row, table.columns) for row in table.rows)
    return Grid(
        caption=one_line(table.caption),
        head=tuple(one_line(column.title) for column in table.columns),
        widths=tuple(column.width / whole for column in table.columns),
        aligns=tuple(column.align for column in table.columns),
        rows=tuple(texts for _, texts in rows),
        total=_texts(table.total or (), table.columns),
        looks=tuple(look for look, _ in rows),
    )


def _row(row: Row, columns: tuple[Column, ...]) -> tuple[RowLook, tuple[str, ...]]:
    match row:
        case GroupRow(title):
            return RowLook.GROUP, (one_line(title),)
        case Subtotal(cells):
            return RowLook.BOLD, _texts(cells, columns)
        case _:
            return RowLook.PLAIN, _texts(row, columns)


def _texts(cells: Cells, columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(cell_text(cell, columns[at]) for at, cell in enumerate(cells))


def cell_text(cell: Cell, column: Column) -> str:
    """
    Write a cell: numbers the Vietnamese way, with the decimals of their column.

    >>> cell_text(1234, Column("Điểm", places=2)), cell_text(None, Column("Hạng"))
    ('1.234,00', '–')
    """
    if cell is None:
        return ABSENT
    return one_line(cell) if isinstance(cell, str) else format_number(cell, column.places)


def _code(code: QrCode) -> Code:
    digest = (f"Mã kiểm tra: {wording.short_digest(one_line(code.digest))}",) if code.digest else ()
    return Code(code.address, (*lines(code.caption), *digest, code.address), f"Mã QR mở trang {code.address}")
