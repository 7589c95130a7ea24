"""What the public may read: published versions and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, fold, slug
from sen.reform.news.models import Article
from sen.reform.news.texts import Block, address_words
from sen.reform.organizations.queries import units_by_id

_SUBJECT = "news.article:"


class ArticleNotFound(NotFound):
    """No article with this number is public."""

    message = _("There is no published article at this address. It may have been withdrawn; look in the list of news.")


@dataclass(frozen=True, kw_only=True)
class ArticleLine:
    """An article in a list."""

    id: int
    slug: str
    title: str
    lead: str
    topic: str
    unit_name: str
    published_at: datetime

    @property
    def published_on(self) -> date:
        """The day readers see."""
        return local_day(self.published_at)


@dataclass(frozen=True, kw_only=True)
class ArticlePage(ArticleLine):
    """An article with all it says."""

    blocks: tuple[Block, ...]
    topic_slug: str
    happened_on: date
    corrected_at: datetime | None
    source: str
    is_simulated: bool
    subject: str


@dataclass(frozen=True)
class TopicLine:
    """A topic and how many articles it has."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True)
class FrontPage:
    """The lead article and those after it."""

    lead: ArticleLine | None
    latest: tuple[ArticleLine, ...]


def article_page(article_id: int) -> ArticlePage:
    """
    One published article.

    :raises ArticleNotFound: if it does not exist or is not public
    """
    article = Article.objects.public().filter(pk=article_id).first()
    if article is None or article.live is None or article.published_at is None:
        raise ArticleNotFound
    said = article.live.text
    return ArticlePage(
        id=article.pk,
        slug=said.slug,
        title=said.title,
        lead=said.lead,
        topic=said.topic,
        unit_name=units_by_id([article.unit_id])[article.unit_id].name,
        published_at=article.published_at,
        blocks=said.blocks,
        topic_slug=slug(said.topic),
        happened_on=said.happened_on,
        corrected_at=article.corrected_at,
        source=said.source,
        is_simulated=said.is_simulated,
        subject=feedback_subject(article.pk),
    )


def published_articles(*, limit: int, topic: str = "") -> tuple[ArticleLine, ...]:
    """The newest published articles, of one topic if one is named."""
    found = Article.objects.public().for_lists()
    if topic:
        found = found.filter(live__topic=topic)
    return _lines(found[:limit])


def other_articles(exclude_id: int, *, limit: int = 8) -> tuple[ArticleLine, ...]:
    """The newest published articles except one: "Thông tin khác" beneath it."""
    return _lines(Article.objects.public().for_lists().exclude(pk=exclude_id)[:limit])


def front_page(*, on: date, limit: int = 10) -> FrontPage:
    """The first page: the newest article up to the day leads; the others follow, newest first."""
    articles = Article.objects.public().for_lists()
    # In a demonstration the day stands still: what was published "later" exists, but today's news leads.
    lead = articles.filter(published_at__date__lte=on).first() or articles.first()
    if lead is None:
        return FrontPage(None, ())
    lines = _lines([lead, *articles.exclude(pk=lead.pk)[:limit]])
    return FrontPage(lines[0], lines[1:])


def archive(*, words: str = "", topic: str = "", page: int | str = 1, size: int = 20) -> "Page[ArticleLine]":
    """One page of all published articles that hold every word, typed with or without marks."""
    found = Article.objects.public().for_lists()
    for word in fold(words).split():
        found = found.filter(search_text__contains=word)
    if topic:
        found = found.filter(live__topic=topic)
    shown = Paginator(found, size).get_page(page)
    return Page(_lines(shown.object_list), shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def topics() -> tuple[TopicLine, ...]:
    """The topics of published articles, in the order of the alphabet."""
    counted = Article.objects.filter(live__isnull=False).values("live__topic").annotate(articles=Count("pk")).order_by()
    lines = (TopicLine(row["live__topic"], slug(row["live__topic"]), row["articles"]) for row in counted)
    return tuple(sorted(lines, key=lambda line: collation_key(line.name)))


def feedback_subject(article_id: int) -> str:
    """The name ratings and comments know the article by."""
    return f"{_SUBJECT}{article_id}"


def article_id_of(subject: str) -> int | None:
    """The article behind such a name; none when it names something else."""
    number = subject.removeprefix(_SUBJECT)
    return int(number) if subject.startswith(_SUBJECT) and number.isdigit() else None


def _lines(articles: Iterable[Article]) -> tuple[ArticleLine, ...]:
    found = [(each, each.live, each.published_at) for each in articles]
    units = units_by_id(each.unit_id for each, _live, _moment in found)
    return tuple(
        ArticleLine(
            id=each.pk,
            slug=address_words(live.title),
            title=live.title,
            lead=live.lead,
            topic=live.topic,
            unit_name=units[each.unit_id].name,
            published_at=moment,
        )
        for each, live, moment in found
        if live is not None and moment is not None
    )
