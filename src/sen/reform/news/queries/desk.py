"""What editors and approvers work with: every article of their units, whatever its state."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from sen.reform.common.text import collation_key
from sen.reform.news.differences import Difference, differences
from sen.reform.news.kinds import Kind
from sen.reform.news.models import Article, ArticleVersion, PublishedArticle
from sen.reform.news.queries.public import ArticleNotFound
from sen.reform.news.texts import ArticleText, address_words
from sen.reform.news.workflow import State
from sen.reform.organizations.queries import units_by_id

_TONES = {
    State.DRAFT: "neutral",
    State.SUBMITTED: "info",
    State.RETURNED: "warn",
    State.APPROVED: "good",
    State.SCHEDULED: "info",
    State.PUBLISHED: "good",
    State.WITHDRAWN: "neutral",
}
# Shelf → its label and the states that lie on it, in the order of the work.
_SHELVES: dict[str, tuple["str | Promise", tuple[State, ...]]] = {
    "dang-viet": (pgettext_lazy("article", "In writing"), (State.DRAFT, State.RETURNED)),
    "cho-duyet": (pgettext_lazy("article", "Waiting for approval"), (State.SUBMITTED,)),
    "da-duyet": (pgettext_lazy("article", "Approved, not yet published"), (State.APPROVED, State.SCHEDULED)),
    "da-dang": (pgettext_lazy("article", "Published"), (State.PUBLISHED,)),
    "da-go": (pgettext_lazy("article", "Withdrawn"), (State.WITHDRAWN,)),
}


@dataclass(frozen=True)
class Shelf:
    """Articles at the same point of their way."""

    key: str
    label: "str | Promise"
    count: int


@dataclass(frozen=True, kw_only=True)
class DeskLine:
    """An article in the list of the desk."""

    id: int
    title: str
    topic: str
    unit_name: str
    state: str
    state_label: str
    tone: str
    reason: str
    moved_by: str
    moved_at: datetime
    scheduled_at: datetime | None
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class DeskArticle(DeskLine):
    """An article with its newest text, and what permissions ask about."""

    unit_id: int
    slug: str
    text: ArticleText
    number: int
    digest: str
    approved_digest: str
    approved_number: int | None
    published_at: datetime | None
    # Who wrote any part of the text since the last approval.
    writer_ids: frozenset[int]

    @property
    def kind_label(self) -> str:
        """What the article is for."""
        return str(Kind(self.text.kind).label)

    @property
    def is_approval_valid(self) -> bool:
        """Whether the newest text is the one that was approved."""
        return self.approved_digest == self.digest


@dataclass(frozen=True)
class VersionLine:
    """One saved version."""

    number: int
    title: str
    written_by: str
    written_at: datetime
    is_public: bool
    is_approved: bool


def on_shelf(key: str) -> str:
    """The shelf with this key, or the first."""
    return key if key in _SHELVES else next(iter(_SHELVES))


def shelves(*, unit_ids: Collection[int]) -> tuple[Shelf, ...]:
    """All shelves with how many articles of these units lie on each."""
    counted = Article.objects.filter(unit_id__in=unit_ids).values_list("state").annotate(articles=Count("pk"))
    counts = dict(counted.order_by())
    return tuple(
        Shelf(key, label, sum(counts.get(state, 0) for state in states)) for key, (label, states) in _SHELVES.items()
    )


def desk(*, unit_ids: Collection[int], shelf: str, page: int | str = 1, size: int = 30) -> "Page[DeskLine]":
    """One page of a shelf, last touched first."""
    _label, states = _SHELVES[on_shelf(shelf)]
    found = Article.objects.filter(unit_id__in=unit_ids, state__in=states).order_by("-moved_at", "-pk")
    shown = Paginator(found, size).get_page(page)
    articles = list(shown.object_list)
    newest = _newest(articles)
    units = units_by_id(article.unit_id for article in articles)
    lines = [_line(each, newest[each.pk], units[each.unit_id].name) for each in articles]
    return Page(lines, shown.number, shown.paginator)  # type: ignore[arg-type]  # counts are shared


def desk_article(article_id: int) -> DeskArticle:
    """
    One article as its editors see it.

    :raises ArticleNotFound: if there is none
    """
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFound
    return as_on_desk(article)


def as_on_desk(article: Article) -> DeskArticle:
    """The same, for an operation that holds the row."""
    newest = article.versions.get(number=article.latest_number)
    since_approval = article.versions.filter(number__gt=article.approved_number or 0) | article.versions.filter(
        number=article.latest_number
    )
    writers = since_approval.exclude(writer=None).values_list("writer_id", flat=True)
    line = _line(article, newest, units_by_id([article.unit_id])[article.unit_id].name)
    return DeskArticle(
        **vars(line),
        unit_id=article.unit_id,
        slug=newest.text.slug,
        text=newest.text,
        number=newest.number,
        digest=newest.digest,
        approved_digest=article.approved_digest,
        approved_number=article.approved_number,
        published_at=article.published_at,
        writer_ids=frozenset(writer for writer in writers if writer is not None),
    )


def versions(article_id: int) -> tuple[VersionLine, ...]:
    """Every text the article ever had, newest first."""
    article = Article.objects.get(pk=article_id)
    return tuple(
        VersionLine(
            number=version.number,
            title=version.title,
            written_by=version.written_by,
            written_at=version.written_at,
            is_public=version.pk == article.live_id,
            is_approved=version.digest == article.approved_digest,
        )
        for version in article.versions.order_by("-number")
    )


def changes_since_approval(article: DeskArticle) -> tuple[Difference, ...] | None:
    """What the newest text changes in the text approved last; none when nothing was approved before."""
    if article.approved_number is None:
        return None
    approved = ArticleVersion.objects.get(article_id=article.id, number=article.approved_number)
    return differences(approved.text, article.text)


def topic_names() -> tuple[str, ...]:
    """The topics in use, to be offered while writing."""
    names = ArticleVersion.objects.order_by().values_list("topic", flat=True).distinct()
    return tuple(sorted(names, key=collation_key))


def headlines(article_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Title and slug of each article that is public."""
    found = PublishedArticle.objects.filter(pk__in=set(article_ids)).values_list("pk", "title")
    return {number: (title, address_words(title)) for number, title in found}


def _newest(articles: list[Article]) -> dict[int, ArticleVersion]:
    latest = {article.pk: article.latest_number for article in articles}
    found = ArticleVersion.objects.filter(article_id__in=latest).defer("body")
    return {version.article_id: version for version in found if version.number == latest[version.article_id]}


def _line(article: Article, newest: ArticleVersion, unit_name: str) -> DeskLine:
    state = State(article.state)
    return DeskLine(
        id=article.pk,
        title=newest.title,
        topic=newest.topic,
        unit_name=unit_name,
        state=state.value,
        state_label=str(state.label),
        tone=_TONES[state],
        reason=article.reason,
        moved_by=article.moved_by,
        moved_at=article.moved_at,
        scheduled_at=article.scheduled_at,
        is_public=article.live_id is not None,
    )
