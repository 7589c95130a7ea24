"""Passing the turn: from the unit to its head, the appraisers, back to the unit, the council, and to the public."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment, Turn
from sen.reform.assessments.operations.ledger import fitting, locked
from sen.reform.assessments.operations.telling import tell_of_result, tell_owner
from sen.reform.assessments.permissions import may_move, may_move_round
from sen.reform.assessments.queries import AssessmentCard
from sen.reform.assessments.workflow import MOVES, Move, State
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.organizations.queries import work_calendar


class MoveNotAllowed(Conflict):
    """An assessment does not stand where the move begins."""

    message = _("%(unit)s is at “%(state)s”, so this step cannot be taken. Look at the board of the round.")


class NotComplete(Refusal):
    """Something must be done before the turn passes."""

    message = _("%(count)d criteria still wait: %(codes)s. Finish them first.")


@transaction.atomic
def submit(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """
    The unit's officer hands the sheet to the head of the unit.

    :raises NotComplete: if a criterion has no answer, or its figures contradict each other
    """
    card = queries.assessment(assessment_id)
    may_move(by, card, Move.SUBMIT, on=local_day(at)).enforce()
    _enforce_nothing_waits(error.code for error in queries.checked(card, {}).errors)
    _move(assessment_id, Move.SUBMIT, by=by, at=at)
    tell_owner(assessment_id, by=by, at=at)


@transaction.atomic
def take_back(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """The unit's officer takes the sheet back before it is signed."""
    _allowed(assessment_id, Move.TAKE_BACK, by=by, at=at)


@transaction.atomic
def send_back(assessment_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """The head of the unit does not sign, and says what to mend."""
    _allowed(assessment_id, Move.SEND_BACK, by=by, at=at, reason=fitting(reason, most=500, is_needed=True))


@transaction.atomic
def sign(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """The head of the unit signs: from here on the appraisers see the sheet."""
    _allowed(assessment_id, Move.SIGN, by=by, at=at)


@transaction.atomic
def take_in(assessment_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """The secretary takes a sheet in as it is, when the window is over and nobody signed it."""
    _allowed(assessment_id, Move.TAKE_IN, by=by, at=at, reason=fitting(reason, most=500, is_needed=True))


@transaction.atomic
def hand_over(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """
    The first appraisal is finished: the unit sees its marks, and its clock runs.

    :raises NotComplete: if a declared criterion has no mark, or two readings of one still differ
    """
    card = queries.assessment(assessment_id)
    may_move(by, card, Move.HAND_OVER, on=local_day(at)).enforce()
    _enforce_nothing_waits(queries.unmarked(assessment_id))
    _enforce_nothing_waits(queries.disagreements(assessment_id))
    moved = _move(assessment_id, Move.HAND_OVER, by=by, at=at)
    least = work_calendar().add(local_day(at), card.round.calendar.explanation_days)
    moved.explain_to = max(card.round.calendar.explanations_close_on, least)
    moved.save(update_fields=["explain_to"])
    tell_owner(assessment_id, by=by, at=at)


@transaction.atomic
def answer(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """The unit has said what it has to say to its marks; where it said nothing, it agrees."""
    _allowed(assessment_id, Move.ANSWER, by=by, at=at)


@transaction.atomic
def answer_overdue(*, at: datetime) -> int:
    """Pass on every sheet whose time to explain is over: silence agrees. Returns how many."""
    overdue = queries.overdue_explanations(local_day(at))
    for assessment_id in overdue:
        answer(assessment_id, by=SYSTEM, at=at)
    return len(overdue)


@transaction.atomic
def settle(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """
    The second appraisal is finished: the sheet goes before the council.

    :raises NotComplete: if an objection has no decision
    """
    card = queries.assessment(assessment_id)
    may_move(by, card, Move.SETTLE, on=local_day(at)).enforce()
    _enforce_nothing_waits(queries.undecided(assessment_id))
    _move(assessment_id, Move.SETTLE, by=by, at=at)
    tell_owner(assessment_id, by=by, at=at)


@transaction.atomic
def move_round(round_id: int, move: Move, *, by: Actor, at: datetime, reason: str = "") -> None:
    """
    Approve, publish, correct, withdraw or revise the result of a round: all its assessments together.

    :raises NotAllowed: if the actor may not do this
    :raises MoveNotAllowed: if one of them stands elsewhere
    :raises ReasonNeeded: if a result falls without a reason
    """
    may_move_round(by, move).enforce()
    said = fitting(reason, most=500, is_needed=move in (Move.REVISE, Move.WITHDRAW))
    for card in queries.assessments_of(round_id):
        _move(card.id, move, by=by, at=at, reason=said)
    tell_of_result(round_id, MOVES[move][1], by=by, at=at)


def _allowed(assessment_id: int, move: Move, *, by: Actor, at: datetime, reason: str = "") -> None:
    card = queries.assessment(assessment_id)
    may_move(by, card, move, on=local_day(at)).enforce()
    _move(assessment_id, move, by=by, at=at, reason=reason)
    tell_owner(assessment_id, by=by, at=at)


def _move(assessment_id: int, move: Move, *, by: Actor, at: datetime, reason: str = "") -> Assessment:
    moved = locked(assessment_id)
    starts, end = MOVES[move]
    if moved.state not in starts:
        raise MoveNotAllowed(unit=moved.unit.name, state=State(moved.state).label)
    moved.state, moved.moved_at = end, at
    moved.save(update_fields=["state", "moved_at"])
    Turn.objects.create(
        assessment=moved, move=move, state=end, reason=reason, by_user_id=by.user_id, by_label=by.label, at=at
    )
    audit.record(f"assessment_{move}", moved, by=by, at=at, reason=reason)
    return moved


def _enforce_nothing_waits(codes: Iterable[str]) -> None:
    waiting = tuple(codes)
    if waiting:
        raise NotComplete(count=len(waiting), codes=", ".join(waiting[:10]) + ("…" if len(waiting) > 10 else ""))


__all__ = [
    "AssessmentCard",
    "MoveNotAllowed",
    "NotComplete",
    "answer",
    "answer_overdue",
    "hand_over",
    "move_round",
    "send_back",
    "settle",
    "sign",
    "submit",
    "take_back",
    "take_in",
]
