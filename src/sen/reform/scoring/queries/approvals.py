"""What was approved, and whether the approval still holds."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import State, has_come_to
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import Approval, ScoreRun
from sen.reform.scoring.queries.inputs import input_digest_now
from sen.reform.scoring.queries.runs import RunPage
from sen.reform.scoring.queries.snapshots import snapshot


@dataclass(frozen=True)
class ApprovalCard:
    """The newest approval of a round; void once what was approved is no longer what stands."""

    id: int
    run_id: int
    round_id: int
    digest: str
    approved_at: datetime
    approved_by: str
    note: str
    void_reason: str

    @property
    def is_void(self) -> bool:
        """Whether it no longer counts ("hết hiệu lực")."""
        return bool(self.void_reason)


def approval_of(round_id: int) -> ApprovalCard | None:
    """The newest approval of a round; none before the first."""
    found = Approval.objects.filter(run__round_id=round_id).select_related("run").first()
    if found is None:
        return None
    return ApprovalCard(
        id=found.pk,
        run_id=found.run_id,
        round_id=round_id,
        digest=found.digest,
        approved_at=found.approved_at,
        approved_by=found.approved_by,
        note=found.note,
        void_reason=_void_reason(found),
    )


def newest_official(round_id: int) -> ScoreRun | None:
    """The official run that counts: the newest."""
    return ScoreRun.objects.filter(round_id=round_id, kind=RunKind.OFFICIAL).defer("leaves").first()


def figures_changed_since(run: ScoreRun) -> bool:
    """Whether the ledger says something else now than when the run was computed."""
    return input_digest_now(run.round_id, RunKind(run.kind)) != run.input_digest


def is_up_to_date(run: RunPage) -> bool:
    """Whether a run would come from the same figures and decisions if it were computed now."""
    return input_digest_now(run.round_id, RunKind(run.kind)) == run.input_digest


def _void_reason(approval: Approval) -> str:
    states = assessments.round_with_id(approval.run.round_id).states
    if not all(has_come_to(state, State.APPROVED) for state in states):
        return _("The council took the round up again. The result has to be approved again.")
    newest = newest_official(approval.run.round_id)
    if newest is not None and newest.pk != approval.run_id and snapshot(newest.pk).digest != approval.digest:
        return _("The round was scored again afterwards, with another result. It has to be approved again.")
    if figures_changed_since(approval.run):
        return _("The ledger was changed afterwards. Score the round again and have it approved again.")
    if snapshot(approval.run_id).digest != approval.digest:
        return _("What was approved no longer reads the same. It has to be approved again.")
    return ""
