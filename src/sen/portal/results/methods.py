"""How a result was computed, and everything that was ever corrected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from sen.portal.answering import dated, public
from sen.reform.publishing import queries

_LATEST = 50


@public(parameters=())
def method(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """The index, its rules and areas, what was decided, and how anybody can check it."""
    page = queries.method_page(year, key)
    response = render(request, "portal/results/method.html", {"page": page, "head": page.head})
    return dated(response, page.head.version.published_at)


@public(parameters=())
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and withdrawal, the newest first."""
    return render(request, "portal/results/corrections.html", {"corrections": queries.corrections()})


@public(parameters=())
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """The newest corrections and withdrawals as Atom."""
    feed = Atom1Feed(
        title=_("Corrections of results"),
        link=request.build_absolute_uri(reverse("portal:corrections")),
        description=_("Every correction and withdrawal of a published result, with its reason"),
        feed_url=request.build_absolute_uri(),
        language="vi",
    )
    for each in queries.corrections()[:_LATEST]:
        address = request.build_absolute_uri(reverse("portal:result", args=(each.year, each.key)))
        feed.add_item(
            title=f"{each.title}: {each.version.kind_label}",
            link=address,
            description=each.version.reason,
            pubdate=each.version.published_at,
            updateddate=each.version.published_at,
            unique_id=f"{address}#ban-{each.version.number}",
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
