"""What the secretary works with: every book, and what of it is public."""

from dataclasses import dataclass
from datetime import date

from sen.reform.news import queries as news
from sen.reform.publishing.promises.choices import Book, Chosen
from sen.reform.publishing.queries.promises.asking import Answers, tallies_of
from sen.reform.publishing.queries.promises.books import Candidate, book, books, candidates
from sen.reform.publishing.queries.promises.cards import BookCard, PromiseCard
from sen.reform.publishing.queries.promises.making import Choice, choice_of, newest_of
from sen.reform.publishing.queries.promises.public import PromiseNotFound, Wanted, promises_of, promises_page

# How many of the newest articles the secretary chooses among.
_ARTICLES = 40


@dataclass(frozen=True)
class BookLine:
    """A meeting or plan in the list of the office; its card is there once something is public."""

    book: Book
    card: BookCard | None


@dataclass(frozen=True)
class DeskLine:
    """Something decided, and the promise it became if it did."""

    candidate: Candidate
    chosen: Chosen | None
    promise: PromiseCard | None
    answers: Answers | None


@dataclass(frozen=True)
class Desk:
    """Everything one book needs to be made public."""

    book: Book
    card: BookCard | None
    choice: Choice
    lines: tuple[DeskLine, ...]
    articles: tuple[tuple[int, str], ...]


def book_lines(on: date) -> tuple[BookLine, ...]:
    """Every meeting and plan, the latest first."""
    public = {card.key: card for card in promises_page(Wanted(), on).books}
    return tuple(BookLine(each, public.get(each.key)) for each in books(on))


def desk(key: str, on: date) -> Desk:
    """
    One book: what was decided, what is public of it, and the articles it may be linked with.

    :raises BookNotFound: if there is no such meeting or plan
    """
    found = book(key, on)
    choice = choice_of(newest_of(key))
    try:
        card = promises_of(key, on)
    except PromiseNotFound:
        card = None
    shown = {each.number: each for each in card.promises} if card else {}
    answers = tallies_of(key, shown.values())
    chosen = {each.source: each for each in choice.promises}
    lines = []
    for candidate in candidates(found, on):
        one = chosen.get(candidate.source)
        number = one.number if one else 0
        lines.append(DeskLine(candidate, one, shown.get(number), answers.get(number)))
    offered = {each.id: each.title for each in choice.articles}
    offered |= {line.id: line.title for line in news.published_articles(limit=_ARTICLES)}
    # What is public first, by its number; the rest as it was decided.
    lines.sort(key=lambda line: (line.chosen is None, line.chosen.number if line.chosen else 0))
    return Desk(found, card, choice, tuple(lines), tuple(offered.items()))
