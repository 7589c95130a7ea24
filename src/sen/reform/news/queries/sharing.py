"""Articles of other units that the site of a unit may show, too."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from sen.reform.news.kinds import Kind
from sen.reform.news.models import Article, PublishedArticle, Share
from sen.reform.news.queries.public import LONG
from sen.reform.news.texts import address_words
from sen.reform.organizations.queries import units_by_id


@dataclass(frozen=True, kw_only=True)
class Shareable:
    """What permissions ask about an article and the unit that would show it."""

    article_id: int
    owner_id: int
    owner_name: str
    unit_id: int
    unit_name: str
    is_public: bool
    is_page: bool
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class ShareableLine(Shareable):
    """The same, in a list."""

    slug: str
    title: str
    lead: str
    topic: str
    published_at: datetime
    shared_by: str
    shared_at: datetime | None


def as_shareable(article: Article, unit_id: int) -> Shareable:
    """What is to be known before a unit shows an article of another, or stops to."""
    units = units_by_id({article.unit_id, unit_id})
    kind = PublishedArticle.objects.filter(article=article).values_list("kind", flat=True).first()
    return Shareable(
        article_id=article.pk,
        owner_id=article.unit_id,
        owner_name=units[article.unit_id].name,
        unit_id=unit_id,
        unit_name=units[unit_id].name if unit_id in units else "",
        is_public=kind is not None,
        is_page=kind == Kind.PAGE,
        is_shared=Share.objects.filter(article=article, unit_id=unit_id, ended_at=None).exists(),
    )


def shareable_articles(*, unit_id: int, page: int | str = 1, size: int = 20) -> "Page[ShareableLine]":
    """Public news and notices of other units, newest first; what the unit shows already is marked."""
    found = PublishedArticle.objects.exclude(kind=Kind.PAGE).exclude(unit_id=unit_id).defer(*LONG)
    shown = Paginator(found.order_by("-published_at", "-article_id"), size).get_page(page)
    rows = list(shown.object_list)
    units = units_by_id({unit_id, *(row.unit_id for row in rows)})
    shares = {
        row.article_id: row
        for row in Share.objects.filter(unit_id=unit_id, ended_at=None, article_id__in=[each.pk for each in rows])
    }
    lines = [
        ShareableLine(
            article_id=row.pk,
            owner_id=row.unit_id,
            owner_name=units[row.unit_id].name,
            unit_id=unit_id,
            unit_name=units[unit_id].name,
            is_public=True,
            is_page=False,
            is_shared=row.pk in shares,
            slug=address_words(row.title),
            title=row.title,
            lead=row.lead,
            topic=row.topic,
            published_at=row.published_at,
            shared_by=shares[row.pk].shared_by if row.pk in shares else "",
            shared_at=shares[row.pk].shared_at if row.pk in shares else None,
        )
        for row in rows
    ]
    return Page(lines, shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def showing_units(article_id: int) -> tuple[str, ...]:
    """The units whose sites show an article of another, by name."""
    shared = Share.objects.filter(article_id=article_id, ended_at=None).values_list("unit_id", flat=True)
    return tuple(sorted(unit.name for unit in units_by_id(shared).values()))
