"""Addresses as paper carries them: whole, with the name of the site."""

from django.conf import settings
from django.urls import reverse


def absolute_address(route: str, *args: object) -> str:
    """The public address of a page, for a QR code or a letter."""
    return f"{settings.SEN_SITE}{reverse(route, args=args)}"
