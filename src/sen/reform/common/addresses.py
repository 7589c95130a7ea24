"""Addresses of pages by their names: as pages carry them, and as paper does, with the name of the site."""

from django.conf import settings
from django.urls import reverse


def address(route: str, *args: object) -> str:
    """The path of a page on this site."""
    return reverse(route, args=args)


def absolute_address(route: str, *args: object) -> str:
    """The public address of a page, for a QR code or a letter."""
    return f"{settings.SEN_SITE}{address(route, *args)}"
