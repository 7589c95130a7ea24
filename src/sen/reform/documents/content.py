"""The parts of an official document, whatever the file format: what it says, not how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sen.reform.documents.wording import Kind


class MalformedDocument(ValueError):
    """The parts of a document do not fit together: a mistake of the code that builds it, not of its reader."""


class RaggedTable(MalformedDocument):
    """A table has a row with more or fewer cells than it has columns."""


class HeadingSkipsLevel(MalformedDocument):
    """A heading jumps over a level, so that a reader of the outline would look for a part that is not there."""


class NumberBelowOne(MalformedDocument):
    """Document numbers count from 1 in each year."""


class UnsignedDocument(MalformedDocument):
    """A document carries one signature, or two side by side; no other number has a place in the form."""


class Align(StrEnum):
    """Where the text of a column stands; numbers stand right, so that their digits line up."""

    LEFT = "left"
    CENTRE = "center"
    NUMBER = "right"


class Marker(StrEnum):
    """What stands before each item of a list."""

    DASH = "dash"
    LETTER = "letter"
    NUMBER = "number"


class Orientation(StrEnum):
    """How the pages of an annex lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """
    The head of page 1. Names are given as sentences write them; the page sets them in capitals.

    A line break in `issuer` is kept ("Ủy ban nhân dân⏎thành phố Sa Đéc"). Without `number` its place stays blank.
    """

    issuer: str
    symbol: str
    place: str
    on: date
    superior: str | None = None
    number: int | None = None

    def __post_init__(self) -> None:
        if self.number is not None and self.number < 1:
            raise NumberBelowOne(f"Document number {self.number}: numbers start at 1. Leave it out until it is issued.")


@dataclass(frozen=True)
class Title:
    """The name of the kind and, below it, what the document is about; line breaks in the subject are kept."""

    kind: Kind
    subject: str


@dataclass(frozen=True)
class Heading:
    """A heading of level 1, 2 or 3, with its number as printed: "I.", "1.", "a)"."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; each line of it becomes a paragraph."""

    text: str


@dataclass(frozen=True)
class Grounds:
    """The legal grounds, in italics; the semicolons and the full stop are added."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """Items of a list, printed as given, each after its marker."""

    items: tuple[str, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True)
class Column:
    """One column: its head, its share of the width, and where its text stands."""

    title: str
    width: float = 1
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A table of ready-written cells; the head is repeated on every page, and `total` closes it in bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        every_row = self.rows if self.total is None else (*self.rows, self.total)
        for position, row in enumerate(every_row, start=1):
            if len(row) != len(self.columns):
                raise RaggedTable(
                    f"Table “{self.caption}”, row {position}: {len(row)} cells for {len(self.columns)} columns. "
                    "Give an empty cell where there is nothing to say."
                )


Block = Heading | Paragraph | Grounds | Listing | Table


@dataclass(frozen=True)
class Annex:
    """An annex, on pages of its own with numbers of their own; two or more are numbered in Roman numerals."""

    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True)
class Signature:
    """Who signs: the authority ("TM. Ủy ban nhân dân", "KT. Chủ tịch") line by line, then the post. No name."""

    post: str
    authority: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recipients:
    """Nơi nhận: the names without dash or semicolon, and where the copy is kept ("VT, NV")."""

    names: tuple[str, ...]
    filed: str


@dataclass(frozen=True, kw_only=True)
class OfficialDocument:
    """A whole document. A `note`, such as "Dữ liệu mô phỏng", stands at the foot of every page."""

    letterhead: Letterhead
    title: Title
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    recipients: Recipients
    annexes: tuple[Annex, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.signatures) not in (1, 2):
            raise UnsignedDocument(f"“{self.title.subject}” has {len(self.signatures)} signatures; give one or two.")
        _check_outline(self.blocks, parent=0)
        for annex in self.annexes:
            _check_outline(annex.blocks, parent=1)  # the annex's own title is the first level


def _check_outline(blocks: Iterable[Block], parent: int) -> None:
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if not 1 <= block.level <= min(parent + 1, 3):
            raise HeadingSkipsLevel(
                f"“{block.number} {block.text}” is of level {block.level}, but only 1 to {min(parent + 1, 3)} may "
                "follow here. Add the missing heading above it, or lower its level."
            )
        parent = block.level
