"""The whole document, and its annexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sen.reform.documents.content.blocks import Block, Heading
from sen.reform.documents.content.frame import Letterhead, Recipients, Signature, Title
from sen.reform.documents.content.malformed import HeadingSkipsLevel, NobodyAddressed, UnsignedDocument
from sen.reform.documents.wording import Kind


class Orientation(StrEnum):
    """How the pages of an annex lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True)
class Annex:
    """An annex, on pages of its own with numbers of their own; two or more are numbered in Roman numerals."""

    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True)
class Fact:
    """What a table must never travel without: the round, the kind of score (official, provisional), the cut-off."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OfficialDocument:
    """
    A whole document.

    `addressees` are those of "Kính gửi"; `facts` stand below the title of every annex and at the head of every sheet;
    a `note`, such as "Dữ liệu mô phỏng", at the foot of every page. `stem` names the files, without their ending;
    where it is empty, kind and subject do.
    """

    letterhead: Letterhead
    title: Title
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    recipients: Recipients
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    facts: tuple[Fact, ...] = ()
    note: str = ""
    stem: str = ""

    def __post_init__(self) -> None:
        if len(self.signatures) not in (1, 2):
            raise UnsignedDocument(f"“{self.title.subject}” has {len(self.signatures)} signatures; give one or two.")
        if self.title.kind is Kind.LETTER and not self.addressees:
            raise NobodyAddressed(f"The letter “{self.title.subject}” goes to nobody. Name its addressees.")
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
