"""Bringing pictures and files, and letting readers have a picture in every size and format."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.evidence.inspection import check_size, inspect
from sen.reform.evidence.names import download_name, shown_name
from sen.reform.news import permissions, storage
from sen.reform.news.drawing import drawn
from sen.reform.news.intake import clean_picture
from sen.reform.news.light_text.media import widths_of
from sen.reform.news.models import Attachment, Picture
from sen.reform.news.models.media import LONGEST_CREDIT
from sen.reform.news.showing import show_drawn


class CreditTooLong(Refusal):
    """More was said about whose picture it is than fits beneath it."""

    message = _("The credit has %(length)d characters; at most %(most)d fit. Name only who took the picture.")


class PictureAsFile(Refusal):
    """A picture was brought where files are meant."""

    message = _("“%(name)s” is a picture. Bring it as a picture, so that readers see it in the text.")


@dataclass(frozen=True, kw_only=True)
class NewPicture:
    """A picture as it came in, whose it is, and whether it shows nothing that happened."""

    unit_id: int
    file_name: str
    data: bytes
    credit: str = ""
    is_illustration: bool = False


@dataclass(frozen=True, kw_only=True)
class NewAttachment:
    """A file as it came in."""

    unit_id: int
    file_name: str
    data: bytes


@transaction.atomic
def add_picture(new: NewPicture, *, by: Actor, at: datetime) -> str:
    """
    Keep a clean copy of a picture; returns its key: the one that stands, if it is here already with the same credit.

    :raises PictureRefused: if it may not come in; the subclass names the situation
    :raises CreditTooLong: if the credit does not fit
    """
    permissions.may_write(by, new.unit_id).enforce()
    credit, name = " ".join(nfc(new.credit).split()), shown_name(new.file_name)
    if len(credit) > LONGEST_CREDIT:
        raise CreditTooLong(length=len(credit), most=LONGEST_CREDIT)
    digest = hashlib.sha256(new.data).hexdigest()
    key = _key(digest, credit, new.is_illustration)
    if Picture.objects.filter(key=key).exists():
        return key
    clean = clean_picture(name, new.data)
    width = widths_of(clean.width)[-1]
    storage.keep(storage.clean_name(key), clean.data)
    storage.keep(storage.picture_name(key, width, "jpg"), drawn(clean.data, width, "jpg"))
    picture, is_new = Picture.objects.get_or_create(
        key=key,
        defaults={
            "unit_id": new.unit_id,
            "sha256": digest,
            "width": clean.width,
            "height": clean.height,
            "likeness": clean.likeness,
            "credit": credit,
            "is_illustration": new.is_illustration,
            "file_name": name,
            "added_at": at,
            "added_by": by.label,
        },
    )
    if is_new:
        audit.record("picture_added", picture, by=by, at=at, key=key, sha256=digest)
    return key


@transaction.atomic
def add_attachment(new: NewAttachment, *, by: Actor, at: datetime) -> str:
    """
    Keep a file; returns its key: the one that stands, if it is here already under the same name.

    :raises FileRefused: if it may not come in; the subclass names the situation
    :raises PictureAsFile: if it is a picture
    """
    permissions.may_write(by, new.unit_id).enforce()
    name = shown_name(new.file_name)
    check_size(name, len(new.data))
    digest = hashlib.sha256(new.data).hexdigest()
    key = _key(digest, name)
    if Attachment.objects.filter(key=key).exists():
        return key
    found = inspect(name, new.data)
    if found.content_type.startswith("image/"):
        raise PictureAsFile(name=name)
    storage.keep(storage.attachment_name(key), new.data)
    attachment, is_new = Attachment.objects.get_or_create(
        key=key,
        defaults={
            "unit_id": new.unit_id,
            "sha256": digest,
            "size": len(new.data),
            "content_type": found.content_type,
            "name": download_name(name, found.content_type),
            "added_at": at,
            "added_by": by.label,
        },
    )
    if is_new:
        audit.record("attachment_added", attachment, by=by, at=at, key=key, sha256=digest)
    return key


@transaction.atomic
def show_drawn_picture(*, key: str, at: datetime) -> None:
    """Let readers have the sizes and formats of a picture, now that they are drawn."""
    Picture.objects.filter(key=key).update(drawn_at=at)
    if show_drawn(key):
        raise_edition()


def _key(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:20]
