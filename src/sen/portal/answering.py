"""How public pages are answered: the same to everybody, cheap when nothing changed, helpful when nothing is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Any, cast, overload

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from sen.portal.forms import Search
from sen.portal.public_role import reading_as_the_public
from sen.portal.sites import SiteRequest
from sen.reform.common.errors import NotFound
from sen.reform.news import queries as news

View = Callable[..., HttpResponse]
# The parameter a redirect says by what just happened; a page that says it is for one reader.
NOTICE = "da"
# The cookie by which a browser shows what it answered; a page that is asked for with it is for one reader.
RECEIPT = "sen_sao"


@dataclass(frozen=True)
class PublicPage:
    """What a cache must know of a page: the parameters it understands; none told means any may matter."""

    parameters: tuple[str, ...] | None


class PublicRequest(HttpRequest):
    """A request for a page that is the same for everybody."""

    # Set by the view, when the page is asked for at its own address and not at a like one.
    public_page: PublicPage | None
    # Set by a cache that answers "has it changed?" itself, and needs the whole page.
    wants_all: bool


@overload
def public(view: View) -> View: ...
@overload
def public(*, parameters: Sequence[str]) -> Callable[[View], View]: ...


def public(view: View | None = None, *, parameters: Sequence[str] | None = None) -> View | Callable[[View], View]:
    """
    A page that everybody may read: asked for again before it is shown again, as it may have been corrected meanwhile.

    `parameters` are those of the query the page understands; it is never told of others. Without them it is told of
    all, and kept by no cache when there is one.
    """
    page = PublicPage(None if parameters is None else tuple(parameters))
    return (lambda decorated: _public(decorated, page)) if view is None else _public(view, page)


def dated(response: HttpResponse, published_at: datetime) -> HttpResponse:
    """Say since when the page reads so."""
    response.headers["Last-Modified"] = http_date(published_at.timestamp())
    return response


def is_for_one_reader(request: HttpRequest, page: PublicPage) -> bool:
    """Whether the page may say what only this reader did."""
    return RECEIPT in request.COOKIES or (NOTICE in (page.parameters or ()) and NOTICE in request.GET)


def understood(asked: QueryDict, page: PublicPage) -> str:
    """The query as the page understands it: its own parameters, in its own order."""
    said = QueryDict(mutable=True)
    for name in page.parameters or ():
        if values := [value for value in asked.getlist(name) if "\0" not in value]:
            said.setlist(name, values)
    return said.urlencode()


def _public(view: View, page: PublicPage) -> View:
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        cast(PublicRequest, request).public_page = page if _is_at_its_address(request) else None
        if page.parameters is not None:
            request.META["QUERY_STRING"] = understood(request.GET, page)
            request.GET = QueryDict(request.META["QUERY_STRING"])
        with reading_as_the_public():
            try:
                return _with_conditions(request, page, view(request, *args, **kwargs))
            except NotFound as refusal:
                return _not_found(cast(SiteRequest, request), refusal.sentence)

    return answer


def _with_conditions(request: HttpRequest, page: PublicPage, response: HttpResponse) -> HttpResponse:
    """Let caches keep it and ask each time; to one that has it already, say no more than that."""
    for_whom = {"private": True} if is_for_one_reader(request, page) else {"public": True}
    patch_cache_control(response, no_cache=True, **for_whom)
    patch_vary_headers(response, ("Accept-Encoding",))
    if response.status_code != 200 or response.streaming:
        return response
    if "ETag" not in response.headers:
        response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    return response if getattr(request, "wants_all", False) else if_changed(request, response)


def if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page, or that it is still what the reader has."""
    since = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    return cast(HttpResponse, get_conditional_response(request, response.headers["ETag"], since, response))


def _is_at_its_address(request: HttpRequest) -> bool:
    """Whether the path is as we write it: `/tin/007/x/` leads to article 7, too, and there are endlessly many such."""
    match = request.resolver_match
    if match is None:
        return False
    return reverse(match.view_name, args=match.args, kwargs=match.kwargs) == escape_uri_path(request.path)


def _not_found(request: SiteRequest, sentence: str) -> HttpResponse:
    context = {
        "sentence": sentence,
        "search": Search(),
        "latest": news.published_articles(limit=5, site=request.site),
    }
    response = render(request, "portal/not_found.html", context, status=404)
    patch_cache_control(response, no_cache=True)
    return response
