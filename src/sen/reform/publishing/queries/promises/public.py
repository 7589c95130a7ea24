"""What the public reads of promises: the newest sealed versions, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, slug
from sen.reform.publishing.models import Promise, PublishedPromises
from sen.reform.publishing.promises.states import State
from sen.reform.publishing.queries.promises.cards import (
    ArticleLink,
    Badge,
    BookCard,
    PromiseCard,
    StateCount,
    card_of,
    counts_of,
)
from sen.reform.publishing.queries.promises.seals import are_intact

_SUBJECT = "publishing.promise:"


class PromiseNotFound(NotFound):
    """Nothing was promised at this address."""

    message = _("No promise was published at this address. Look in the list of promises.")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: a state, a unit (by the slug of its name), a year; empty means all."""

    state: str = ""
    unit: str = ""
    year: str = ""

    def fits(self, promise: PromiseCard) -> bool:
        """Whether a promise is among what is looked for."""
        return (
            self.state in ("", promise.badge.code)
            and (not self.unit or self.unit in map(slug, promise.leads))
            and self.year in ("", str(promise.held_on.year))
        )


@dataclass(frozen=True)
class UnitName:
    """A unit that leads something, and what addresses call it."""

    name: str
    slug: str


@dataclass(frozen=True)
class PromisesPage:
    """The promises looked for, meeting by meeting, and what one may look for."""

    books: tuple[BookCard, ...]
    wanted: Wanted
    states: tuple[Badge, ...]
    units: tuple[UnitName, ...]
    years: tuple[int, ...]
    published_at: datetime | None

    @property
    def counts(self) -> tuple[StateCount, ...]:
        """The tasks of the promises shown, by how they stand."""
        return counts_of(promise for book in self.books for promise in book.promises)

    @property
    def task_count(self) -> int:
        """All of them."""
        return sum(each.count for each in self.counts)

    @property
    def is_filtered(self) -> bool:
        """Whether something particular is looked for."""
        return self.wanted != Wanted()


@dataclass(frozen=True)
class Change:
    """Something that changed in a promise, for the feed."""

    promise: PromiseCard
    what: str
    start: str
    end: str
    words: str
    on: date
    # Which change of the promise it is, from the first.
    number: int


def promises_page(wanted: Wanted, on: date) -> PromisesPage:
    """Every promise looked for; the books without any are left out."""
    books = _books(_newest(), on)
    every = [promise for book in books for promise in book.promises]
    names = sorted({name for promise in every for name in promise.leads}, key=collation_key)
    states = {promise.badge.state for promise in every}
    return PromisesPage(
        books=tuple(_only(book, wanted) for book in books if _has_any(book, wanted)),
        wanted=wanted,
        states=tuple(Badge(state) for state in State if state in states),
        units=tuple(UnitName(name, slug(name)) for name in names),
        years=tuple(sorted({promise.held_on.year for promise in every}, reverse=True)),
        published_at=max((book.published_at for book in books), default=None),
    )


def promises_of(key: str, on: date) -> BookCard:
    """
    The promises of one meeting or plan.

    :raises PromiseNotFound: if none were published
    """
    for card in _books(_newest().filter(book=key), on):
        return card
    raise PromiseNotFound


def promise(key: str, number: int, on: date) -> tuple[BookCard, PromiseCard]:
    """
    One promise and its book.

    :raises PromiseNotFound: if there is none
    """
    card = promises_of(key, on)
    for each in card.promises:
        if each.number == number:
            return card, each
    raise PromiseNotFound


def promises_of_article(article_id: int, on: date) -> BookCard | None:
    """The promises of the meeting an article is about; nothing when it is about none, or they were touched."""
    named = _newest().filter(about__article_id=article_id).order_by("-published_at")
    return next((card for card in _books(named, on) if card.is_intact and card.promises), None)


def promise_changes(on: date, *, limit: int = 50) -> tuple[Change, ...]:
    """What changed in all promises, the newest first."""
    found = [
        Change(each, line.what, line.start, line.end, line.words, line.on, number)
        for book in _books(_newest(), on)
        for each in book.promises
        for number, line in enumerate(reversed(each.history), start=1)
    ]
    return tuple(sorted(found, key=lambda change: (change.on, change.number), reverse=True)[:limit])


def promises_named(subjects: Iterable[str], on: date) -> dict[str, PromiseCard]:
    """The promises behind the names comments know them by, as the public reads them; other names are left out."""
    numbers = {subject.removeprefix(_SUBJECT): subject for subject in subjects if subject.startswith(_SUBJECT)}
    found = Promise.objects.filter(pk__in=[number for number in numbers if number.isdigit()])
    places = {(each.book, each.number): numbers[str(each.pk)] for each in found}
    if not places:
        return {}
    books = _books(_newest().filter(book__in={book for book, _number in places}), on)
    every = {(each.book, each.number): each for book in books for each in book.promises}
    return {subject: every[place] for place, subject in places.items() if place in every}


def subject_of(key: str, number: int) -> str:
    """The name comments know a promise by; nothing without the promise."""
    found = Promise.objects.filter(book=key, number=number).values_list("pk", flat=True).first()
    return "" if found is None else f"{_SUBJECT}{found}"


def subject_name(promise_id: int) -> str:
    """The name comments know a promise by."""
    return f"{_SUBJECT}{promise_id}"


def _newest() -> QuerySet[PublishedPromises]:
    return (
        PublishedPromises.objects.filter(following__isnull=True).select_related("previous").defer("previous__content")
    )


def _books(versions: Iterable[PublishedPromises], on: date) -> tuple[BookCard, ...]:
    cards = [_card(version, on) for version in versions]
    return tuple(sorted(cards, key=lambda card: (card.held_on, card.key), reverse=True))


def _card(version: PublishedPromises, on: date) -> BookCard:
    """What a version says; one that was touched says nothing of its promises."""
    is_whole, content = are_intact(version), version.content
    said: Mapping[str, Any] = content["book"]
    promises = content["promises"] if is_whole else ()
    return BookCard(
        key=version.book,
        kind=said["kind"],
        title=said["title"],
        held_on=date.fromisoformat(said["held_on"]),
        is_simulated=said["is_simulated"],
        number=version.number,
        published_at=version.published_at,
        digest=version.digest,
        is_intact=is_whole,
        promises=tuple(card_of(each, said, published_at=version.published_at, on=on) for each in promises),
        articles=tuple(ArticleLink(each["id"], each["title"]) for each in content["articles"]) if is_whole else (),
    )


def _has_any(book: BookCard, wanted: Wanted) -> bool:
    """Whether a book belongs on the list; one that was touched does, to say so."""
    return not book.is_intact or any(map(wanted.fits, book.promises))


def _only(book: BookCard, wanted: Wanted) -> BookCard:
    return replace(book, promises=tuple(filter(wanted.fits, book.promises)))
