"""What a copy of the portal without its program holds: where to begin, what stays out, what is said instead."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve, reverse, set_script_prefix
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from sen.portal.data.datasets import datasets, described_keys
from sen.portal.data.weights import weighed
from sen.reform.common.addresses import address
from sen.reform.news import queries as news
from sen.reform.news.queries import SiteCard

# Pages that exist in a copy for each of their parameters; what else one may ask needs the program.
PARAMETERS = frozenset({"chu-de", "trang"})
# What a web server shows for an address that leads nowhere; it stands wherever the reader went astray.
NOTHING = "404.html"
# Places only the program can answer.
_ANSWERED = frozenset(
    {
        "rate",
        "comment",
        "comment_sent",
        "withdraw_comment",
        "report_comment",
        "rate_service",
        "comment_service",
        "api_nothing",
    }
)
_AT_ONCE = 500
# Places that every site has for itself; what else there is, it shares with all.
_OF_A_SITE = frozenset(
    {"home", "about", "archive", "article", "feed", "sitemap", "sitemap_part", "picture", "attachment"}
)
_PLACES = ("home", "archive", "feed", "sitemap")
_SHARED = ("results", "check", "awards", "promises", "data", "api")


def first_addresses() -> Iterator[str]:
    """Where a walk over everything begins: the places of every site, every article, every file of open data."""
    yield address("portal:robots")
    for language, _name in settings.LANGUAGES:
        for place in _SHARED:
            yield _under("/", language, f"portal:{place}")
        yield _under("/", language, "portal:nothing")
    for site in news.sites() or (news.EVERYBODY,):
        for language, _name in settings.LANGUAGES:
            yield from _of_site(site, language)
    yield from _files()


def words_of_sites() -> frozenset[str]:
    """The words by which addresses of sites begin."""
    return frozenset(site.key for site in news.sites() if site.key)


@lru_cache(maxsize=4096)
def exported(path: str, words: frozenset[str]) -> str | None:
    """
    The address in a copy for one of this installation; none for what needs the program.

    What every site shows alike, such as results, is in the copy once: at the root.
    """
    if path.startswith(settings.STATIC_URL):
        return path
    word, _slash, rest = path.lstrip("/").partition("/")
    bare = f"/{rest}" if word in words else path
    language = get_language_from_path(bare) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            found = resolve(bare)
    except Resolver404:
        return None
    name = found.url_name or ""
    is_answer_of_the_api = name.startswith("api_") and name != "api_description"
    if found.app_name != "portal" or name in _ANSWERED or is_answer_of_the_api:
        return None
    return path if name in _OF_A_SITE else bare


def instead_of_form(language: str, live: str, *, is_search: bool) -> str:
    """What stands where a form stood: the way to the portal that can answer; nothing where there is none."""
    if not live:
        return ""
    with translation.override(language):
        if is_search:
            return format_html('<p class="small"><a href="{}">{}</a></p>', live, _("Search on the live portal"))
        return format_html(
            '<p class="small">{} <a href="{}">{}</a></p>',
            _("This copy can be read only."),
            live,
            _("Do this on the live portal"),
        )


def _of_site(site: SiteCard, language: str) -> Iterator[str]:
    prefix = f"/{site.key}/" if site.key else "/"
    for place in _PLACES:
        yield _under(prefix, language, f"portal:{place}")
    # In portions of their own: between two addresses pages are read, and connections closed.
    for start in range(0, news.article_count(site=site), _AT_ONCE):
        for entry in tuple(news.article_entries(site=site, start=start, count=_AT_ONCE)):
            yield _under(prefix, language, "portal:article", entry.id, entry.slug)


def _under(prefix: str, language: str, route: str, *parts: object) -> str:
    set_script_prefix(prefix)
    try:
        with translation.override(language):
            return reverse(route, args=parts)
    finally:
        set_script_prefix("/")


def _files() -> Iterator[str]:
    yield address("portal:data_catalogue")
    yield address("portal:data_catalogue_turtle")
    yield address("portal:data_sealed_schema")
    yield address("portal:api_description")
    for key in described_keys():
        yield address("portal:data_schema", key)
        yield address("portal:data_codebook", key)
    for said in weighed(datasets())[0]:
        yield said.landing
        for edition in said.editions:
            yield from (file.address for file in edition.files)
