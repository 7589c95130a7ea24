"""What moderators decide about comments, and what the unit replies."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.feedback import permissions
from sen.reform.feedback.models import Comment, ModerationStep, Reply
from sen.reform.feedback.queries.comments import CommentNotFound
from sen.reform.feedback.queries.moderation import as_moderated
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.texts import plain
from sen.reform.feedback.workflow import Move
from sen.reform.organizations import queries as organizations

LONGEST_NOTE = 300
LONGEST_REPLY = 2_000


class NoteMissing(Refusal):
    """A refusal for "another reason" that names none."""

    message = _("“Another reason” needs a sentence that names it, in at most %(most)d characters.")


class ReplyDoesNotFit(Refusal):
    """A reply without words, or with too many."""

    message = _("A reply has at least one word and at most %(most)d characters; this one has %(length)d.")


class RepliedMeanwhile(Conflict):
    """Somebody else of the unit replied first."""

    message = _("Somebody replied to this comment meanwhile. Read that reply, then correct it if you still need to.")


@transaction.atomic
def publish_comment(*, comment_id: int, false_alarms: Iterable[int] = (), by: Actor, at: datetime) -> None:
    """Show the comment to everybody; what looks like personal data stays hidden, except where it is a false alarm."""
    found = _locked(comment_id)
    permissions.may_publish(by, as_moderated(found)).enforce()
    found.false_alarms = _places(found, false_alarms)
    _decide(found, Move.PUBLISH, by, at)
    audit.record("comment_published", found, by=by, at=at, about=found.subject, shown=found.false_alarms)
    raise_edition()


@transaction.atomic
def refuse_comment(*, comment_id: int, reason: Reason, note: str = "", by: Actor, at: datetime) -> None:
    """
    Do not show the comment, or no longer; the reason is counted in the public log.

    :raises NoteMissing: if the reason is "another" and no sentence names it, or the sentence does not fit
    """
    found = _locked(comment_id)
    permissions.may_refuse(by, as_moderated(found)).enforce()
    words = nfc(note)
    if len(words) > LONGEST_NOTE or (reason == Reason.OTHER and not words):
        raise NoteMissing(most=LONGEST_NOTE)
    _decide(found, Move.REFUSE, by, at, reason=reason, note=words)
    audit.record("comment_refused", found, by=by, at=at, about=found.subject, reason=reason)
    raise_edition()


@transaction.atomic
def keep_comment(*, comment_id: int, false_alarms: Iterable[int] = (), by: Actor, at: datetime) -> None:
    """Leave a published comment where it is, after readers reported it or something in it was hidden by mistake."""
    found = _locked(comment_id)
    permissions.may_keep(by, as_moderated(found)).enforce()
    found.false_alarms = _places(found, false_alarms)
    found.save()
    found.reports.filter(settled_at=None).update(settled_at=at)
    audit.record("comment_kept", found, by=by, at=at, about=found.subject, shown=found.false_alarms)
    raise_edition()


@transaction.atomic
def reply(*, comment_id: int, text: str, based_on: int, by: Actor, at: datetime) -> None:
    """
    Say something to a published comment in the name of the unit; said again, it corrects what was said before.

    :raises ReplyDoesNotFit: if it has no words or too many
    :raises RepliedMeanwhile: if there is a newer version than the one read (0: none)
    """
    found = _locked(comment_id)
    permissions.may_reply(by, as_moderated(found)).enforce()
    words = plain(text)
    if not 0 < len(words) <= LONGEST_REPLY:
        raise ReplyDoesNotFit(length=len(words), most=LONGEST_REPLY)
    last = found.replies.order_by("number").last()
    number = last.number if last else 0
    if number != based_on:
        raise RepliedMeanwhile
    said = Reply(
        comment=found,
        number=number + 1,
        text=words,
        unit_name=_unit_name(found, by),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    said.save()
    audit.record("comment_replied", said, by=by, at=at, about=found.subject, number=said.number)
    raise_edition()


def _decide(found: Comment, move: Move, by: Actor, at: datetime, *, reason: str = "", note: str = "") -> None:
    found.move(move, by=by.label, at=at)
    found.refused_for, found.refusal_note = reason, note
    found.save()
    found.reports.filter(settled_at=None).update(settled_at=at)
    ModerationStep(comment=found, subject=found.subject, state=found.state, refused_for=reason, at=at).save()


def _places(found: Comment, false_alarms: Iterable[int]) -> list[int]:
    """The places that exist; others were made up."""
    count = len(as_moderated(found).findings)
    return sorted({place for place in false_alarms if 0 <= place < count})


def _unit_name(found: Comment, by: Actor) -> str:
    if found.unit_id is not None:
        return organizations.unit(found.unit_id).name
    return by.acting.unit_name if by.acting else by.name


def _locked(comment_id: int) -> Comment:
    found = Comment.objects.select_for_update().filter(pk=comment_id).first()
    if found is None:
        raise CommentNotFound
    return found
