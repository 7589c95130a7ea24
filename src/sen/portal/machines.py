"""For machines: the feed, the map of the site, and what crawlers are asked."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from sen.portal.addresses import address_of_article
from sen.portal.answering import public
from sen.portal.frame import site_name
from sen.portal.sites import SiteRequest
from sen.reform.news import queries as news

_LATEST = 20


@public(parameters=())
def feed(request: SiteRequest) -> HttpResponse:
    """The newest articles as RSS."""
    site = site_name(request)
    rss = Rss201rev2Feed(
        title=_("News of %(site)s") % {"site": site},
        link=request.build_absolute_uri(reverse("portal:home")),
        description=_("The newest articles of the portal"),
        language="vi",
        feed_url=request.build_absolute_uri(),
    )
    for line in news.published_articles(limit=_LATEST, site=request.site):
        address = request.build_absolute_uri(address_of_article(line))
        rss.add_item(
            title=line.title,
            link=address,
            description=line.lead,
            pubdate=line.published_at,
            categories=(line.topic,),
            unique_id=address,
        )
    return HttpResponse(rss.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


@public(parameters=())
def robots(request: SiteRequest) -> HttpResponse:
    """Crawlers are welcome to what is public, and told where it is listed."""
    listed = request.build_absolute_uri(reverse("portal:sitemap"))
    return HttpResponse(f"User-agent: *\nAllow: /\nSitemap: {listed}\n", content_type="text/plain")
