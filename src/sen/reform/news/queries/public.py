"""What the public may read: published copies and nothing else, as far as the site shows them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, QuerySet, When
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key
from sen.reform.news.kinds import Kind
from sen.reform.news.light_text.media import AttachmentCard, PictureCard
from sen.reform.news.light_text.words import words_of
from sen.reform.news.models import PublishedArticle, Share
from sen.reform.news.months import MonthHere
from sen.reform.news.queries.sites import EVERYBODY, SiteCard
from sen.reform.news.search import words_asked
from sen.reform.news.texts import address_words

_SUBJECT = "news.article:"
# What lists leave where it is.
LONG = ("search_title", "search_text", "body", "html", "attachments")


class ArticleNotFound(NotFound):
    """No article with this number is public."""

    message = _("There is no published article at this address. It may have been withdrawn; look in the list of news.")


@dataclass(frozen=True, kw_only=True)
class ArticleLine:
    """An article in a list."""

    id: int
    slug: str
    kind: str
    title: str
    lead: str
    topic: str
    unit_id: int
    unit_name: str
    published_at: datetime
    # The picture the article begins with.
    picture: PictureCard | None = None
    # The unit it comes from, where the site of another shows it.
    shared_from: str = ""

    @property
    def published_on(self) -> date:
        """The day readers see."""
        return local_day(self.published_at)


@dataclass(frozen=True, kw_only=True)
class ArticlePage(ArticleLine):
    """An article with all it says."""

    html: SafeString
    # The same without signs, block by block.
    paragraphs: tuple[str, ...]
    pictures: tuple[PictureCard, ...]
    attachments: tuple[AttachmentCard, ...]
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
class MonthLine:
    """A month and how many articles it has."""

    key: str
    year: int
    month: int
    count: int

    @property
    def first_on(self) -> date:
        """Its first day, for words."""
        return date(self.year, self.month, 1)


@dataclass(frozen=True)
class FrontPage:
    """The lead article, those after it, and what asks something of people."""

    lead: ArticleLine | None
    latest: tuple[ArticleLine, ...]
    notices: tuple[ArticleLine, ...] = ()


def article_page(article_id: int, *, site: SiteCard = EVERYBODY) -> ArticlePage:
    """
    One published article, or a page of the site.

    :raises ArticleNotFound: if it does not exist, is not public, or is not shown on this site
    """
    said = shown_on(site).select_related("unit").filter(pk=article_id).first()
    if said is None:
        raise ArticleNotFound
    return _page(said, site)


def articles_in_full(*, limit: int, topic: str = "", site: SiteCard = EVERYBODY) -> tuple[ArticlePage, ...]:
    """The newest articles with all they say, of one topic if one is named: for feeds."""
    found = shown_on(site).exclude(kind=Kind.PAGE).select_related("unit").defer("search_title", "search_text")
    if topic:
        found = found.filter(topic=topic)
    return tuple(_page(each, site) for each in found[:limit])


def _page(said: PublishedArticle, site: SiteCard) -> ArticlePage:
    """An article with all it says."""
    return ArticlePage(
        **vars(_line(said, site)),
        paragraphs=tuple(words_of(said.body).split("\n")),
        html=mark_safe(said.html),  # noqa: S308  # rendered and cleaned when it was published
        pictures=tuple(PictureCard(**each) for each in said.pictures),
        attachments=tuple(AttachmentCard(**each) for each in said.attachments),
        topic_slug=said.topic_slug,
        happened_on=said.happened_on,
        corrected_at=said.corrected_at,
        source=said.source,
        is_simulated=said.is_simulated,
        subject=feedback_subject(said.pk),
    )


def published_articles(*, limit: int, topic: str = "", site: SiteCard = EVERYBODY) -> tuple[ArticleLine, ...]:
    """The newest published articles, of one topic if one is named."""
    found = _lists(site)
    if topic:
        found = found.filter(topic=topic)
    return _lines(found[:limit], site)


def other_articles(exclude_id: int, *, limit: int = 8, site: SiteCard = EVERYBODY) -> tuple[ArticleLine, ...]:
    """The newest published articles except one: "Thông tin khác" beneath it."""
    return _lines(_lists(site).exclude(pk=exclude_id)[:limit], site)


def articles_on_the_subject(
    page: ArticlePage, *, limit: int = 4, site: SiteCard = EVERYBODY
) -> tuple[ArticleLine, ...]:
    """The newest others on the topic of an article."""
    return _lines(_lists(site).filter(topic_slug=page.topic_slug).exclude(pk=page.id)[:limit], site)


def front_page(*, on: date, limit: int = 10, site: SiteCard = EVERYBODY) -> FrontPage:
    """The first page: the newest article up to the day leads; the others follow, newest first."""
    articles = _lists(site).filter(kind=Kind.NEWS)
    # In a demonstration the day stands still: what was published "later" exists, but today's news leads.
    lead = articles.filter(published_at__date__lte=on).first() or articles.first()
    notices = _lines(_lists(site).filter(kind=Kind.NOTICE)[:5], site)
    if lead is None:
        return FrontPage(None, (), notices)
    lines = _lines([lead, *articles.exclude(pk=lead.pk)[:limit]], site)
    return FrontPage(lines[0], lines[1:], notices)


def archive(
    *,
    words: str = "",
    topic: str = "",
    month: str = "",
    page: int | str = 1,
    size: int = 20,
    site: SiteCard = EVERYBODY,
) -> "Page[ArticleLine]":
    """
    One page of all published articles, of a topic or a month ("2024-04").

    With words: those in which every one of them begins a word, typed with or without marks; those whose title tells of
    them first.
    """
    found = _lists(site)
    if span := _span_of(month):
        found = found.filter(published_at__gte=span[0], published_at__lt=span[1])
    if words.strip():
        found = _holding(found, words_asked(words))
    if topic:
        found = found.filter(topic=topic)
    shown = Paginator(found, size).get_page(page)
    return Page(_lines(shown.object_list, site), shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def _holding(found: "QuerySet[PublishedArticle]", words: tuple[str, ...]) -> "QuerySet[PublishedArticle]":
    if not words:  # signs only: no word holds them
        return found.none()
    in_title = PublishedArticle.objects.filter(search_title__begins=words)
    place = Case(When(pk__in=in_title.values("pk"), then=0), default=1)
    return found.filter(search_text__begins=words).order_by(place, "-published_at", "-article_id")


def months(*, site: SiteCard = EVERYBODY) -> tuple[MonthLine, ...]:
    """The months in which articles were published, newest first."""
    counted = _lists(site).order_by().values(month=MonthHere("published_at")).annotate(articles=Count("pk"))
    return tuple(
        MonthLine(key, int(key[:4]), int(key[5:]), articles)
        for key, articles in counted.order_by("-month").values_list("month", "articles")
    )


def topics(*, site: SiteCard = EVERYBODY) -> tuple[TopicLine, ...]:
    """The topics of published articles, in the order of the alphabet."""
    counted = _lists(site).order_by().values("topic", "topic_slug").annotate(articles=Count("pk"))
    lines = (TopicLine(row["topic"], row["topic_slug"], row["articles"]) for row in counted)
    return tuple(sorted(lines, key=lambda line: collation_key(line.name)))


def feedback_subject(article_id: int) -> str:
    """The name ratings and comments know the article by."""
    return f"{_SUBJECT}{article_id}"


def article_id_of(subject: str) -> int | None:
    """The article behind such a name; none when it names something else."""
    number = subject.removeprefix(_SUBJECT)
    return int(number) if subject.startswith(_SUBJECT) and number.isdigit() else None


def shown_on(site: SiteCard) -> "QuerySet[PublishedArticle]":
    """Everything the site shows: its own, what was shared with it; on a site for all units, everything."""
    found = PublishedArticle.objects.order_by("-published_at", "-article_id")
    if site.shows_all_units or site.unit_id is None:
        return found
    shared = Share.objects.filter(unit_id=site.unit_id, ended_at=None).values("article_id")
    return found.filter(Q(unit_id=site.unit_id) | Q(article_id__in=shared))


def _span_of(month: str) -> tuple[datetime, datetime] | None:
    """The first moments of a month and of the next; none for what is no month."""
    said = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", month)
    if said is None:
        return None
    year, number = int(said[1]), int(said[2])
    following = (year + number // 12, number % 12 + 1)
    begin, end = (timezone.make_aware(datetime(*each, 1)) for each in ((year, number), following))  # noqa: DTZ001
    return begin, end


def _lists(site: SiteCard) -> "QuerySet[PublishedArticle]":
    """What lists show: no pages of the site, and without the long texts."""
    return shown_on(site).exclude(kind=Kind.PAGE).select_related("unit").defer(*LONG)


def _lines(articles: Iterable[PublishedArticle], site: SiteCard) -> tuple[ArticleLine, ...]:
    return tuple(_line(each, site) for each in articles)


def _line(said: PublishedArticle, site: SiteCard) -> ArticleLine:
    is_elsewhere = site.unit_id is not None and not site.shows_all_units and site.unit_id != said.unit_id
    return ArticleLine(
        id=said.pk,
        slug=address_words(said.title),
        kind=said.kind,
        title=said.title,
        lead=said.lead,
        topic=said.topic,
        unit_id=said.unit_id,
        unit_name=said.unit.name,
        published_at=said.published_at,
        picture=next((PictureCard(**each) for each in said.pictures if each["is_leading"]), None),
        shared_from=said.unit.name if is_elsewhere else "",
    )
