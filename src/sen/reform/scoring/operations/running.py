"""Scoring a round: read what was declared, let the engine compute, keep everything."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.scoring import engine
from sen.reform.scoring.kinds import FROM_DECLARED, RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.permissions import may_run


class NothingToScore(Refusal):
    """A kind of run that rests on figures nobody has entered."""

    message = _("A score of the kind “%(kind)s” needs appraised figures, and there are none yet. Score provisionally.")


@transaction.atomic
def run(round_id: int, kind: RunKind, *, by: Actor, at: datetime) -> int:
    """
    Score everybody in a round and keep the result with the reason of every point.

    :raises NothingToScore: if the kind needs figures there are none of
    """
    may_run(by).enforce()
    if kind not in FROM_DECLARED:
        raise NothingToScore(kind=kind.label)
    card = assessments.round_with_id(round_id)
    computed = engine.compute(card.version_id, assessments.answers_of_round(round_id))
    made = ScoreRun.objects.create(
        round_id=round_id,
        kind=kind,
        cut_off_on=card.cut_off_on,
        definition_digest=computed.definition_digest,
        input_digest=computed.input_digest,
        result_digest=computed.result_digest,
        engine_version=engine.ENGINE_VERSION,
        leaves=computed.leaves,
        computed_at=at,
        computed_by=by.label,
    )
    ScoreLine.objects.bulk_create(
        ScoreLine(
            run=made,
            unit_id=line.unit_id,
            peer_group=line.peer_group,
            entry_count=line.entry_count,
            position=position,
            rank=line.rank,
            unranked_reason=line.unranked_reason,
            grade=line.grade,
            total=line.total,
            areas=line.areas,
            sheet=line.sheet,
        )
        for position, line in enumerate(computed.lines, start=1)
    )
    audit.record("round_scored", made, by=by, at=at, kind=kind.value, inputs=computed.input_digest)
    return made.pk
