"""Feeds: the newest articles whole, as RSS and Atom, of the site or of one of its topics."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from sen.portal.addresses import address_of_article
from sen.portal.answering import public
from sen.portal.frame import site_name
from sen.portal.sites import SiteRequest
from sen.reform.news import queries as news

_LATEST = 20
# Programs that read feeds take the one picture every browser shows.
_SIZES = re.compile(r'<source[^>]*>| (?:srcset|sizes)="[^"]*"')
_OURS = re.compile(r'(href|src)="/(?!/)')


class Rss(Rss201rev2Feed):
    """RSS with the whole text beside the lead."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the dialect the text is said in."""
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


class Atom(Atom1Feed):
    """Atom with the whole text beside the lead."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Add the text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


@public(parameters=("chu-de",))
def rss(request: SiteRequest) -> HttpResponse:
    """The newest articles as RSS."""
    return _feed(request, Rss, "application/rss+xml; charset=utf-8")


@public(parameters=("chu-de",))
def atom(request: SiteRequest) -> HttpResponse:
    """The newest articles as Atom."""
    return _feed(request, Atom, "application/atom+xml; charset=utf-8")


def _feed(request: SiteRequest, kind: type[SyndicationFeed], content_type: str) -> HttpResponse:
    wanted = request.GET.get("chu-de", "")
    topics = news.topics(site=request.site) if wanted else ()
    topic = next((line.name for line in topics if line.slug == wanted), "")
    title = _("News of %(site)s") % {"site": site_name(request)}
    feed = kind(
        title=f"{title}: {topic}" if topic else title,
        link=request.build_absolute_uri(reverse("portal:home")),
        description=_("The newest articles of the portal"),
        language="vi",
        feed_url=request.build_absolute_uri(),
    )
    for page in news.articles_in_full(limit=_LATEST, topic=topic, site=request.site):
        address = request.build_absolute_uri(address_of_article(page))
        feed.add_item(
            title=page.title,
            link=address,
            description=page.lead,
            pubdate=page.published_at,
            updateddate=page.corrected_at or page.published_at,
            categories=(page.topic,),
            author_name=page.unit_name,
            unique_id=address,
            html=_for_readers_elsewhere(request, page),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=content_type)


def _for_readers_elsewhere(request: HttpRequest, page: news.ArticlePage) -> str:
    """The text with the picture it begins with; every address whole, as it is read far from here."""
    leading = format_html('<p><img src="{}" alt="{}"></p>', page.picture.src, page.picture.alt) if page.picture else ""
    root = request.build_absolute_uri("/")
    return _OURS.sub(rf'\1="{root}', _SIZES.sub("", leading + page.html))
