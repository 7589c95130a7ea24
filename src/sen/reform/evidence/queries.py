"""Every reading of evidence that leaves the app."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.common.errors import NotFound
from sen.reform.common.text import fold
from sen.reform.evidence import storage
from sen.reform.evidence.kinds import DocumentKind, Look, PieceKind, Sensitivity
from sen.reform.evidence.models import Access, Passport, Piece
from sen.reform.evidence.names import download_name

MOST_PIECES = 200
MOST_ACCESSES = 200
_INLINE = frozenset({"application/pdf", "image/png", "image/jpeg"})


class PieceNotFound(NotFound):
    """No piece has this key, or none the person may know of: both sound the same."""

    message = gettext_lazy(
        "There is no such piece of evidence, or it is not for you. Look in the library of your unit."
    )


class FileMissing(NotFound):
    """The bytes of a piece are gone from the storage."""

    message = gettext_lazy(
        "The file of this piece is missing from the storage. Tell the administrator; the nightly check names it too."
    )


@dataclass(frozen=True)
class PieceCard:
    """A piece with its newest passport."""

    key: str
    id: int
    unit_id: int
    unit_name: str
    title: str
    document_kind: DocumentKind
    kind_label: str
    issuing_body: str
    number: str
    issued_on: date | None
    valid_from: date | None
    valid_to: date | None
    sensitivity: Sensitivity
    sensitivity_label: str
    is_link: bool
    url: str
    file_name: str
    size: int
    content_type: str
    sha256: str
    page_count: int
    added_at: datetime
    added_by: str

    @property
    def has_preview(self) -> bool:
        """Whether its pages can be drawn."""
        return self.content_type in _INLINE

    @property
    def save_as(self) -> str:
        """The name a downloaded file gets, with the extension of what it is."""
        return download_name(self.file_name, self.content_type)

    def is_expired(self, on: date) -> bool:
        """Whether the document is out of force on a day."""
        return self.valid_to is not None and on > self.valid_to

    def is_not_yet_valid(self, on: date) -> bool:
        """Whether the document comes into force after a day only."""
        return self.valid_from is not None and on < self.valid_from


@dataclass(frozen=True)
class PassportLine:
    """One description of a piece, as it stood."""

    title: str
    kind_label: str
    issuing_body: str
    number: str
    issued_on: date | None
    valid_from: date | None
    valid_to: date | None
    sensitivity_label: str
    said_at: datetime
    said_by: str


@dataclass(frozen=True)
class AccessLine:
    """Who looked, when, how."""

    at: datetime
    by: str
    what: Look
    what_label: str


def piece(key: str) -> PieceCard:
    """
    One piece.

    :raises PieceNotFound: if there is none
    """
    found = _newest().filter(piece__key=_uuid(key)).first()
    if found is None:
        raise PieceNotFound
    return _card(found)


def pieces_by_id(ids: Iterable[int]) -> dict[int, PieceCard]:
    """Several pieces at once, by their numbers."""
    return {found.piece_id: _card(found) for found in _newest().filter(piece_id__in=set(ids))}


def pieces_of(unit_id: int, words: str = "") -> tuple[PieceCard, ...]:
    """The newest pieces of a unit, at most MOST_PIECES; each of the words stands somewhere in what is said of them."""
    found = _newest().filter(piece__unit_id=unit_id)
    for word in fold(words).split()[:10]:
        found = found.filter(search_text__contains=word)
    return tuple(_card(each) for each in found.order_by("-piece_id")[:MOST_PIECES])


def passports_of(key: str) -> tuple[PassportLine, ...]:
    """Every description of a piece, newest first."""
    return tuple(
        PassportLine(
            title=each.title,
            kind_label=str(DocumentKind(each.document_kind).label),
            issuing_body=each.issuing_body,
            number=each.number,
            issued_on=each.issued_on,
            valid_from=each.valid_from,
            valid_to=each.valid_to,
            sensitivity_label=str(Sensitivity(each.sensitivity).label),
            said_at=each.said_at,
            said_by=each.said_by,
        )
        for each in Passport.objects.filter(piece__key=_uuid(key)).order_by("-id")
    )


def accesses_of(key: str) -> tuple[AccessLine, ...]:
    """Who looked at a piece, newest first, at most MOST_ACCESSES."""
    found = Access.objects.filter(piece__key=_uuid(key)).order_by("-id")[:MOST_ACCESSES]
    return tuple(AccessLine(each.at, each.by_label, Look(each.what), str(Look(each.what).label)) for each in found)


def open_file(key: str) -> IO[bytes]:
    """
    Open the bytes of a file for reading.

    :raises PieceNotFound: if there is no such file
    :raises FileMissing: if its bytes are gone
    """
    found = Piece.objects.filter(key=_uuid(key), kind=PieceKind.FILE).first()
    if found is None:
        raise PieceNotFound
    try:
        return storage.opened(found.storage_name)
    except FileNotFoundError:
        raise FileMissing from None


def came_with(key: str, request_key: uuid.UUID | None) -> bool:
    """Whether a piece came in with this very request, so that its repetition is nothing new."""
    return request_key is not None and Piece.objects.filter(key=_uuid(key), request_key=request_key).exists()


def changed_pieces() -> Iterator[str]:
    """A sentence for each file whose bytes are gone, or are no longer those that came in."""
    for found in Piece.objects.filter(kind=PieceKind.FILE).order_by("id").iterator():
        digest = storage.sha256_of(found.storage_name)
        if digest is None:
            sentence = _("The file of piece %(key)s (“%(name)s”) is missing from the storage.")
            yield sentence % {"key": found.key, "name": found.file_name}
        elif digest != found.sha256:
            sentence = _(
                "The file of piece %(key)s (“%(name)s”) was changed: "
                "its SHA-256 is %(now)s, but was %(before)s when it came in."
            )
            yield sentence % {"key": found.key, "name": found.file_name, "now": digest, "before": found.sha256}


def _newest() -> QuerySet[Passport]:
    """The passport that counts of each piece."""
    newer = Passport.objects.filter(piece=OuterRef("piece"), pk__gt=OuterRef("pk"))
    return Passport.objects.filter(~Exists(newer)).select_related("piece__unit")


def _uuid(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(str(key))
    except ValueError:
        raise PieceNotFound from None


def _card(passport: Passport) -> PieceCard:
    found = passport.piece
    return PieceCard(
        key=str(found.key),
        id=found.pk,
        unit_id=found.unit_id,
        unit_name=found.unit.name,
        title=passport.title,
        document_kind=DocumentKind(passport.document_kind),
        kind_label=str(DocumentKind(passport.document_kind).label),
        issuing_body=passport.issuing_body,
        number=passport.number,
        issued_on=passport.issued_on,
        valid_from=passport.valid_from,
        valid_to=passport.valid_to,
        sensitivity=Sensitivity(passport.sensitivity),
        sensitivity_label=str(Sensitivity(passport.sensitivity).label),
        is_link=found.kind == PieceKind.LINK,
        url=found.url,
        file_name=found.file_name,
        size=found.size,
        content_type=found.content_type,
        sha256=found.sha256,
        page_count=found.page_count,
        added_at=found.added_at,
        added_by=found.added_by,
    )
