"""The secretary makes conclusions public, words them again, links articles; a job follows their progress."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.common.days import local_day
from sen.reform.common.text import nfc
from sen.reform.news import queries as news
from sen.reform.publishing import permissions
from sen.reform.publishing.models import Promise, PromisesKind, PublishedPromises
from sen.reform.publishing.operations.promises.refusals import (
    NoSuchArticle,
    NotDecidedHere,
    NothingChangedHere,
    NothingChosen,
    NothingToFollow,
    WordingMissing,
)
from sen.reform.publishing.operations.promises.versions import next_version, unchanged
from sen.reform.publishing.promises.choices import Book, Chosen
from sen.reform.publishing.promises.content import Article
from sen.reform.publishing.queries.promises import Candidate, Choice, book, candidates, choice_of

LONGEST_WORDING = 500


@dataclass(frozen=True)
class NewPromise:
    """A conclusion to be made public, or a public one worded again."""

    source: str
    wording: str
    outcome: str = ""
    left_out_unit_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class NewPromises:
    """What the secretary says of a book: its promises, and the articles about it. Promises not named stay."""

    promises: tuple[NewPromise, ...]
    article_ids: tuple[int, ...] = ()
    # The mark of the choice the secretary has seen.
    seen: str = Choice().mark


@transaction.atomic
def publish_promises(key: str, new: NewPromises, *, by: Actor, at: datetime) -> int:
    """
    Make conclusions of a meeting or plan public in plain words; a change is a new version, and the old one stays.

    :raises BookNotFound: if there is no such meeting or plan
    :raises ChangedMeanwhile: if somebody else changed it in between
    :raises Refusal: if something is not worded, cannot be followed, was decided elsewhere, or nothing is new
    """
    of = book(key, local_day(at))
    permissions.may_publish_promises(by, of).enforce()
    before, choice = unchanged(key, new.seen)
    wanted = _merged(of, choice, new, at)
    if not wanted.promises:
        raise NothingChosen
    made = next_version(of, wanted, before, kind=PromisesKind.CHOSEN, by=by, at=at)
    _name(of, wanted.promises[len(choice.promises) :])
    return made.pk


@transaction.atomic
def follow_promises(*, at: datetime) -> int:
    """Publish a new version of every book whose tasks stand otherwise than the public reads; returns how many."""
    made = 0
    newest = PublishedPromises.objects.filter(following__isnull=True).order_by("book")
    for version in newest:
        of = book(version.book, local_day(at))
        try:
            next_version(of, choice_of(version), version, kind=PromisesKind.FOLLOWED, by=SYSTEM, at=at)
        except NothingChangedHere:
            continue
        made += 1
    return made


def _merged(of: Book, choice: Choice, new: NewPromises, at: datetime) -> Choice:
    """Word again what is public, and number what is new after it."""
    decided = {each.source: each for each in candidates(of, local_day(at))}
    said = {each.source: each for each in new.promises}
    public = {each.source for each in choice.promises}
    promises = [_worded(each, said[each.source]) if each.source in said else each for each in choice.promises]
    for each in new.promises:
        if each.source not in public:
            candidate = _followable(of, decided.get(each.source))
            first = Chosen(number=len(promises) + 1, source=candidate.source, wording="")
            promises.append(_worded(first, each))
    return Choice(tuple(promises), _articles(choice, new.article_ids))


def _followable(of: Book, candidate: Candidate | None) -> Candidate:
    if candidate is None:
        raise NotDecidedHere(title=of.title)
    if not candidate.can_be_followed:
        raise NothingToFollow(which=candidate.official)
    return candidate


def _worded(chosen: Chosen, new: NewPromise) -> Chosen:
    wording, outcome = nfc(new.wording), nfc(new.outcome)
    if not wording or max(len(wording), len(outcome)) > LONGEST_WORDING:
        raise WordingMissing(number=chosen.number, longest=LONGEST_WORDING)
    left_out = tuple(sorted(set(new.left_out_unit_ids)))
    return replace(chosen, wording=wording, outcome=outcome, left_out_unit_ids=left_out)


def _articles(choice: Choice, ids: Iterable[int]) -> tuple[Article, ...]:
    known = {each.id: each for each in choice.articles}
    return tuple(known.get(one) or _article(one) for one in dict.fromkeys(ids))


def _article(article_id: int) -> Article:
    try:
        return Article(article_id, news.article_page(article_id).title)
    except news.ArticleNotFound:
        raise NoSuchArticle from None


def _name(of: Book, promises: Iterable[Chosen]) -> None:
    """Give each promise its name for ever, and the token citizens answer by."""
    for each in promises:
        Promise(book=of.key, number=each.number, source=each.source, token=secrets.token_urlsafe(16)).save()
