"""Every published article, line by line: for the map of the site and for open data, however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest

from sen.reform.news.kinds import Kind
from sen.reform.news.models import PublishedArticle
from sen.reform.news.queries.public import LONG, shown_on
from sen.reform.news.queries.sites import EVERYBODY, SiteCard
from sen.reform.news.texts import address_words

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class ArticleEntry:
    """What is said about an article without its text."""

    id: int
    slug: str
    kind: str
    title: str
    lead: str
    topic: str
    unit_name: str
    unit_code: str
    happened_on: date
    published_at: datetime
    corrected_at: datetime | None
    source: str
    is_simulated: bool

    @property
    def changed_at(self) -> datetime:
        """Since when it reads so."""
        return self.corrected_at or self.published_at


def article_entries(*, site: SiteCard = EVERYBODY, start: int = 0, count: int | None = None) -> Iterator[ArticleEntry]:
    """Published articles and pages in the order of their numbers, read a few hundred at a time."""
    found = shown_on(site).order_by("article_id").select_related("unit").defer(*LONG, "pictures")
    chosen = found[start:] if count is None else found[start : start + count]
    for said in chosen.iterator(chunk_size=_AT_ONCE):
        yield ArticleEntry(
            id=said.pk,
            slug=address_words(said.title),
            kind=said.kind,
            title=said.title,
            lead=said.lead,
            topic=said.topic,
            unit_name=said.unit.name,
            unit_code=said.unit.code,
            happened_on=said.happened_on,
            published_at=said.published_at,
            corrected_at=said.corrected_at,
            source=said.source,
            is_simulated=said.is_simulated,
        )


def article_count(*, site: SiteCard = EVERYBODY) -> int:
    """How many articles and pages are public."""
    return shown_on(site).count()


def news_changed_at() -> datetime | None:
    """When an article was last published or corrected; none before the first."""
    newest = PublishedArticle.objects.exclude(kind=Kind.PAGE).aggregate(
        newest=Max(Greatest("published_at", Coalesce("corrected_at", "published_at")))
    )["newest"]
    return newest if isinstance(newest, datetime) else None
