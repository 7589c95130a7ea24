"""Addresses of what is in the catalogue: for machines the same for every reader, for people in their language."""

from django.conf import settings
from django.utils.translation import get_language


def site_address(path: str) -> str:
    """A path of this installation as an address of the world."""
    return f"{settings.SEN_SITE}{path}"


def address_for_reader(path: str) -> str:
    """
    A path as a catalogue names it, in the language of the reader of the moment.

    >>> from django.utils import translation
    >>> with translation.override("en"):
    ...     address_for_reader("/loi-hua/")
    '/en/loi-hua/'
    """
    language = get_language()
    return path if language in (None, settings.LANGUAGE_CODE) else f"/{language}{path}"
