"""Reading: the first page, the list of all news, an article."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from sen.portal import forms, metadata
from sen.portal.addresses import address_of_article, canonical_address
from sen.portal.answering import public
from sen.portal.feedback import boxes
from sen.portal.feedback.places import place_of_article
from sen.portal.front import teasers
from sen.portal.sites import SiteRequest
from sen.reform.common.clock import today
from sen.reform.common.errors import NotFound
from sen.reform.news import queries as news
from sen.reform.publishing.queries import promises


@public(parameters=())
def home(request: SiteRequest) -> HttpResponse:
    """The newest article up to now, the others, the topics."""
    context = {
        "page": news.front_page(on=today(), site=request.site),
        "topics": news.topics(site=request.site),
        "teasers": teasers(request.site),
        "promises": next(iter(promises.promises_page(promises.Wanted(), today()).books), None),
    }
    return render(request, "portal/home.html", context)


class NothingHere(NotFound):
    """An address leads nowhere."""

    message = _("The address may be mistyped, or the page has moved. Search from the first page.")


@public(parameters=())
def nothing(_request: SiteRequest) -> HttpResponse:
    """What a copy of the portal shows for addresses that lead nowhere; here it leads nowhere, too."""
    raise NothingHere


@public(parameters=())
def about(request: SiteRequest) -> HttpResponse:
    """How to reach the office, its pages, its sisters, and what the portal keeps about readers."""
    site = request.site
    context = {
        "site": site,
        "pages": news.menu_pages(site.menu),
        "sites": [each for each in news.sites() if each.id != site.id],
    }
    return render(request, "portal/about.html", context)


@public(parameters=("q", "chu-de", "thang", "trang"))
def archive(request: SiteRequest) -> HttpResponse:
    """All news, page by page; of one topic, or holding some words."""
    search = forms.Search(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    topics, months = news.topics(site=request.site), news.months(site=request.site)
    topic = next((line for line in topics if line.slug == request.GET.get("chu-de", "")), None)
    month = next((line for line in months if line.key == request.GET.get("thang", "")), None)
    found = news.archive(
        words=words,
        topic=topic.name if topic else "",
        month=month.key if month else "",
        page=request.GET.get("trang", 1),
        site=request.site,
    )
    context = {
        "articles": found,
        "search": search,
        "words": words,
        "topic": topic,
        "topics": topics,
        "month": month,
        "months": months,
    }
    return render(request, "portal/archive.html", context)


@public(parameters=boxes.PARAMETERS)
def article(request: SiteRequest, article_id: int, slug: str) -> HttpResponse:
    """One article with its ratings and comments."""
    page = news.article_page(article_id, site=request.site)
    if slug != page.slug:
        return redirect(address_of_article(page), permanent=True)
    canonical = canonical_address(page)
    context = {
        "page": page,
        "canonical": canonical,
        "picture_address": request.build_absolute_uri(page.picture.src) if page.picture else "",
        "schema": metadata.news_article(page, address=canonical, root=request.build_absolute_uri("/")[:-1]),
        "promises": promises.promises_of_article(page.id, today()),
        "others": news.other_articles(page.id, site=request.site),
        "related": news.articles_on_the_subject(page, site=request.site),
        "boxes": boxes.boxes_for(request, place_of_article(page)),
    }
    return render(request, "portal/article.html", context)
