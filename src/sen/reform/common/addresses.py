"""Addresses of pages by their names, as they are kept and printed: in Vietnamese, on the site at the root."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, get_script_prefix, reverse
from django.utils import translation


def address(route: str, *args: object) -> str:
    """The path of a page on this site, whatever language and site the reader of the moment has."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"/{reverse(route, args=args).removeprefix(get_script_prefix())}"


def absolute_address(route: str, *args: object) -> str:
    """The public address of a page, for a QR code or a letter."""
    return f"{settings.SEN_SITE}{address(route, *args)}"


def our_words() -> frozenset[str]:
    """The first words of our own addresses: no site of a unit may go by one of them."""
    return _words_of(get_resolver())


@cache
def _words_of(resolver: URLResolver) -> frozenset[str]:
    # The reader of the moment may have English, whose addresses begin with a word of their own.
    with translation.override(settings.LANGUAGE_CODE):
        return frozenset({"static", *dict(settings.LANGUAGES), *_first_words(resolver.url_patterns)})


def _first_words(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        said = str(pattern.pattern)
        if said == "" and isinstance(pattern, URLResolver):
            yield from _first_words(pattern.url_patterns)
        elif word := said.partition("/")[0]:
            yield word
