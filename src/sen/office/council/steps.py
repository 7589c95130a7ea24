"""What each person may do at the council's desk now, and why not: the permission first, then where the round stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments.permissions import may_decide_places, may_move_round
from sen.reform.assessments.queries import Move, RoundCard, State
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.publishing.permissions import may_publish, may_withdraw
from sen.reform.scoring.permissions import may_approve, may_run
from sen.reform.scoring.queries import ApprovalCard, RunPage

_PUBLIC = frozenset({State.PUBLISHED, State.CORRECTED})
_DECIDED = frozenset({State.APPROVED, State.PUBLISHED, State.CORRECTED, State.WITHDRAWN})


@dataclass(frozen=True)
class Standing:
    """Where a round stands at the council's desk."""

    round: RoundCard
    run: RunPage | None
    is_current: bool
    approval: ApprovalCard | None

    @property
    def states(self) -> frozenset[State]:
        """The states its sheets are in."""
        return frozenset(self.round.states)

    @property
    def is_before_council(self) -> bool:
        """Whether every sheet lies before the council now."""
        return self.states == {State.COUNCIL}

    @property
    def is_public(self) -> bool:
        """Whether a result is public now."""
        return bool(self.states) and self.states <= _PUBLIC

    @property
    def is_decided(self) -> bool:
        """Whether the result was approved, and what follows."""
        return bool(self.states) and self.states <= _DECIDED


@dataclass(frozen=True)
class Steps:
    """Each step with its decision."""

    decide: Decision
    score: Decision
    approve: Decision
    publish: Decision
    revise: Decision
    withdraw: Decision


def steps_for(by: Actor, standing: Standing) -> Steps:
    """What the person may do now."""
    return Steps(
        decide=may_decide_places(by) and _lies_before(standing),
        score=may_run(by) and _lies_before(standing),
        approve=may_approve(by) and _lies_before(standing) and _is_computed(standing),
        publish=may_publish(by) and _is_approved(standing),
        revise=may_move_round(by, Move.REVISE)
        and yes_if(standing.is_decided, _("Nothing was approved or published yet: the council may still decide.")),
        withdraw=may_withdraw(by) and yes_if(standing.is_public, _("No result of this round is public now.")),
    )


def _lies_before(standing: Standing) -> Decision:
    if standing.is_decided:
        words = _("The result is approved. Take it up again, with a reason, before anything is changed.")
    else:
        words = _("Not every sheet lies before the council yet.")
    return yes_if(standing.is_before_council, words)


def _is_computed(standing: Standing) -> Decision:
    return yes_if(standing.run, _("The official result is not computed yet. The secretary computes it.")) and yes_if(
        standing.is_current, _("Something was decided after the result was computed. The secretary computes it again.")
    )


def _is_approved(standing: Standing) -> Decision:
    approval = standing.approval
    stands = standing.states == {State.APPROVED} and approval is not None
    if standing.is_public:
        return yes_if(stands, _("The result is public. To correct it, take it up again."))
    decision = yes_if(stands, _("The result is not approved yet. Put it before the leader of the People's Committee."))
    return decision and yes_if(approval and not approval.is_void, approval.void_reason if approval else "")
