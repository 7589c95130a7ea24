"""What the council decides about places: who of tied units stands first, which grade a unit gets where one must say."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import PlaceDecision, Round
from sen.reform.assessments.operations.ledger import fitting
from sen.reform.assessments.permissions import may_decide_places
from sen.reform.assessments.workflow import State
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal


class NotBeforeCouncil(Refusal):
    """Places are decided when every sheet lies before the council."""

    message = _("Places are decided when every sheet of the round is before the council. Look at the board.")


class NotInRound(Refusal):
    """Units that are not compared here, or not several of them."""

    message = _("Choose units of this round, each of them once. For an order choose at least two.")


LEAST_TO_ORDER = 2


@transaction.atomic
def decide_order(round_id: int, unit_ids: tuple[int, ...], reason: str, *, by: Actor, at: datetime) -> None:
    """
    Part tied units: the better placed first. A later decision about them replaces this one.

    :raises NotBeforeCouncil: if a sheet is not before the council
    :raises NotInRound: if they are not several units of the round, of one peer group
    :raises ReasonNeeded: if there is no reason
    """
    may_decide_places(by).enforce()
    groups = _groups_before_council(round_id)
    is_several = len(unit_ids) >= LEAST_TO_ORDER and len(set(unit_ids)) == len(unit_ids)
    if not is_several or len({groups.get(unit_id) for unit_id in unit_ids}) != 1 or unit_ids[0] not in groups:
        raise NotInRound
    _record(round_id, PlaceDecision(kind=PlaceDecision.Kind.ORDER, unit_ids=list(unit_ids)), reason, by=by, at=at)


@transaction.atomic
def decide_grade(round_id: int, unit_id: int, grade: str, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Give a unit the grade that somebody must decide on. A later decision replaces this one.

    :raises NotBeforeCouncil: if a sheet is not before the council
    :raises NotInRound: if the unit takes no part in the round
    :raises ReasonNeeded: if there is no reason
    """
    may_decide_places(by).enforce()
    if unit_id not in _groups_before_council(round_id):
        raise NotInRound
    decision = PlaceDecision(kind=PlaceDecision.Kind.GRADE, unit_ids=[unit_id], grade=grade)
    _record(round_id, decision, reason, by=by, at=at)


def _groups_before_council(round_id: int) -> dict[int, str]:
    cards = queries.assessments_of(round_id)
    if any(card.state is not State.COUNCIL for card in cards):
        raise NotBeforeCouncil
    return {card.unit_id: card.peer_group for card in cards}


def _record(round_id: int, decision: PlaceDecision, reason: str, *, by: Actor, at: datetime) -> None:
    decision.round = Round.objects.get(pk=round_id)
    decision.reason = fitting(reason, most=500, is_needed=True)
    decision.by_label, decision.at = by.label, at
    decision.save()
    audit.record(
        "place_decided", decision.round, by=by, at=at, kind=decision.kind, units=decision.unit_ids, grade=decision.grade
    )
