"""A document as it will be printed: every word final, so that DOCX, PDF and XLSX cannot differ in what they say."""

from dataclasses import dataclass

from sen.reform.documents import wording
from sen.reform.documents.content import Fact, OfficialDocument, Orientation, Recipients, Signature
from sen.reform.documents.printed.cleaning import lines, one_line
from sen.reform.documents.printed.pieces import (
    ABSENT,
    Code,
    Grid,
    Line,
    Piece,
    RowLook,
    Style,
    cell_text,
    pieces_of,
)
from sen.reform.documents.wording import Kind

__all__ = [
    "ABSENT",
    "Code",
    "Grid",
    "Line",
    "Piece",
    "Printed",
    "PrintedAnnex",
    "RowLook",
    "Style",
    "annex_label",
    "cell_text",
    "lines",
    "one_line",
    "pieces_of",
    "printed",
    "told_facts",
]

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"


@dataclass(frozen=True)
class PrintedAnnex:
    """One annex: its label ("Phụ lục I"), title and reference to the document, then its pieces."""

    label: str
    title: str
    reference: str
    orientation: Orientation
    pieces: tuple[Piece, ...]
    facts: str = ""


@dataclass(frozen=True)
class Printed:
    """
    The whole document, top to bottom; `name` is for the properties of the file.

    A letter has no kind and no subject, but says below its number what it is `regarding`. Minutes have no dateline:
    their text says when and where.
    """

    name: str
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    country: str
    motto: str
    number: str
    regarding: tuple[str, ...]
    dateline: str
    kind: str
    subject: tuple[str, ...]
    authority: tuple[str, ...]
    addressees: tuple[str, ...]
    pieces: tuple[Piece, ...]
    signatures: tuple[tuple[str, ...], ...]
    recipients_title: str
    recipients: tuple[str, ...]
    annexes: tuple[PrintedAnnex, ...]
    note: str


def printed(document: OfficialDocument) -> Printed:
    """Write out every word of the document in the order of the page."""
    head, title = document.letterhead, document.title
    is_letter = title.kind is Kind.LETTER
    subject = lines(title.subject)
    return Printed(
        name=f"{title.kind.label}: {one_line(title.subject)}",
        superior=_capitals(head.superior or ""),
        issuer=_capitals(head.issuer),
        country=COUNTRY,
        motto=MOTTO,
        number=f"Số: {wording.reference(head.number, one_line(head.symbol))}",
        regarding=(f"V/v {' '.join(subject)}",) if is_letter else (),
        dateline="" if title.kind is Kind.MINUTES else wording.long_date(one_line(head.place), head.on),
        kind="" if is_letter else title.kind.label.upper(),
        subject=() if is_letter else subject,
        authority=_capitals(title.authority),
        addressees=_addressees(document.addressees),
        pieces=pieces_of(document.blocks),
        signatures=tuple(_signature(signature) for signature in document.signatures),
        recipients_title=RECIPIENTS,
        recipients=_recipients(document.recipients),
        annexes=tuple(_annex(document, position) for position in range(len(document.annexes))),
        note=one_line(document.note),
    )


def annex_label(document: OfficialDocument, position: int) -> str:
    """Name an annex, counted from 0; an only one needs no number."""
    return f"Phụ lục {wording.roman(position + 1)}" if len(document.annexes) > 1 else "Phụ lục"


def told_facts(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Write each fact behind its label."""
    return tuple(f"{one_line(fact.label)}: {one_line(fact.text)}" for fact in facts)


def _capitals(text: str) -> tuple[str, ...]:
    return tuple(line.upper() for line in lines(text))


def _addressees(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) < 2:
        return tuple(f"{ADDRESSED} {one_line(name)}" for name in names)
    ends = [";"] * (len(names) - 1) + ["."]
    return ADDRESSED, *(f"- {one_line(name)}{end}" for name, end in zip(names, ends, strict=True))


def _signature(signature: Signature) -> tuple[str, ...]:
    return tuple(one_line(line).upper() for line in (*signature.authority, signature.post))


def _recipients(recipients: Recipients) -> tuple[str, ...]:
    names = (f"- {one_line(name)};" for name in recipients.names)
    return (*names, f"- Lưu: {one_line(recipients.filed)}.")


def _annex(document: OfficialDocument, position: int) -> PrintedAnnex:
    annex = document.annexes[position]
    return PrintedAnnex(
        label=annex_label(document, position),
        title=one_line(annex.title).upper(),
        reference=_attached_to(document),
        orientation=annex.orientation,
        pieces=pieces_of(annex.blocks),
        facts=" · ".join(told_facts(document.facts)),
    )


def _attached_to(document: OfficialDocument) -> str:
    head = document.letterhead
    reference = wording.reference(head.number, one_line(head.symbol))
    kind = document.title.kind.label
    return f"(Kèm theo {kind} số {reference} {wording.long_day(head.on)} của {one_line(head.issuer)})"
