"""For machines: what crawlers are asked."""

from django.http import HttpResponse
from django.urls import reverse

from sen.portal.answering import public
from sen.portal.sites import SiteRequest


@public(parameters=())
def robots(request: SiteRequest) -> HttpResponse:
    """Crawlers are welcome to what is public, and told where it is listed."""
    listed = request.build_absolute_uri(reverse("portal:sitemap"))
    return HttpResponse(f"User-agent: *\nAllow: /\nSitemap: {listed}\n", content_type="text/plain; charset=utf-8")
