"""Addresses as catalogues and copies name them: with the name of the site, the same for every reader."""

from django.conf import settings


def site_address(path: str) -> str:
    """A path of this installation as an address of the world."""
    return f"{settings.SEN_SITE}{path}"
