"""Describing a piece: its passport, checked; the newest one counts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import fold, nfc
from sen.reform.evidence import queries
from sen.reform.evidence.inspection import secrecy
from sen.reform.evidence.inspection.refusals import MarkedSecret
from sen.reform.evidence.kinds import ISSUED, DocumentKind, Sensitivity
from sen.reform.evidence.models import Passport, Piece
from sen.reform.evidence.permissions import may_add, may_read


class IncompletePassport(Refusal):
    """The description lacks what makes a document credible."""

    message = _("For a %(kind)s, say who issued it and on which day; without these nobody can judge it.")


class DaysOutOfOrder(Refusal):
    """The document would end before it begins."""

    message = _("The last day in force lies before the first. Correct one of them.")


class IssuedLater(Refusal):
    """The document would be issued in the future."""

    message = _("The day of issue lies in the future. Correct it.")


class NoTitle(Refusal):
    """The description has no title."""

    message = _("Give the document a title, as it stands on its first page.")


@dataclass(frozen=True)
class Description:
    """What somebody says of a piece: its passport."""

    title: str
    document_kind: DocumentKind = DocumentKind.OTHER
    issuing_body: str = ""
    number: str = ""
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    sensitivity: Sensitivity = Sensitivity.INTERNAL


@transaction.atomic
def describe(key: str, description: Description, *, by: Actor, at: datetime) -> None:
    """
    Describe a piece anew; earlier descriptions stay readable.

    :raises PieceNotFound: if there is no such piece, or the person may not know of it
    """
    card = queries.piece(key)
    if not may_read(by, card):
        raise queries.PieceNotFound
    may_add(by, card.unit_id).enforce()
    check_description(description, at)
    piece = Piece.objects.get(pk=card.id)
    stamp(piece, description, by=by, at=at)
    audit.record("piece_described", piece, by=by, at=at, title=description.title)


def check_description(said: Description, at: datetime) -> None:
    """
    Refuse a description nobody could judge a document by.

    :raises MarkedSecret: if the title bears a mark of secrecy
    """
    if not nfc(said.title):
        raise NoTitle
    mark = secrecy.mark_in_title(said.title)
    if mark is not None:
        raise MarkedSecret(mark=mark, where=_("the title"))
    if said.document_kind in ISSUED and not (nfc(said.issuing_body) and said.issued_on):
        raise IncompletePassport(kind=str(DocumentKind(said.document_kind).label).lower())
    if said.issued_on and said.issued_on > local_day(at):
        raise IssuedLater
    if said.valid_from and said.valid_to and said.valid_to < said.valid_from:
        raise DaysOutOfOrder


def stamp(piece: Piece, said: Description, *, by: Actor, at: datetime) -> None:
    """Add a passport to a piece; the caller checked it."""
    words = (said.title, said.number, said.issuing_body, piece.file_name, piece.url)
    Passport.objects.create(
        piece=piece,
        title=nfc(said.title),
        document_kind=said.document_kind,
        issuing_body=nfc(said.issuing_body),
        number=nfc(said.number),
        issued_on=said.issued_on,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        sensitivity=said.sensitivity,
        search_text=fold(" ".join(nfc(word) for word in words)),
        said_at=at,
        said_by_user_id=by.user_id,
        said_by=by.label,
    )
