"""Which site a request is for: the one at the root, one with a host of its own, or one under a word of the path."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils.functional import SimpleLazyObject

from sen.reform.common.addresses import our_words
from sen.reform.news import queries as news
from sen.reform.news.queries import SiteCard


class SiteRequest(HttpRequest):
    """A request that knows its site."""

    site: SiteCard  # type: ignore[assignment]  # the stubs think of django.contrib.sites


class Sites:
    """Put the site on the request; under a word of its own, every address of the page begins with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, without the word that named the site."""
        word, slash, rest = request.path_info.lstrip("/").partition("/")
        if word and word not in our_words() and (site := news.site_with_key(word)):
            if not slash:
                return redirect(f"/{word}/", permanent=True)
            return self._under_its_word(request, site, rest)
        request.site = SimpleLazyObject(lambda: _site_of_host(request))  # type: ignore[assignment]  # SiteRequest
        return self.get_response(request)

    def _under_its_word(self, request: HttpRequest, site: SiteCard, rest: str) -> HttpResponse:
        before = get_script_prefix()
        request.path_info = f"/{rest}"
        request.site = site  # type: ignore[assignment]  # SiteRequest
        set_script_prefix(f"/{site.key}/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)


def _site_of_host(request: HttpRequest) -> SiteCard:
    return news.site_at_host(re.sub(r":\d+$", "", request.get_host()))
