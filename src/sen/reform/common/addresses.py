"""Addresses of pages by their names, as they are kept and printed: in Vietnamese, on the site at the root."""

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils import translation


def address(route: str, *args: object) -> str:
    """The path of a page on this site, whatever language and site the reader of the moment has."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"/{reverse(route, args=args).removeprefix(get_script_prefix())}"


def absolute_address(route: str, *args: object) -> str:
    """The public address of a page, for a QR code or a letter."""
    return f"{settings.SEN_SITE}{address(route, *args)}"
