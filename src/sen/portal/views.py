"""Reading: the first page, the list of all news, an article."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sen.portal import forms, metadata
from sen.portal.feedback.boxes import boxes_for
from sen.portal.feedback.places import place_of_article
from sen.portal.sites import SiteRequest
from sen.reform.common.clock import today
from sen.reform.common.errors import NotFound
from sen.reform.news import queries as news

def helpful(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where something is not to be found, say so and offer the search and the newest articles."""

    @wraps(view)
    def page(request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound as refusal:
            context = {
                "sentence": refusal.sentence,
                "search": forms.Search(),
                "latest": news.published_articles(limit=5, site=request.site),
            }
            return render(request, "portal/not_found.html", context, status=404)

    return page


@require_safe
def home(request: SiteRequest) -> HttpResponse:
    """The newest article up to now, the others, the topics."""
    context = {
        "page": news.front_page(on=today(), site=request.site),
        "topics": news.topics(site=request.site),
        "search": forms.Search(),
    }
    return render(request, "portal/home.html", context)


@require_safe
@helpful
def archive(request: SiteRequest) -> HttpResponse:
    """All news, page by page; of one topic, or holding some words."""
    search = forms.Search(request.GET)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    topics = news.topics(site=request.site)
    topic = next((line for line in topics if line.slug == request.GET.get("chu-de", "")), None)
    found = news.archive(
        words=words, topic=topic.name if topic else "", page=request.GET.get("trang", 1), site=request.site
    )
    context = {"articles": found, "search": search, "words": words, "topic": topic, "topics": topics}
    return render(request, "portal/archive.html", context)


@require_safe
@helpful
def article(request: SiteRequest, article_id: int, slug: str) -> HttpResponse:
    """One article with its ratings and comments."""
    page = news.article_page(article_id, site=request.site)
    if slug != page.slug:
        return redirect(address_of_article(page), permanent=True)
    address = request.build_absolute_uri(address_of_article(page))
    context = {
        "page": page,
        "address": address,
        "schema": metadata.news_article(page, address=address),
        "others": news.other_articles(page.id, site=request.site),
        "related": news.articles_on_the_subject(page, site=request.site),
        "boxes": boxes_for(request, place_of_article(page)),
    }
    return render(request, "portal/article.html", context)


def address_of_article(page: news.ArticleLine) -> str:
    """The one address of an article."""
    return reverse("portal:article", args=(page.id, page.slug))
