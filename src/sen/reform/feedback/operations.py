"""Every change to ratings and comments."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.feedback import limits, permissions
from sen.reform.feedback.models import Comment, Rating
from sen.reform.feedback.queries import STARS, CommentNotFound, as_moderated
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.voters import CITIZEN, fingerprint, voter_key
from sen.reform.feedback.workflow import Move

LONGEST_COMMENT = 2_000
LONGEST_NAME = 60
LONGEST_NOTE = 300


class NotOneToFive(Refusal):
    """A rating without one of the five stars."""

    message = _("Choose one of the five stars, then press “Send”.")


class CommentEmpty(Refusal):
    """A comment without words."""

    message = _("The comment has no words. Write what you think, then send it.")


class CommentTooLong(Refusal):
    """A comment longer than fits."""

    message = _("The comment has %(length)d characters; at most %(most)d fit. Shorten it, then send it again.")


class NameTooLong(Refusal):
    """A name longer than fits."""

    message = _("The name has %(length)d characters; at most %(most)d fit. Shorten it, or leave it empty.")


class LooksAutomatic(Refusal):
    """The field people do not see was filled in, as only machines do."""

    message = _("This looks like an automatic message, so it was not taken. Leave the field “Website” empty.")


class NoteMissing(Refusal):
    """A refusal for "another reason" that names none."""

    message = _("“Another reason” needs a sentence that names it, in at most %(most)d characters.")


class Outcome(StrEnum):
    """What became of an answer: a first one, one that replaced the browser's own, or the same once more."""

    FIRST = "first"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class Visitor:
    """What is known of somebody without an account: the token of the browser, and the address for this request only."""

    token: str
    address: str


@dataclass(frozen=True)
class NewComment:
    """What a visitor typed; `trap` is the field that people leave empty."""

    text: str
    name: str = ""
    trap: str = ""


@transaction.atomic
def rate(*, subject: str, stars: int, visitor: Visitor, at: datetime) -> Outcome:
    """
    Count the stars of a browser: once per subject. Rating again changes the stars, never the count.

    :raises NotOneToFive: if it is no number of stars
    :raises TooMany: if the address sent too many within the hour
    """
    if stars not in STARS:
        raise NotOneToFive
    limits.count("rate", visitor.address, at=at)
    key = voter_key(subject, visitor.token)
    earlier = Rating.objects.select_for_update().filter(subject=subject, voter_key=key).first()
    if earlier is not None and earlier.stars == stars:
        return Outcome.SAME
    rating, is_new = Rating.objects.update_or_create(
        subject=subject, voter_key=key, defaults={"stars": stars, "rated_at": at}
    )
    audit.record("rating_given" if is_new else "rating_changed", rating, by=CITIZEN, at=at, about=subject)
    return Outcome.FIRST if is_new else Outcome.CHANGED


@transaction.atomic
def comment(*, subject: str, new: NewComment, visitor: Visitor, at: datetime) -> Outcome:
    """
    Take a comment; nobody sees it before a moderator has published it. The same words sent twice are kept once.

    :raises LooksAutomatic: if the trap was filled
    :raises CommentEmpty, CommentTooLong, NameTooLong: if the words do not fit
    :raises TooMany: if the address sent too many within the hour
    """
    if new.trap.strip():
        raise LooksAutomatic
    text, name = _plain(new.text), re.sub(r"\s+", " ", _plain(new.name))
    if not text:
        raise CommentEmpty
    if len(text) > LONGEST_COMMENT:
        raise CommentTooLong(length=len(text), most=LONGEST_COMMENT)
    if len(name) > LONGEST_NAME:
        raise NameTooLong(length=len(name), most=LONGEST_NAME)
    limits.count("comment", visitor.address, at=at)
    sent, is_new = Comment.objects.get_or_create(
        fingerprint=fingerprint(subject, visitor.token, text),
        defaults={"subject": subject, "text": text, "name": name, "sent_at": at},
    )
    if not is_new:
        return Outcome.SAME
    audit.record("comment_sent", sent, by=CITIZEN, at=at, about=subject)
    return Outcome.FIRST


@transaction.atomic
def publish_comment(*, comment_id: int, by: Actor, at: datetime) -> None:
    """Show the comment to everybody."""
    found = _locked(comment_id)
    permissions.may_publish(by, as_moderated(found)).enforce()
    found.move(Move.PUBLISH, by=by.label, at=at)
    found.save()
    audit.record("comment_published", found, by=by, at=at, about=found.subject)


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
    found.move(Move.REFUSE, by=by.label, at=at)
    found.refused_for, found.refusal_note = reason, words
    found.save()
    audit.record("comment_refused", found, by=by, at=at, about=found.subject, reason=reason)


def _locked(comment_id: int) -> Comment:
    found = Comment.objects.select_for_update().filter(pk=comment_id).first()
    if found is None:
        raise CommentNotFound
    return found


def _plain(words: str) -> str:
    """Compose the letters and drop what cannot be seen, except line breaks: such characters hide or reverse text."""
    lines = re.sub(r"\r\n?", "\n", words)
    return nfc("".join(each for each in lines if each == "\n" or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}))
