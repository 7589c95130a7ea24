"""Comments as readers send them, report them, and take them back."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.feedback.models import Comment, CommentReport, ModerationStep
from sen.reform.feedback.operations.limits import count_in_hour, count_once, enforce_below
from sen.reform.feedback.operations.rating import Outcome
from sen.reform.feedback.operations.telling import tell_of_report, tell_of_waiting
from sen.reform.feedback.queries.comments import CommentNotFound
from sen.reform.feedback.reasons import ReportReason
from sen.reform.feedback.texts import MOST_LINKS, likeness_words, link_count, plain
from sen.reform.feedback.voters import (
    CITIZEN,
    Visitor,
    fingerprint,
    likeness,
    new_withdrawal_code,
    withdrawal_digest,
)
from sen.reform.feedback.workflow import Move, State

LONGEST_COMMENT = 2_000
LONGEST_NAME = 60


class CommentEmpty(Refusal):
    """A comment without words."""

    message = _("The comment has no words. Write what you think, then send it.")


class CommentTooLong(Refusal):
    """A comment longer than fits."""

    message = _("The comment has %(length)d characters; at most %(most)d fit. Shorten it, then send it again.")


class NameTooLong(Refusal):
    """A name longer than fits."""

    message = _("The name has %(length)d characters; at most %(most)d fit. Shorten it, or leave it empty.")


class TooManyLinks(Refusal):
    """More addresses of web sites than a comment needs."""

    message = _(
        "The comment holds %(count)d addresses of web sites; at most %(most)d fit. Take some out, then send it."
    )


class LooksAutomatic(Refusal):
    """The field people do not see was filled in, as only machines do."""

    message = _("This looks like an automatic message, so it was not taken. Leave the field “Website” empty.")


@dataclass(frozen=True)
class NewComment:
    """What a visitor typed; `trap` is the field that people leave empty."""

    text: str
    name: str = ""
    trap: str = ""


@dataclass(frozen=True)
class Sent:
    """What became of a comment, and the code its writer may withdraw it by: told once, kept nowhere."""

    outcome: Outcome
    withdrawal_code: str = ""


@transaction.atomic
def comment(*, subject: str, new: NewComment, visitor: Visitor, unit_id: int | None = None, at: datetime) -> Sent:
    """
    Take a comment; nobody sees it before a moderator has published it. The same words sent twice are kept once.

    :raises LooksAutomatic: if the trap was filled
    :raises CommentEmpty, CommentTooLong, NameTooLong, TooManyLinks: if the words do not fit
    :raises TooMany: if the network sent too many within the hour
    """
    if new.trap.strip():
        raise LooksAutomatic
    text, name = plain(new.text), re.sub(r"\s+", " ", plain(new.name))
    _enforce_fitting(text, name)
    count_in_hour("comment", visitor.address, at=at)
    bare = likeness_words(text)
    alike = likeness(bare) if bare else ""
    if alike and Comment.objects.filter(subject=subject, likeness=alike).exclude(state=State.WITHDRAWN).exists():
        return Sent(Outcome.SAME)
    code = new_withdrawal_code()
    sent, is_new = Comment.objects.get_or_create(
        fingerprint=fingerprint(subject, visitor.token, text),
        defaults={
            "subject": subject,
            "unit_id": unit_id,
            "text": text,
            "name": name,
            "sent_at": at,
            "likeness": alike,
            "withdrawal_digest": withdrawal_digest(code),
        },
    )
    if not is_new:
        return Sent(Outcome.SAME)
    audit.record("comment_sent", sent, by=CITIZEN, at=at, about=subject)
    tell_of_waiting(unit_id, at=at)
    return Sent(Outcome.FIRST, code)


@transaction.atomic
def report_comment(*, comment_id: int, reason: ReportReason, visitor: Visitor, at: datetime) -> Outcome:
    """
    Bring a published comment before the moderators again; it stays where it is until one has looked.

    :raises CommentNotFound: if no such comment is public
    :raises TooMany: if the network reported too many within the hour
    """
    found = Comment.objects.filter(pk=comment_id, state=State.PUBLISHED).first()
    if found is None:
        raise CommentNotFound
    if not count_once(f"report|{comment_id}", visitor.address, at=at):
        return Outcome.SAME
    count_in_hour("report", visitor.address, at=at)
    CommentReport.objects.create(comment=found, reason=reason, reported_on=local_day(at))
    audit.record("comment_reported", found, by=CITIZEN, at=at, about=found.subject, reason=reason)
    tell_of_report(found.unit_id, at=at)
    return Outcome.FIRST


@transaction.atomic
def withdraw_comment(*, code: str, visitor: Visitor, at: datetime) -> Outcome:
    """
    Delete the words and the name of a comment, for whoever holds its code. That there was one stays in the log.

    :returns: FIRST when it is withdrawn; CODE_NOT_TAKEN when no comment belongs to the code
    :raises TooMany: if the network tried too many codes within the hour
    """
    enforce_below("withdraw", visitor.address, at=at)
    found = (
        Comment.objects.select_for_update()
        .filter(withdrawal_digest=withdrawal_digest(code))
        .exclude(withdrawal_digest="")
        .first()
    )
    if found is None:
        # Told by what is returned, not by a refusal: a refusal would undo the count of tries.
        count_in_hour("withdraw", visitor.address, at=at)
        return Outcome.CODE_NOT_TAKEN
    found.move(Move.WITHDRAW, by=CITIZEN.label, at=at)
    found.text = found.name = found.likeness = found.withdrawal_digest = ""
    found.false_alarms = []
    # What it was before can no longer be told by trying out words.
    found.fingerprint = secrets.token_hex(32)
    found.save()
    found.reports.filter(settled_at=None).update(settled_at=at)
    ModerationStep(comment=found, subject=found.subject, state=found.state, at=at).save()
    audit.record("comment_withdrawn", found, by=CITIZEN, at=at, about=found.subject)
    raise_edition()
    return Outcome.FIRST


def _enforce_fitting(text: str, name: str) -> None:
    if not text:
        raise CommentEmpty
    if len(text) > LONGEST_COMMENT:
        raise CommentTooLong(length=len(text), most=LONGEST_COMMENT)
    if len(name) > LONGEST_NAME:
        raise NameTooLong(length=len(name), most=LONGEST_NAME)
    links = link_count(f"{name}\n{text}")
    if links > MOST_LINKS:
        raise TooManyLinks(count=links, most=MOST_LINKS)
