"""Taking in a picture: judged by its content, drawn anew, never kept as it came."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.evidence import apart
from sen.reform.evidence.inspection import signatures
from sen.reform.evidence.inspection.polyglots import is_two_in_one

ACCEPTED = (".jpg", ".jpeg", ".png", ".webp", ".avif")  # for the `accept` of a file field
MOST_BYTES = 15 * 1024 * 1024
SMALLEST_WIDTH = 200
_KINDS = {signatures.PNG, signatures.JPEG, "webp", "avif"}
_PNG_END = b"IEND\xaeB`\x82"
_AVIF = (b"ftypavif", b"ftypavis")


class PictureRefused(Refusal):
    """The base of every refusal of a picture; `name` is the name it came with."""


class PictureEmpty(PictureRefused):
    """The file holds nothing."""

    message = _("“%(name)s” is empty. Choose the picture again.")


class PictureTooHeavy(PictureRefused):
    """The file is larger than one may send."""

    message = _(
        "“%(name)s” is larger than %(most)d MB. Save it smaller – 2,000 pixels across are enough – and try again."
    )


class NotAPicture(PictureRefused):
    """The file is of a kind that is not taken."""

    message = _(
        "“%(name)s” is %(found)s. Send a JPEG, PNG, WebP or AVIF picture; a phone or computer can save it as JPEG."
    )


class PictureDamaged(PictureRefused):
    """The picture cannot be opened whole."""

    message = _("“%(name)s” is damaged or was not sent whole. Open and save it again on your computer, then try again.")


class PictureHuge(PictureRefused):
    """The file is small, the picture in it is not."""

    message = _("“%(name)s” has more than 60 million pixels and was not opened. Save it smaller and try again.")


class PictureTooSmall(PictureRefused):
    """The picture would be a stamp."""

    message = _(
        "“%(name)s” is only %(width)d pixels wide; at least %(least)d are needed. Look for the original picture."
    )


class MovingPicture(PictureRefused):
    """The file is a film."""

    message = _("“%(name)s” moves. Only still pictures are shown; save the one you want as JPEG.")


class SomethingHidden(PictureRefused):
    """The bytes are a picture and something else at once."""

    message = _(
        "“%(name)s” hides something else besides a picture. Open and save it anew on your computer, then try again."
    )


@dataclass(frozen=True)
class CleanPicture:
    """A picture as it may be shown."""

    data: bytes
    width: int
    height: int
    likeness: str


_PROBLEMS: dict[str, type[PictureRefused]] = {"moving": MovingPicture, "large": PictureHuge}


def clean_picture(name: str, data: bytes) -> CleanPicture:
    """
    Draw a picture anew from what came in.

    :raises PictureRefused: if it may not come in; the subclass names the situation
    """
    if not data:
        raise PictureEmpty(name=name)
    if len(data) > MOST_BYTES:
        raise PictureTooHeavy(name=name, most=MOST_BYTES // 1024 // 1024)
    kind = _kind_of(data)
    if kind not in _KINDS:
        raise NotAPicture(name=name, found=signatures.WORDS[kind])
    if kind == signatures.PNG and _PNG_END not in data:
        raise PictureDamaged(name=name)
    if is_two_in_one(kind, data) or _goes_on(kind, data):
        raise SomethingHidden(name=name)
    try:
        said, drawn = apart.clean(kind, data)
    except apart.Unreadable:
        raise PictureDamaged(name=name) from None
    if said["problem"]:
        raise _PROBLEMS[said["problem"]](name=name)
    if said["width"] < SMALLEST_WIDTH:
        raise PictureTooSmall(name=name, width=said["width"], least=SMALLEST_WIDTH)
    return CleanPicture(drawn, said["width"], said["height"], said["likeness"])


def _kind_of(data: bytes) -> str:
    return "avif" if data[4:12] in _AVIF else signatures.kind_of(data)


def _goes_on(kind: str, data: bytes) -> bool:
    """Whether a WebP file is longer than it says itself."""
    return kind == "webp" and len(data) > int.from_bytes(data[4:8], "little") + 9
