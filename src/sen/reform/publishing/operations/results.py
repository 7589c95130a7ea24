"""Publishing an approved result, correcting it with a new version, taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.queries import Move, round_with_id
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.publishing import permissions
from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.queries import SAID_OF_ROUND, START, about_round, method_now, seal_of
from sen.reform.scoring import queries as scoring

LONGEST_REASON = 500


class NotApproved(Refusal):
    """Nobody approved the result yet."""

    message = _("The result is not approved yet. Put it before the leader of the People's Committee.")


class ApprovalVoid(Refusal):
    """What was approved is no longer what would be published."""

    message = _("The approval is void. %(reason)s")


class NothingChanged(Refusal):
    """The same text is public already."""

    message = _("This result is public already as version %(number)s. A correction needs another result.")


class NothingPublic(Refusal):
    """There is no public result to withdraw."""

    message = _("There is no public result of this round to withdraw.")


class ReasonMissing(Refusal):
    """A correction or withdrawal without its reason."""

    message = _("Say why, in at most %(longest)s characters: the reason is public.")


@transaction.atomic
def publish(round_id: int, *, by: Actor, at: datetime, reason: str = "") -> int:
    """
    Seal the approved result and let the public read it; after the first time it is a correction, with its reason.

    :raises NotApproved, ApprovalVoid: if there is no approval, or it no longer counts
    :raises NothingChanged: if the public reads the same text already
    :raises ReasonMissing: if a correction has no reason
    """
    permissions.may_publish(by).enforce()
    approval = scoring.approval_of(round_id)
    if approval is None:
        raise NotApproved
    if approval.is_void:
        raise ApprovalVoid(reason=approval.void_reason)
    newest = _newest(round_id)
    if newest is not None and newest.digest == approval.digest:
        raise NothingChanged(number=newest.number)
    words = _stated(reason) if newest else ""
    kind, move = (Kind.CORRECTED, Move.CORRECT) if newest else (Kind.PUBLISHED, Move.PUBLISH)
    assessments.move_round(round_id, move, by=by, at=at, reason=words)
    sealed = scoring.snapshot(approval.run_id)
    made = PublishedResult(
        round_id=round_id,
        **about_round(sealed.content),
        kind=kind,
        content=sealed.content,
        digest=sealed.digest,
        method=method_now(round_with_id(round_id).version_id),
        published_at=at,
        published_by=by.label,
        reason=words,
    )
    _add(made, newest)
    audit.record(f"result_{kind.value}", made, by=by, at=at, number=made.number, digest=made.digest, reason=words)
    raise_edition()
    return made.pk


@transaction.atomic
def withdraw(round_id: int, reason: str, *, by: Actor, at: datetime) -> int:
    """
    Take the result back and say why; every version stays, and its digest tells that it was withdrawn.

    :raises NothingPublic: if nothing is public
    :raises ReasonMissing: if no reason is given
    """
    permissions.may_withdraw(by).enforce()
    newest = _newest(round_id)
    if newest is None or newest.kind == Kind.WITHDRAWN:
        raise NothingPublic
    words = _stated(reason)
    assessments.move_round(round_id, Move.WITHDRAW, by=by, at=at, reason=words)
    made = PublishedResult(
        round_id=round_id,
        **{name: getattr(newest, name) for name in SAID_OF_ROUND},
        kind=Kind.WITHDRAWN,
        published_at=at,
        published_by=by.label,
        reason=words,
    )
    _add(made, newest)
    audit.record("result_withdrawn", made, by=by, at=at, number=made.number, reason=words)
    raise_edition()
    return made.pk


def _newest(round_id: int) -> PublishedResult | None:
    return PublishedResult.objects.filter(round_id=round_id).defer("content").order_by("-number").first()


def _add(version: PublishedResult, previous: PublishedResult | None) -> None:
    """Number the version, chain it to the one before, seal it and keep it."""
    version.number = previous.number + 1 if previous else 1
    version.previous = previous
    version.seal = seal_of(version, previous.seal if previous else START)
    version.save()


def _stated(reason: str) -> str:
    words = nfc(reason)
    if not words or len(words) > LONGEST_REASON:
        raise ReasonMissing(longest=LONGEST_REASON)
    return words
