"""Rendered public pages are kept in memory, compressed, until something public changes."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import NamedTuple, cast
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from sen.portal.answering import RECEIPT, PublicPage, PublicRequest, if_changed, understood
from sen.reform.common.editions.queries import REMEMBERED

# New ratings raise no edition; readers see them after this many seconds at the latest.
OLDEST = 30.0
# While one reader waits for an aged page to be rendered anew, the others are given the old one.
RENEWED_WITHIN = 5.0
# Pages that depend on what a reader typed are kept apart, so that nobody can push the others out by typing.
ASKED_SHARE = 4
LONGEST_QUERY = 500
WORTH_COMPRESSING = 200
_MOST_PLACES = 20_000


class Place(NamedTuple):
    """The address of a page, without what was asked of it."""

    scheme: str
    host: str
    path: str


@dataclass(frozen=True)
class Kept:
    """A rendered page in every form it is sent in."""

    edition: int
    until: float
    headers: Mapping[str, str]
    forms: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """About how much memory it takes."""
        return 2_000 + sum(map(len, self.forms.values()))

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page in the shortest form the browser takes, or that it is still what the browser has."""
        encoding = next((each for each in ("br", "gzip") if each in self.forms and accepts(request, each)), "")
        body = self.forms[encoding]
        response = HttpResponse(body, headers={**self.headers, "Content-Length": str(len(body))})
        if encoding:
            response.headers["Content-Encoding"] = encoding
            response.headers["ETag"] = f"W/{self.headers['ETag']}"
        return if_changed(request, response)


class Shelf:
    """So many bytes of pages; those nobody asked for longest go first."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._pages: OrderedDict[tuple[Place, str], Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[Place, str]) -> Kept | None:
        """The page, if it is here."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: tuple[Place, str], page: Kept) -> None:
        """Keep the page; one that takes an eighth of all the room is not worth the others."""
        if page.size > self._most // 8:
            return
        with self._lock:
            self._take_out(key)
            self._pages[key] = page
            self._size += page.size
            while self._size > self._most:
                self._take_out(next(iter(self._pages)))

    def _take_out(self, key: tuple[Place, str]) -> None:
        if old := self._pages.pop(key, None):
            self._size -= old.size


class PageCache:
    """
    Answer with a kept page, or keep the page there is.

    What a page is found by is only what it is rendered from: scheme, host, path and the parameters it understands.
    Kept is only what a view declared the same for everybody, asked for at its own address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        most: int = settings.SEN_PAGE_CACHE_BYTES
        if not most:
            raise MiddlewareNotUsed
        self._pages, self._asked = Shelf(most), Shelf(most // ASKED_SHARE)
        self._understood: dict[Place, PublicPage] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer at once where nothing changed; otherwise pass the request on."""
        place = place_of(request)
        if place is None:
            return self._get_response(request)
        edition, moment = REMEMBERED.edition(), monotonic()
        if kept := self._find(request, place, edition, moment):
            return kept.answer(request)
        cast(PublicRequest, request).wants_all = request.method == "GET"
        query = request.META.get("QUERY_STRING")
        response = self._get_response(request)
        page: PublicPage | None = getattr(request, "public_page", None)
        if page is None or not may_be_kept(request, response):
            return response
        if page.parameters is None and query:
            return response
        kept = Kept(edition, moment + OLDEST, _headers(response), _forms(response.content))
        self._keep(place, page, _query(request, page), kept)
        return kept.answer(request)

    def _find(self, request: HttpRequest, place: Place, edition: int, moment: float) -> Kept | None:
        page = self._understood.get(place)
        if page is None or (page.parameters is None and request.META.get("QUERY_STRING")):
            return None
        key = (place, _query(request, page))
        shelf = self._shelf(key[1])
        kept = shelf.get(key)
        if kept is None or kept.edition != edition:
            return None
        if kept.until <= moment:
            shelf.put(key, replace(kept, until=moment + RENEWED_WITHIN))
            return None
        return kept

    def _keep(self, place: Place, page: PublicPage, query: str, kept: Kept) -> None:
        if len(query) > LONGEST_QUERY:
            return
        if len(self._understood) >= _MOST_PLACES:
            self._understood.clear()
        self._understood[place] = page
        self._shelf(query).put((place, query), kept)

    def _shelf(self, query: str) -> Shelf:
        return self._asked if query else self._pages


def place_of(request: HttpRequest) -> Place | None:
    """The place asked for; none where the answer may be for one reader, or where the host is not written as ours is."""
    if request.method not in {"GET", "HEAD"} or RECEIPT in request.COOKIES:
        return None
    host = request.get_host()
    name, port = split_domain_port(host)
    ports = {"", request.get_port(), str(urlsplit(settings.SEN_SITE).port or "")}
    if name not in settings.ALLOWED_HOSTS or port not in ports or host != (f"{name}:{port}" if port else name):
        return None
    return Place(request.scheme or "", host, request.path)


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether it is a whole page, the same for everybody, rendered from nothing but its address."""
    said = {word.strip().lower() for word in response.headers.get("Vary", "").split(",")}
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and said == {"accept-encoding"}
        and "public" in response.headers.get("Cache-Control", "")
    )


def accepts(request: HttpRequest, encoding: str) -> bool:
    """Whether the browser takes the encoding; what it says in another way than browsers do is no."""
    said = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return encoding in {word.strip() for word in said.split(",")}


def _query(request: HttpRequest, page: PublicPage) -> str:
    return understood(request.GET, page) if request.META.get("QUERY_STRING") else ""


def _headers(response: HttpResponse) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name != "Content-Length"}


def _forms(body: bytes) -> dict[str, bytes]:
    if len(body) < WORTH_COMPRESSING:
        return {"": body}
    return {"": body, "gzip": gzip.compress(body, 6, mtime=0), "br": brotli.compress(body, quality=5)}
