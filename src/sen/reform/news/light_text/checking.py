"""What a light text must fulfil before it is kept: only pictures we hold, each described; only links that may be."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.news.light_text.references import References, references

_SHOWN = 60


class ForeignPicture(Refusal):
    """A picture from somewhere else: it could change, vanish, or watch our readers."""

    message = _("The picture “%(address)s” is not ours. Upload it below; then its line is put into the text.")


class ForbiddenLink(Refusal):
    """A link that leads neither to the web nor to us."""

    message = _(
        "The link “%(address)s” leads nowhere readers may be sent. "
        "Links begin with https://, mailto:, tel: or / for our own pages."
    )


class PictureNotDescribed(Refusal):
    """A picture without words for those who do not see it."""

    message = _(
        "A picture has no words between the square brackets. Say what is to be seen, "
        "or write “trang trí” there if it only decorates."
    )


def checked_references(body: str) -> References:
    """
    What a text refers to, if it may.

    :raises ForeignPicture, ForbiddenLink, PictureNotDescribed: if it may not
    """
    found = references(body)
    for address in found.foreign_pictures:
        raise ForeignPicture(address=address[:_SHOWN])
    for address in found.forbidden_links:
        raise ForbiddenLink(address=address[:_SHOWN])
    if not all(each.is_described for each in found.pictures):
        raise PictureNotDescribed
    return found
