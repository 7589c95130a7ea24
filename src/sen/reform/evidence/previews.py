"""Pictures of pages: drawn once, apart, then kept beside the files."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.evidence import apart, storage
from sen.reform.evidence.queries import PieceCard, open_file

_KINDS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpeg"}
# A page that could not be drawn is remembered, so that nobody can keep the server busy with it.
_NONE = b""


class NoPreview(NotFound):
    """The page cannot be shown as a picture."""

    message = _("This page cannot be shown here. Download the file and open it on your computer.")


def preview(card: PieceCard, page: int) -> tuple[bytes, str]:
    """
    Give the picture of a page (from 1) and its content type.

    :raises NoPreview: if there is no such page, or it cannot be drawn
    :raises FileMissing: if the file is gone
    """
    if not card.has_preview or not 1 <= page <= card.page_count:
        raise NoPreview
    name = f"previews/{card.key}-{page}"
    picture = storage.read(name)
    if picture is None:
        picture = _drawn(card, page)
        storage.put(name, picture)
    if picture == _NONE:
        raise NoPreview
    return picture, "image/png" if card.content_type == "application/pdf" else "image/jpeg"


def _drawn(card: PieceCard, page: int) -> bytes:
    with open_file(card.key) as file:
        data = file.read()
    try:
        return apart.draw(_KINDS[card.content_type], data, page)
    except apart.Unreadable:
        return _NONE
