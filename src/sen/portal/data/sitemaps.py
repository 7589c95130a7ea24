"""The map of a site for search engines: one file while it is short, an index of files when it is long."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from sen.portal.answering import public
from sen.portal.data.kinds import DatasetNotFound
from sen.portal.sites import SiteRequest
from sen.reform.common.days import local_day
from sen.reform.news import queries as news
from sen.reform.publishing import queries as publishing

# Search engines take 50,000 addresses in a file; shorter files are quicker to make and to read.
MOST = 10_000
_PLACES = ("home", "archive", "results", "awards", "promises", "data", "api", "check")
_TYPE = "application/xml"


@dataclass(frozen=True)
class Place:
    """An address in both languages, and the day it last changed."""

    vietnamese: str
    english: str
    changed_on: date | None


@public(parameters=())
def sitemap(request: SiteRequest) -> HttpResponse:
    """Every public address of the site, or the list of files that hold them."""
    first = _first_places(request)
    count = -(-(len(first) + news.article_count(site=request.site)) // MOST)
    if count <= 1:
        return _file(request, 1)
    files = [
        request.build_absolute_uri(reverse("portal:sitemap_part", args=(number,))) for number in range(1, count + 1)
    ]
    return render(request, "portal/data/sitemaps.xml", {"files": files}, content_type=_TYPE)


@public(parameters=())
def part(request: SiteRequest, number: int) -> HttpResponse:
    """One file of a long map."""
    return _file(request, number)


def _file(request: SiteRequest, number: int) -> HttpResponse:
    """
    A portion of the addresses, the places first, then the articles in the order of their numbers.

    :raises DatasetNotFound: if there are not so many
    """
    if number < 1:
        raise DatasetNotFound
    first = _first_places(request)
    start = (number - 1) * MOST
    places = first[start : start + MOST]
    begin = max(0, start - len(first))
    articles = _articles(request, begin, MOST - len(places))
    found = [*places, *articles]
    if not found:
        raise DatasetNotFound
    return render(request, "portal/data/sitemap.xml", {"places": found}, content_type=_TYPE)


def _first_places(request: SiteRequest) -> list[Place]:
    places = [_place(request, None, f"portal:{name}") for name in _PLACES]
    for line in publishing.results():
        changed_on = local_day(line.version.published_at)
        places.append(_place(request, changed_on, "portal:result", line.year, line.key))
    return places


def _articles(request: SiteRequest, start: int, count: int) -> Iterator[Place]:
    for entry in news.article_entries(site=request.site, start=start, count=count):
        yield _place(request, local_day(entry.changed_at), "portal:article", entry.id, entry.slug)


def _place(request: SiteRequest, changed_on: date | None, route: str, *parts: object) -> Place:
    return Place(_in("vi", request, route, parts), _in("en", request, route, parts), changed_on)


def _in(language: str, request: SiteRequest, route: str, parts: tuple[object, ...]) -> str:
    with translation.override(language):
        return request.build_absolute_uri(reverse(route, args=parts))
