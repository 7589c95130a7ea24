"""What stands around the text of a document: its head, its title, who signs, who receives it."""

from dataclasses import dataclass
from datetime import date

from sen.reform.documents.content.malformed import NobodyDecides, NumberBelowOne
from sen.reform.documents.wording import Kind


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
    """
    The kind and what the document is about; line breaks in the subject are kept.

    A decision also names who decides ("Chủ tịch Ủy ban nhân dân thành phố Sa Đéc"), above its grounds. A letter prints
    no kind; its subject stands as "V/v …" below the number.
    """

    kind: Kind
    subject: str
    authority: str = ""

    def __post_init__(self) -> None:
        if self.kind is Kind.DECISION and not self.authority.strip():
            raise NobodyDecides(f"The decision “{self.subject}” does not say who decides. Give its title an authority.")


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
