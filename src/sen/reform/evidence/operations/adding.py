"""Taking in files and links."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.evidence import storage
from sen.reform.evidence.inspection import check_size, inspect, secrecy
from sen.reform.evidence.inspection.refusals import MarkedSecret
from sen.reform.evidence.kinds import PieceKind
from sen.reform.evidence.limits import LONGEST_URL
from sen.reform.evidence.models import Piece
from sen.reform.evidence.names import shown_name
from sen.reform.evidence.operations.describing import Description, check_description, stamp
from sen.reform.evidence.permissions import may_add

_url_is_valid = URLValidator(schemes=["http", "https"])


class SecretsNotRuledOut(Refusal):
    """Nobody confirmed that the document holds no state secrets."""

    message = _("Confirm that the document holds no state secrets; otherwise it must not be entered here.")


class BadAddress(Refusal):
    """The link is no address of a page."""

    message = _("“%(url)s” is not the address of a page. Copy it whole from the browser, beginning with https://.")


@dataclass(frozen=True)
class NewFile:
    """A file as it came in; `request_key` is made by the sender, the same for every retry."""

    unit_id: int
    file_name: str
    data: bytes
    description: Description
    is_free_of_secrets: bool
    request_key: uuid.UUID | None = None


@dataclass(frozen=True)
class NewLink:
    """A page elsewhere."""

    unit_id: int
    url: str
    description: Description
    is_free_of_secrets: bool
    request_key: uuid.UUID | None = None


@storage.leaving_nothing_behind()
@transaction.atomic
def add_file(new: NewFile, *, by: Actor, at: datetime) -> str:
    """
    Take in a file; returns the key of the piece: the one that stands, if the unit has the same bytes already.

    :raises FileRefused: if it may not come in; the subclass names the situation
    :raises SecretsNotRuledOut: if nobody confirmed that it holds no state secrets
    """
    may_add(by, new.unit_id).enforce()
    _check(new, at)
    name = shown_name(new.file_name)
    check_size(name, len(new.data))
    mark = secrecy.mark_in_name(name)
    if mark is not None:
        raise MarkedSecret(mark=mark, where=_("the name of the file"))
    digest = hashlib.sha256(new.data).hexdigest()
    standing = Piece.objects.filter(unit_id=new.unit_id, sha256=digest, kind=PieceKind.FILE)
    if key := _key_of(standing):
        return key
    found = inspect(name, new.data)
    piece = Piece(
        unit_id=new.unit_id,
        kind=PieceKind.FILE,
        sha256=digest,
        size=len(new.data),
        content_type=found.content_type,
        page_count=found.page_count,
        file_name=name,
        request_key=_unused(new),
        added_at=at,
        added_by_user_id=by.user_id,
        added_by=by.label,
    )
    return _added(piece, standing, new, by=by, at=at)


@transaction.atomic
def add_link(new: NewLink, *, by: Actor, at: datetime) -> str:
    """
    Take in the address of a page; returns the key of the piece: the one that stands, if the unit has it already.

    :raises BadAddress: if it is no address of a page
    :raises SecretsNotRuledOut: if nobody confirmed that it holds no state secrets
    """
    may_add(by, new.unit_id).enforce()
    _check(new, at)
    url = nfc(new.url)
    _check_url(url)
    standing = Piece.objects.filter(unit_id=new.unit_id, url=url, kind=PieceKind.LINK)
    if key := _key_of(standing):
        return key
    piece = Piece(
        unit_id=new.unit_id,
        kind=PieceKind.LINK,
        url=url,
        request_key=_unused(new),
        added_at=at,
        added_by_user_id=by.user_id,
        added_by=by.label,
    )
    return _added(piece, standing, new, by=by, at=at)


def _check(new: NewFile | NewLink, at: datetime) -> None:
    if not new.is_free_of_secrets:
        raise SecretsNotRuledOut
    check_description(new.description, at)


def _check_url(url: str) -> None:
    try:
        _url_is_valid(url)
    except ValidationError:
        raise BadAddress(url=url[:80]) from None
    # A name before the host passes for the host: https://sonoivu.gov.vn@elsewhere/
    if len(url) > LONGEST_URL or "@" in url.split("/")[2]:
        raise BadAddress(url=url[:80])


def _key_of(pieces: QuerySet[Piece]) -> str:
    found = pieces.values_list("key", flat=True).first()
    return str(found) if found else ""


def _unused(new: NewFile | NewLink) -> uuid.UUID | None:
    """The request key, unless something else came in with it: then a form was sent twice with different things."""
    if new.request_key is None:
        return None
    is_used = Piece.objects.filter(unit_id=new.unit_id, request_key=new.request_key).exists()
    return None if is_used else new.request_key


def _added(piece: Piece, standing: QuerySet[Piece], new: NewFile | NewLink, *, by: Actor, at: datetime) -> str:
    try:
        with storage.leaving_nothing_behind(), transaction.atomic():
            if isinstance(new, NewFile):
                piece.storage_name = storage.put(piece.key.hex, new.data)
            piece.save()
    except IntegrityError:
        # The same thing came in at the same moment by another request.
        if key := _key_of(standing):
            return key
        raise
    stamp(piece, new.description, by=by, at=at)
    audit.record("piece_added", piece, by=by, at=at, kind=piece.kind, sha256=piece.sha256, url=piece.url)
    return str(piece.key)
