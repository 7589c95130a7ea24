"""The parts of the text of a document."""

from dataclasses import dataclass
from enum import StrEnum

from sen.reform.documents.content.malformed import NumberBelowOne, UnusableAddress
from sen.reform.documents.content.tables import Table

LONGEST_ADDRESS = 200  # more, and the squares of a code of 25 mm grow too small to be read from paper


class Marker(StrEnum):
    """What stands before each item of a list."""

    DASH = "dash"
    LETTER = "letter"
    NUMBER = "number"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1, 2 or 3, with its number as printed: "I.", "1.", "a)"."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; each line of it becomes a paragraph. A `lead` ("Thời gian bắt đầu:") opens the first, in bold."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Grounds:
    """The legal grounds, in italics; the semicolons and the full stop are added."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Enacting:
    """The line that parts the grounds of a decision from its articles."""

    text: str = "QUYẾT ĐỊNH:"


@dataclass(frozen=True)
class Article:
    """
    One article of a decision: "Điều 1. …", each further line of the text a paragraph of its own.

    With a title, the title stands in bold behind the number and the text below it.
    """

    number: int
    text: str
    title: str = ""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise NumberBelowOne(f"Article {self.number}: articles start at 1.")


@dataclass(frozen=True)
class Listing:
    """Items of a list, printed as given, each after its marker."""

    items: tuple[str, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True)
class QrCode:
    """A code that opens an address, with words beside it; of a digest the beginning is printed, in groups of four."""

    address: str
    caption: str
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.address.isprintable() or not self.address.startswith(("https://", "http://")):
            raise UnusableAddress(f"“{self.address}” is no address. Give it whole, beginning with https://.")
        if " " in self.address or len(self.address) > LONGEST_ADDRESS:
            raise UnusableAddress(
                f"“{self.address[:60]}…” has blanks or more than {LONGEST_ADDRESS} letters. Give a shorter address."
            )


Block = Heading | Paragraph | Grounds | Enacting | Article | Listing | QrCode | Table
