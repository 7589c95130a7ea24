"""Scoring a round: read what was declared, let the engine compute, keep everything."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import RoundCard, State
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.scoring import engine
from sen.reform.scoring.kinds import RESTS_ON, RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.permissions import may_run


class NothingToScore(Refusal):
    """A kind of run that rests on words nobody has said yet."""

    message = _("A score of the kind “%(kind)s” cannot be computed yet: the sheets have not come so far.")


@transaction.atomic
def run(round_id: int, kind: RunKind, *, by: Actor, at: datetime) -> int:
    """
    Score everybody in a round and keep the result with the reason of every point.

    :raises NothingToScore: if the sheets have not come as far as the kind needs
    """
    may_run(by).enforce()
    card = assessments.round_with_id(round_id)
    if kind not in RESTS_ON or not _have_come(card, kind):
        raise NothingToScore(kind=kind.label)
    decisions = assessments.place_decisions(round_id)
    answers = assessments.answers_of_round(round_id, through=RESTS_ON[kind])
    computed = engine.compute(card.version_id, answers, decisions)
    made = ScoreRun.objects.create(
        round_id=round_id,
        kind=kind,
        cut_off_on=card.cut_off_on,
        definition_digest=computed.definition_digest,
        input_digest=computed.input_digest,
        result_digest=computed.result_digest,
        engine_version=engine.ENGINE_VERSION,
        decisions=decisions.as_data(),
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


def _have_come(card: RoundCard, kind: RunKind) -> bool:
    """Appraised needs somebody at the appraisers; official needs everybody before the council."""
    if kind is RunKind.OFFICIAL:
        return all(assessments.has_come_to(state, State.COUNCIL) for state in card.states)
    return kind is RunKind.PROVISIONAL or any(assessments.has_come_to(state, State.APPRAISING) for state in card.states)
