"""A document as it will be printed: every word final, so that DOCX and PDF cannot differ in what they say."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sen.reform.common.text import nfc
from sen.reform.documents import wording
from sen.reform.documents.content import (
    Align,
    Block,
    Grounds,
    Heading,
    Listing,
    Marker,
    OfficialDocument,
    Orientation,
    Paragraph,
    Recipients,
    Signature,
    Table,
)

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"


class Style(StrEnum):
    """How a line of text is set."""

    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    BODY = "body"
    GROUND = "ground"
    ITEM = "item"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    style: Style
    text: str
    piece: Literal["line"] = "line"


@dataclass(frozen=True)
class Grid:
    """One table; widths are shares that add up to 1."""

    caption: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    piece: Literal["grid"] = "grid"


Piece = Line | Grid


@dataclass(frozen=True)
class PrintedAnnex:
    """One annex: its label ("Phụ lục I"), title and reference to the document, then its pieces."""

    label: str
    title: str
    reference: str
    orientation: Orientation
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Printed:
    """The whole document, top to bottom; `name` is for the properties of the file."""

    name: str
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    country: str
    motto: str
    number: str
    dateline: str
    kind: str
    subject: tuple[str, ...]
    pieces: tuple[Piece, ...]
    signatures: tuple[tuple[str, ...], ...]
    recipients_title: str
    recipients: tuple[str, ...]
    annexes: tuple[PrintedAnnex, ...]
    note: str


def printed(document: OfficialDocument) -> Printed:
    """Write out every word of the document in the order of the page."""
    head = document.letterhead
    return Printed(
        name=f"{document.title.kind.label}: {one_line(document.title.subject)}",
        superior=tuple(line.upper() for line in lines(head.superior or "")),
        issuer=tuple(line.upper() for line in lines(head.issuer)),
        country=COUNTRY,
        motto=MOTTO,
        number=f"Số: {wording.reference(head.number, one_line(head.symbol))}",
        dateline=wording.long_date(one_line(head.place), head.on),
        kind=document.title.kind.label.upper(),
        subject=lines(document.title.subject),
        pieces=_pieces(document.blocks),
        signatures=tuple(_signature(signature) for signature in document.signatures),
        recipients_title=RECIPIENTS,
        recipients=_recipients(document.recipients),
        annexes=tuple(_annex(document, position) for position in range(len(document.annexes))),
        note=one_line(document.note),
    )


def lines(text: str) -> tuple[str, ...]:
    """Split text into its lines, without the empty ones and without what no page can show."""
    return tuple(filter(None, (one_line(line) for line in text.splitlines())))


def one_line(text: str) -> str:
    """
    Join text into one line, in composed letters, without control characters.

    Control characters and lone surrogates are not allowed in XML: one of them would spoil the whole file.
    """
    return nfc("".join(filter(_is_printable, " ".join(text.split()))))


def _is_printable(letter: str) -> bool:
    # Cc: controls; Cs: halves of a pair; Co and Cn: no meaning outside one machine, and forbidden in PDF/A.
    return unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"}


def _pieces(blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    return tuple(piece for block in blocks for piece in _pieces_of(block))


def _pieces_of(block: Block) -> tuple[Piece, ...]:
    match block:
        case Heading(level, number, text):
            return (Line(HEADINGS[level - 1], one_line(f"{number} {text}")),)
        case Paragraph(text):
            return tuple(Line(Style.BODY, line) for line in lines(text))
        case Grounds(items):
            return tuple(
                Line(Style.GROUND, one_line(item) + (";" if position < len(items) else "."))
                for position, item in enumerate(items, start=1)
            )
        case Listing(items, marker):
            return tuple(
                Line(Style.ITEM, f"{_mark(marker, position)} {one_line(item)}")
                for position, item in enumerate(items, start=1)
            )
        case _:
            return (_grid(block),)


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
    return Grid(
        caption=one_line(table.caption),
        head=tuple(one_line(column.title) for column in table.columns),
        widths=tuple(column.width / whole for column in table.columns),
        aligns=tuple(column.align for column in table.columns),
        rows=tuple(tuple(one_line(cell) for cell in row) for row in table.rows),
        total=tuple(one_line(cell) for cell in table.total or ()),
    )


def _signature(signature: Signature) -> tuple[str, ...]:
    return tuple(one_line(line).upper() for line in (*signature.authority, signature.post))


def _recipients(recipients: Recipients) -> tuple[str, ...]:
    names = (f"- {one_line(name)};" for name in recipients.names)
    return (*names, f"- Lưu: {one_line(recipients.filed)}.")


def _annex(document: OfficialDocument, position: int) -> PrintedAnnex:
    annex = document.annexes[position]
    return PrintedAnnex(
        label=f"Phụ lục {wording.roman(position + 1)}" if len(document.annexes) > 1 else "Phụ lục",
        title=one_line(annex.title).upper(),
        reference=_attached_to(document),
        orientation=annex.orientation,
        pieces=_pieces(annex.blocks),
    )


def _attached_to(document: OfficialDocument) -> str:
    head = document.letterhead
    reference = wording.reference(head.number, one_line(head.symbol))
    kind = document.title.kind.label
    return f"(Kèm theo {kind} số {reference} {wording.long_day(head.on)} của {one_line(head.issuer)})"
