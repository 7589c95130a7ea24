"""What the secretary decides about a public promise, each time with words the public reads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.common.addresses import address
from sen.reform.common.days import local_day
from sen.reform.common.decisions import Decision
from sen.reform.common.text import nfc
from sen.reform.notifications.operations import tell
from sen.reform.publishing import permissions
from sen.reform.publishing.models import PromisesKind, PublishedPromises
from sen.reform.publishing.operations.promises.refusals import CommentMissing
from sen.reform.publishing.operations.promises.versions import next_version, unchanged
from sen.reform.publishing.promises.choices import Book, Chosen, Decided
from sen.reform.publishing.queries.promises import Choice, PromiseCard, book, promise
from sen.reform.publishing.queries.promises.books import tasks_of

LONGEST_WORDS = 500


@dataclass(frozen=True)
class Which:
    """A promise, and the choice somebody saw when deciding about it."""

    book: str
    number: int
    seen: str


@transaction.atomic
def reopen_promise(which: Which, comment: str, *, by: Actor, at: datetime) -> int:
    """
    Open a promise again that citizens say is not done; its tasks keep their history, and its head is told.

    :raises CommentMissing: if the public is not told why
    :raises ChangedMeanwhile: if somebody else changed it in between
    """
    of, card = _public(which, at)
    words = _stated(permissions.may_reopen_promise(by, card), comment)
    before, choice, chosen = _chosen(which)
    changed = replace(chosen, reopened=Decided(at, words), confirmed=None, round=chosen.round + 1)
    made = next_version(of, choice.with_promise(changed), before, kind=PromisesKind.REOPENED, by=by, at=at)
    _tell_heads(of, changed, words, by=by, at=at)
    return made.pk


@transaction.atomic
def confirm_promise(which: Which, reply: str, *, by: Actor, at: datetime) -> int:
    """
    Say publicly that a promise is done after all, and why.

    :raises CommentMissing: if there is no reply
    :raises ChangedMeanwhile: if somebody else changed it in between
    """
    of, card = _public(which, at)
    words = _stated(permissions.may_confirm_promise(by, card), reply)
    before, choice, chosen = _chosen(which)
    changed = replace(chosen, reopened=None, confirmed=Decided(at, words))
    return next_version(of, choice.with_promise(changed), before, kind=PromisesKind.CONFIRMED, by=by, at=at).pk


@transaction.atomic
def withdraw_promise(which: Which, reason: str, *, by: Actor, at: datetime) -> int:
    """
    Follow a promise no longer; it stays listed as withdrawn, with the reason.

    :raises CommentMissing: if no reason is given
    :raises ChangedMeanwhile: if somebody else changed it in between
    """
    of, card = _public(which, at)
    words = _stated(permissions.may_withdraw_promise(by, card), reason)
    before, choice, chosen = _chosen(which)
    changed = replace(chosen, withdrawn=Decided(at, words))
    return next_version(of, choice.with_promise(changed), before, kind=PromisesKind.WITHDRAWN, by=by, at=at).pk


def _public(which: Which, at: datetime) -> tuple[Book, PromiseCard]:
    on = local_day(at)
    _card, found = promise(which.book, which.number, on)
    return book(which.book, on), found


def _stated(decision: Decision, words: str) -> str:
    decision.enforce()
    stated = nfc(words)
    if not stated or len(stated) > LONGEST_WORDS:
        raise CommentMissing(longest=LONGEST_WORDS)
    return stated


def _chosen(which: Which) -> tuple[PublishedPromises | None, Choice, Chosen]:
    before, choice = unchanged(which.book, which.seen)
    return before, choice, next(each for each in choice.promises if each.number == which.number)


def _tell_heads(of: Book, chosen: Chosen, words: str, *, by: Actor, at: datetime) -> None:
    """Tell the heads of the units that had it to do."""
    lines = tasks_of(of, (chosen.source,), local_day(at))[chosen.source]
    unit_ids = {line.lead_unit_id for line in lines if line.lead_unit_id is not None}
    told = set(_heads(unit_ids, at)) - {by.user_id}
    if told:
        sentence = _("Citizens say this is not done yet, so the promise is open again: “%(wording)s”. %(words)s")
        tell(
            (user_id for user_id in told if user_id is not None),
            key=f"publishing.reopened:{of.key}:{chosen.number}",
            sentence=sentence % {"wording": chosen.wording, "words": words},
            url=address("directives:task", lines[0].id),
            at=at,
        )


def _heads(unit_ids: set[int], at: datetime) -> Iterable[int | None]:
    for person in people_holding(Role.UNIT_HEAD, on=local_day(at)):
        if any(post.role == Role.UNIT_HEAD and post.unit_id in unit_ids for post in person.posts):
            yield person.user_id
