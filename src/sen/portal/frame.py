"""What the frame around every public page shows: the site, its menu, how to reach it. The same for everybody."""

from collections.abc import Iterator
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from sen.design.formats import format_day, format_moment
from sen.design.frames import Frame, MenuItem
from sen.portal.sites import SiteRequest
from sen.reform.common.clock import now
from sen.reform.news import queries as news
from sen.reform.news.queries import SiteCard

# Route, label, and the beginnings of the addresses that belong to the place.
_PLACES = (
    ("portal:home", gettext_noop("News"), ("/tin/",)),
    (
        "portal:results",
        gettext_noop("Results"),
        ("/ket-qua/", "/phuong-cua-toi/", "/dinh-chinh/", "/kiem-chung/", "/khen-thuong/cong-bo/"),
    ),
    ("portal:promises", gettext_noop("Promises"), ("/loi-hua/",)),
    ("portal:data", gettext_noop("Open data"), ("/du-lieu/",)),
)
# What does not fit into the menu of a phone.
_AT_THE_FOOT = (
    ("portal:about", gettext_noop("About this site")),
    ("portal:services", gettext_noop("Rate how you were served")),
    ("portal:corrections", gettext_noop("Corrections of results")),
    ("portal:moderation_log", gettext_noop("Log of moderation")),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context variable `frame` of public pages, and of whatever a stranger meets; others draw their own."""
    is_public = getattr(request.resolver_match, "app_name", "") == "portal" or not getattr(request, "actor", None)
    # A preview at the desk stands in the frame readers know.
    if is_public or getattr(request, "is_shown_as_public", False):
        return {"frame": SimpleLazyObject(lambda: public_frame(request))}
    return {}


def public_frame(request: HttpRequest) -> Frame:
    """The frame of the portal; the pages for signing in stand in it, too."""
    site = _site_of(request)
    return Frame(
        site_name=site_name(request),
        tagline=site.tagline or _("Information portal"),
        home_url=reverse("portal:home"),
        demo_note=_("Demonstration: simulated data") if settings.SEN_DEMO else "",
        links=tuple(_places(path_without_language(request))),
        search_url=reverse("portal:archive"),
        sign_in_url=reverse("account_login"),
        other_language=_other_language(request),
        closed_note=_closed(site),
        outages=tuple(
            _("The portal will be out of reach from %(begin)s to %(end)s: %(reason)s")
            % {"begin": format_moment(each.begins_at), "end": format_moment(each.ends_at), "reason": each.reason}
            for each in news.outages_to_announce(at=now())
        ),
        pages=tuple(_pages(site)),
        contact=tuple(filter(None, (site.address, site.phone, site.email, site.hours))),
    )


def site_name(request: HttpRequest) -> str:
    """What the site is called; an installation nobody set up yet goes by the name of the program."""
    site = _site_of(request)
    return site.name or settings.SEN_DEMO.get("site", "Sen")


def _site_of(request: HttpRequest) -> SiteCard:
    return cast(SiteRequest, request).site


def path_without_language(request: HttpRequest) -> str:
    """The path as it is in Vietnamese, on whatever site."""
    path = request.path_info
    return path.removeprefix("/en") if path.startswith("/en/") else path


def _places(path: str) -> Iterator[MenuItem]:
    for number, (route, label, beginnings) in enumerate(_PLACES):
        is_first_page = number == 0 and path == "/"
        yield MenuItem(label=_(label), url=reverse(route), is_current=is_first_page or path.startswith(beginnings))


def _pages(site: SiteCard) -> Iterator[MenuItem]:
    for route, label in _AT_THE_FOOT:
        yield MenuItem(label=_(label), url=reverse(route))
    for page in news.menu_pages(site.menu) if site.menu else ():
        yield MenuItem(label=page.title, url=reverse("portal:article", args=(page.id, page.slug)))


def _closed(site: SiteCard) -> MenuItem | None:
    """What became of the unit of a closed site, and where its successor's site is."""
    if site.closed_on is None:
        return None
    said = {"day": format_day(site.closed_on), "name": site.name, "successor": site.successor_name}
    if not site.successor_name:
        return MenuItem(label=_("%(name)s ended on %(day)s. What was published stays readable.") % said, url="")
    words = _("%(name)s ended on %(day)s and goes on as %(successor)s. What was published stays readable.") % said
    return MenuItem(label=words, url=f"/{site.successor_key}/" if site.successor_key else "/")


def _other_language(request: HttpRequest) -> MenuItem:
    """This page in the other language; the same parameters, so that nothing chosen is lost."""
    path = path_without_language(request).removeprefix("/")
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    if get_language() == settings.LANGUAGE_CODE:
        return MenuItem(label="English", url=f"{get_script_prefix()}en/{path}{query}", language="en")
    return MenuItem(label="Tiếng Việt", url=f"{get_script_prefix()}{path}{query}", language="vi")
