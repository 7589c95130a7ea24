"""How a piece shows on one line, wherever it is listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sen.reform.common.days import format_day
from sen.reform.evidence.names import EXTENSIONS
from sen.reform.evidence.queries import PieceCard


@dataclass(frozen=True)
class PieceLine:
    """A piece with its words on a day: what it is, and whether it is in force."""

    card: PieceCard
    meta: str
    state: str
    tone: str


def line_of(card: PieceCard, on: date) -> PieceLine:
    """The line of a piece."""
    state, tone = _state(card, on)
    return PieceLine(card, meta=_meta(card), state=state, tone=tone)


def lines_of(cards: Iterable[PieceCard], on: date) -> tuple[PieceLine, ...]:
    """The lines of several pieces."""
    return tuple(line_of(card, on) for card in cards)


def type_label(card: PieceCard) -> str:
    """The type people know a file by: PDF, DOCX."""
    if card.is_link:
        return pgettext("evidence", "Link")
    return EXTENSIONS[card.content_type].removeprefix(".").upper()


def _meta(card: PieceCard) -> str:
    issued = " ".join(
        part
        for part in (
            card.kind_label,
            card.number,
            _("of %(day)s") % {"day": format_day(card.issued_on)} if card.issued_on else "",
        )
        if part
    )
    return " · ".join(part for part in (issued, card.issuing_body) if part)


def _state(card: PieceCard, on: date) -> tuple[str, str]:
    if card.is_expired(on):
        return _("Out of force"), "bad"
    if card.is_not_yet_valid(on):
        return _("Not yet in force"), "warn"
    if card.valid_from or card.valid_to:
        return pgettext("document", "In force"), "good"
    return "", "neutral"
