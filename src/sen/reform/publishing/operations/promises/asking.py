"""Citizens answer whether it is done; the secretary sets when they are asked, and is told what they say."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import address
from sen.reform.common.days import local_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.feedback import operations as feedback
from sen.reform.feedback.operations import NewComment, Outcome, Visitor
from sen.reform.feedback.operations.keys import key_of_quarter
from sen.reform.feedback.operations.limits import count_in_hour, count_open_rating
from sen.reform.feedback.voters import voter_key
from sen.reform.notifications.operations import tell
from sen.reform.publishing import permissions
from sen.reform.publishing.models import Answer, AskingRule, PromiseBrowser, PromiseTally
from sen.reform.publishing.operations.promises.refusals import (
    DaysOutOfReach,
    MissingPartsUnnamed,
    NoAnswer,
    NotAskedYet,
)
from sen.reform.publishing.queries.promises import question

FEWEST_DAYS = 7
MOST_DAYS = 180
#: One person who is not content is no finding yet.
FEWEST_TOLD = 3


@dataclass(frozen=True)
class NewAnswer:
    """What a citizen answers, and may add; `trap` is the field that people leave empty."""

    answer: str
    comment: str = ""
    trap: str = ""


@transaction.atomic
def answer_promise(token: str, new: NewAnswer, *, visitor: Visitor, at: datetime) -> Outcome:
    """
    Count a browser's answer once; a comment goes to moderation. Neither who answered nor when is kept.

    :raises PromiseNotFound, NotAskedYet: if nobody is asked under this token
    :raises NoAnswer, MissingPartsUnnamed: if the answer is none, or "not yet" says nothing of what is missing
    :raises TooMany: if the address sent too many within the hour
    """
    asked = question(token, local_day(at))
    if not asked.is_asked:
        raise NotAskedYet
    if new.answer not in Answer.values:
        raise NoAnswer
    if new.answer == Answer.NOT_YET and not new.comment.strip():
        raise MissingPartsUnnamed
    count_in_hour("rate", visitor.address, at=at)
    asking = asked.promise.round
    what = f"{asked.subject}/{asking}"
    if not _is_first(voter_key(key_of_quarter(at).secret, what, visitor.token)):
        return Outcome.ALREADY
    count_open_rating(what, visitor.address, at=at)
    if new.comment.strip():
        said = NewComment(text=new.comment, trap=new.trap)
        feedback.comment(subject=asked.subject, new=said, visitor=visitor, at=at)
    # Not audited: an event for each answer would say in which order they came, and when.
    _add(asked.id, asking, new.answer)
    return Outcome.FIRST


@transaction.atomic
def set_asking(days: int, *, by: Actor, at: datetime) -> None:
    """
    Ask so many days after a promise is done; what is done already keeps its day.

    :raises DaysOutOfReach: if that is too soon or too late
    """
    permissions.may_set_asking(by).enforce()
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise DaysOutOfReach(days=days)
    rule = AskingRule(days=days, set_at=at, set_by=by.label)
    rule.save()
    audit.record("asking_rule_set", rule, by=by, at=at, days=days)
    raise_edition()


@transaction.atomic
def tell_of_answers(*, at: datetime) -> int:
    """Tell the secretary of promises more citizens call unfinished than before; returns how many promises."""
    secretaries = {
        person.user_id for person in people_holding(Role.SECRETARY, on=local_day(at)) if person.user_id is not None
    }
    said = PromiseTally.objects.select_for_update(of=("self",)).select_related("promise")
    news = list(said.filter(not_yet__gte=FEWEST_TOLD, not_yet__gt=F("told")))
    for tally in news:
        promise = tally.promise
        sentence = ngettext(
            "%(count)s citizen says promise %(number)s is not done yet. Look at what is missing.",
            "%(count)s citizens say promise %(number)s is not done yet. Look at what is missing.",
            tally.not_yet,
        )
        tell(
            secretaries,
            key=f"publishing.answers:{promise.pk}",
            sentence=sentence % {"count": tally.not_yet, "number": promise.number},
            url=address("promises:promise", promise.book, promise.number),
            at=at,
        )
        PromiseTally.objects.filter(pk=tally.pk).update(told=tally.not_yet)
    return len(news)


def _is_first(key: str) -> bool:
    """Whether this browser had not answered in this asking."""
    try:
        with transaction.atomic():
            PromiseBrowser.objects.create(key=key)
    except IntegrityError:
        return False
    return True


def _add(promise_id: int, asking: int, answer: str) -> None:
    """Add one in a single statement, so that none of a burst is lost."""
    box = PromiseTally.objects.filter(promise_id=promise_id, round=asking)
    if not box.update(**{answer: F(answer) + 1}):
        PromiseTally.objects.bulk_create([PromiseTally(promise_id=promise_id, round=asking)], ignore_conflicts=True)
        box.update(**{answer: F(answer) + 1})
