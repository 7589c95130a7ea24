"""The results of assessments as commendation cites them: which run, its digest, and whether it still stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sen.reform.assessments.queries import State, round_with_id
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.models import Approval, ScoreRun
from sen.reform.scoring.queries import snapshot

WITHDRAWN = ""


@dataclass(frozen=True)
class CitedResult:
    """A result as it stood at a moment."""

    assessment_round_id: int
    kind: RunKind
    run_id: int
    digest: str


def result_as_of(assessment_round_id: int, at: datetime) -> CitedResult | None:
    """The approved result of a round at a moment; before the first approval the newest figures there were."""
    approval = Approval.objects.filter(run__round_id=assessment_round_id, approved_at__lte=at).first()
    if approval is not None:
        return CitedResult(assessment_round_id, RunKind.OFFICIAL, approval.run_id, approval.digest)
    kinds = (RunKind.APPRAISED, RunKind.PROVISIONAL)
    run = ScoreRun.objects.filter(round_id=assessment_round_id, kind__in=kinds, computed_at__lte=at)
    found = run.defer("leaves").first()
    if found is None:
        return None
    return CitedResult(assessment_round_id, RunKind(found.kind), found.pk, snapshot(found.pk).digest)


def present_digests(assessment_round_ids: Iterable[int], at: datetime) -> dict[int, str]:
    """What stands now for each round: the digest of its newest approved result; empty once it was withdrawn."""
    return {round_id: _present(round_id, at) for round_id in set(assessment_round_ids)}


def _present(round_id: int, at: datetime) -> str:
    if round_with_id(round_id).states.get(State.WITHDRAWN):
        return WITHDRAWN
    newest = Approval.objects.filter(run__round_id=round_id, approved_at__lte=at).first()
    return newest.digest if newest else WITHDRAWN
