"""Where articles are read: on the site one is on, and the one address that counts for search engines."""

from django.conf import settings
from django.urls import reverse

from sen.reform.common.addresses import address
from sen.reform.news import queries as news
from sen.reform.news.queries import ArticleLine


def address_of_article(page: ArticleLine) -> str:
    """The address of an article on this site."""
    return reverse("portal:article", args=(page.id, page.slug))


def canonical_address(page: ArticleLine) -> str:
    """The address of an article on the site of the unit that wrote it, in the language it was written in."""
    path, site = address("portal:article", page.id, page.slug), news.site_of_unit(page.unit_id)
    if site is None or site.closed_on or not (site.key or site.host):
        return f"{settings.SEN_SITE}{path}"
    return f"https://{site.host}{path}" if site.host else f"{settings.SEN_SITE}/{site.key}{path}"
