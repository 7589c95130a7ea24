"""Pictures and files at hand: for texts that refer to them, and for whoever fetches them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.news import storage
from sen.reform.news.light_text.media import TYPES, AttachmentCard, Media, PictureCard, PictureFile
from sen.reform.news.light_text.references import PictureReference, references
from sen.reform.news.models import Attachment, Picture, PublicFile, PublishedArticle

# Where the desk fetches what is not public yet.
DESK_PLACE = "/bien-tap/"
# What a browser is told of a file: it may run, load and send nothing.
INERT = "default-src 'none'; sandbox"
_PICTURE = re.compile(r"([0-9a-f]{20})-(\d{2,4})\.(avif|webp|jpg)")
_ATTACHMENT = re.compile(r"([0-9a-f]{20})\.(?:pdf|docx|xlsx)")
_NEAR = 6


class FileNotFound(NotFound):
    """No such picture or file, or none that may be seen."""

    message = _("There is no such picture or file here.")


@dataclass(frozen=True)
class StoredFile:
    """Bytes with what they are."""

    data: bytes
    content_type: str
    name: str = ""


def media_for(body: str, *, place: str = "/") -> Media:
    """Everything a text refers to, as far as we hold it."""
    found = references(body)
    return media_with((each.key for each in found.pictures), found.attachments, place=place)


def media_with(pictures: Iterable[str], attachments: Iterable[str], *, place: str = "/") -> Media:
    """The pictures and files with these keys."""
    wanted, files = set(pictures), set(attachments)
    return Media(
        {row.key: _file(row) for row in Picture.objects.filter(key__in=wanted)} if wanted else {},
        {row.key: _card(row, place) for row in Attachment.objects.filter(key__in=files)} if files else {},
        place,
    )


def pictures_of(body: str, media: Media) -> tuple[PictureCard, ...]:
    """The pictures a text shows, in reading order."""
    return tuple(
        picture_card(each, media.pictures[each.key], place=media.place)
        for each in references(body).pictures
        if each.key in media.pictures
    )


def picture_card(said: PictureReference, file: PictureFile, *, place: str = "/") -> PictureCard:
    """A picture as a text shows it."""
    return PictureCard(
        **vars(file), alt=said.alternative, caption=said.caption, is_leading=said.is_leading, place=place
    )


def pictures_like(key: str) -> tuple[PictureCard, ...]:
    """Pictures we hold already that look like this one, the most like first."""
    rows = dict(Picture.objects.values_list("key", "likeness"))
    mine = int(rows[key], 16)
    distances = {each: (int(likeness, 16) ^ mine).bit_count() for each, likeness in rows.items() if each != key}
    near = sorted((each for each in distances if distances[each] <= _NEAR), key=lambda each: (distances[each], each))
    found = {row.key: _file(row) for row in Picture.objects.filter(key__in=near[:3])}
    return tuple(PictureCard(**vars(found[each]), alt="", place=DESK_PLACE) for each in near[:3])


def pictures_to_draw() -> tuple[str, ...]:
    """The pictures that lack sizes and formats, the oldest first."""
    return tuple(Picture.objects.filter(drawn_at=None).order_by("added_at", "pk").values_list("key", flat=True))


def public_picture(name: str) -> StoredFile:
    """
    A size of a picture that some public article shows, by the name its address ends with.

    :raises FileNotFound: if there is no such size, or no public article shows it
    """
    key, width, extension = _asked(_PICTURE, name)
    if not PublicFile.objects.filter(key=key).exists():
        raise FileNotFound
    return _stored(storage.picture_name(key, int(width), extension), TYPES[extension])


def desk_picture(name: str) -> StoredFile:
    """
    A size of any picture, for those who write.

    :raises FileNotFound: if there is none
    """
    key, width, extension = _asked(_PICTURE, name)
    return _stored(storage.picture_name(key, int(width), extension), TYPES[extension])


def public_attachment(name: str) -> StoredFile:
    """
    A file that some public article offers, by the name its address ends with.

    :raises FileNotFound: if none does
    """
    (key,) = _asked(_ATTACHMENT, name)
    offering = PublishedArticle.objects.filter(files__key=key).values_list("attachments", flat=True).first()
    said = next((each for each in offering or () if each["key"] == key), None)
    if said is None:
        raise FileNotFound
    return _stored(storage.attachment_name(key), said["content_type"], said["name"])


def desk_attachment(name: str) -> StoredFile:
    """
    Any file, for those who write.

    :raises FileNotFound: if there is none
    """
    (key,) = _asked(_ATTACHMENT, name)
    row = Attachment.objects.filter(key=key).first()
    if row is None:
        raise FileNotFound
    return _stored(storage.attachment_name(key), row.content_type, row.name)


def _asked(form: re.Pattern[str], name: str) -> tuple[str, ...]:
    found = form.fullmatch(name)
    if found is None:
        raise FileNotFound
    return tuple(found.groups())


def _stored(name: str, content_type: str, shown: str = "") -> StoredFile:
    try:
        return StoredFile(storage.read(name), content_type, shown)
    except storage.FileNotThere:
        raise FileNotFound from None


def _file(row: Picture) -> PictureFile:
    return PictureFile(
        key=row.key,
        width=row.width,
        height=row.height,
        credit=row.credit,
        is_illustration=row.is_illustration,
        is_drawn=row.drawn_at is not None,
    )


def _card(row: Attachment, place: str) -> AttachmentCard:
    return AttachmentCard(key=row.key, name=row.name, content_type=row.content_type, size=row.size, place=place)
