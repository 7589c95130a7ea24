"""Approving a result: exactly the one that was read, as long as nothing has moved beneath it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.operations import ReasonTooLong
from sen.reform.assessments.queries import Move
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.scoring.engine import difference_on_recomputation
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import Approval, ScoreRun
from sen.reform.scoring.permissions import may_approve
from sen.reform.scoring.queries import RunNotFound, snapshot
from sen.reform.scoring.queries.approvals import figures_changed_since, newest_official

LONGEST_NOTE = 500


class NotOfficial(Refusal):
    """Only what the council decided upon can be approved."""

    message = _("Only an official result is approved; this one is “%(kind)s”. Have the official result computed first.")


class ResultChanged(Conflict):
    """What would be approved is not what the leader read."""

    message = _("The result changed after you opened it. Read the newest one, then approve that.")


class ResultDoubtful(Refusal):
    """What is stored does not come out the same when computed again."""

    message = _("The result cannot be approved: %(difference)s Ask the administrator to look into the ledger.")


@transaction.atomic
def approve(run_id: int, digest: str, *, by: Actor, at: datetime, note: str = "") -> int:
    """
    Approve the result with this digest: the one the leader read.

    :raises ReasonTooLong: if the note does not fit
    :raises NotOfficial: if the run is of another kind
    :raises ResultChanged: if there is a newer run, a newer figure, or the digest is another
    :raises ResultDoubtful: if the run no longer comes out the same from what is stored
    """
    may_approve(by).enforce()
    words = nfc(note)
    if len(words) > LONGEST_NOTE:
        raise ReasonTooLong(most=LONGEST_NOTE)
    run = ScoreRun.objects.filter(pk=run_id).select_related("round").first()
    if run is None:
        raise RunNotFound
    if run.kind != RunKind.OFFICIAL:
        raise NotOfficial(kind=RunKind(run.kind).label)
    # First the move: it holds the round, so that nothing moves beneath what is compared next.
    assessments.move_round(run.round_id, Move.APPROVE, by=by, at=at)
    _still_what_was_read(run, digest)
    made = Approval.objects.create(
        run=run, digest=digest, approved_at=at, approved_by=by.label, by_user_id=by.user_id, note=words
    )
    audit.record("result_approved", made, by=by, at=at, run=run.pk, digest=digest)
    return made.pk


def _still_what_was_read(run: ScoreRun, digest: str) -> None:
    newest = newest_official(run.round_id)
    if newest is None or newest.pk != run.pk or snapshot(run.pk).digest != digest or figures_changed_since(run):
        raise ResultChanged
    if difference := difference_on_recomputation(run):
        raise ResultDoubtful(difference=difference)
