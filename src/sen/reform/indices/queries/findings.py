"""What the checker says of a text: where, what, how to mend it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class FindingLine:
    """One finding; its place is empty where it is about the whole file."""

    code: str
    place: str
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Proposed:
    """What a definition without errors would adopt."""

    index_id: str
    version: str
    title: str
    status_label: str
    valid_from: date
    valid_to: date
    scale: Decimal
    leaf_count: int


@dataclass(frozen=True)
class CheckedFile:
    """
    A file that was looked at, and nothing more: its definition as text, and what was found.

    Of an annex the text is a draft; it says how many of its rules were understood.
    """

    name: str
    text: str
    errors: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]
    proposed: Proposed | None
    is_annex: bool = False
    leaf_count: int = 0
    recognised: int = 0

    @property
    def can_be_adopted(self) -> bool:
        """Only a definition without errors can, and never an annex itself."""
        return self.proposed is not None and not self.is_annex
