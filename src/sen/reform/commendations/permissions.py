"""Who nominates, checks, records votes, signs, and reconsiders."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.commendations.queries import NominationCard, RoundCard
from sen.reform.commendations.workflow import Move, State, is_possible
from sen.reform.common.days import format_day
from sen.reform.common.decisions import YES, Decision, no, yes_if

_UNIT_SIDE = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)
_SEES_ALL = (Role.SECRETARY, Role.LEADER)
# Dossiers are completed until they are checked.
_CONFIRMABLE = frozenset({State.DRAFTED, State.SUBMITTED})


def may_read(by: Actor) -> Decision:
    """Everybody with a post sees the rounds, the list from results and the gold book."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see commendations. Ask the administrator for one.")
    )


def may_run(by: Actor) -> Decision:
    """Rounds are run by the secretary of the council."""
    return yes_if(
        by.has(Role.SECRETARY),
        _("Only the secretary of the council may run a round of commendation. Ask Phòng Nội vụ."),
    )


def may_read_council(by: Actor) -> Decision:
    """What lies before the council is for its secretary and its chair; what it decided, for the unit concerned."""
    return yes_if(
        by.has(*_SEES_ALL),
        _("The council's papers are for its secretary and its chair. What concerns your unit stands in its dossier."),
    )


def may_regulate(by: Actor) -> Decision:
    """What applies is entered by the secretary, or the administrator of the installation."""
    return yes_if(
        by.has(Role.SECRETARY, Role.ADMINISTRATOR),
        _("Only the secretary of the council or an administrator may enter what applies to commendations."),
    )


def may_sign(by: Actor) -> Decision:
    """Decisions are signed by the chair."""
    return yes_if(
        by.has(Role.LEADER), _("Only the chair of the People's Committee may sign a decision. Put it before the chair.")
    )


def seen_unit_ids(by: Actor) -> frozenset[int] | None:
    """The units whose dossiers a person sees; nothing means all of them."""
    return None if by.has(*_SEES_ALL) else by.unit_ids


def may_see(by: Actor, card: NominationCard) -> Decision:
    """A dossier is seen by its unit, the secretary and the leader."""
    return yes_if(
        by.has(*_SEES_ALL) or card.unit_id in by.unit_ids,
        _("This dossier belongs to another unit. What was decided stands in the gold book."),
    )


def may_nominate(by: Actor, card: RoundCard, unit_id: int, *, on: date) -> Decision:
    """A unit nominates itself until the day dossiers are due; the secretary nominates any."""
    if by.has(Role.SECRETARY):
        return YES
    mine = yes_if(
        by.has(*_UNIT_SIDE, unit_id=unit_id),
        _("Only the unit itself or the secretary of the council may nominate it."),
    )
    return mine and _in_time(card, on)


def may_write(by: Actor, card: NominationCard) -> Decision:
    """The report is written by the unit, or for it by the secretary, until it is submitted."""
    return _side(by, card) and yes_if(
        card.state is State.DRAFTED,
        _("The dossier was submitted. Ask the secretary to return it, then change it."),
    )


def may_confirm(by: Actor, card: NominationCard) -> Decision:
    """Conditions are confirmed until the dossier is checked; once submitted, by the secretary."""
    side = may_run(by) if card.state is State.SUBMITTED else _side(by, card)
    return side and yes_if(
        card.state in _CONFIRMABLE, _("The dossier was checked already; its conditions stand as confirmed.")
    )


def may_move(by: Actor, move: Move, card: NominationCard, *, on: date) -> Decision:
    """Who takes which step, and whether the nomination stands where it begins."""
    possible = yes_if(is_possible(move, card.state), _IMPOSSIBLE.get(move, _NOT_NOW))
    return _doer(by, move, card, on) and possible


def decisions_for(by: Actor, card: NominationCard, *, on: date) -> dict[str, Decision]:
    """What a person may do to a nomination now, by the name of the step."""
    steps = {move.value: may_move(by, move, card, on=on) for move in Move if move in _STEPS}
    return {**steps, "write": may_write(by, card), "confirm": may_confirm(by, card)}


def _doer(by: Actor, move: Move, card: NominationCard, on: date) -> Decision:
    if move is Move.SUBMIT:
        head = yes_if(
            by.has(Role.UNIT_HEAD, unit_id=card.unit_id),
            _("Only the head of the unit may confirm the achievement and submit the dossier."),
        )
        return head and _in_time(card.round, on)
    if move is Move.WITHDRAW:
        return yes_if(
            by.has(Role.SECRETARY) or by.has(Role.UNIT_HEAD, unit_id=card.unit_id),
            _("Only the head of the unit or the secretary of the council may withdraw the nomination."),
        )
    if move is Move.DECIDE:
        return may_sign(by)
    if move is Move.REVOKE:
        return yes_if(
            by.has(Role.SECRETARY, Role.LEADER),
            _("Only the secretary of the council or the chair may record a decision to revoke."),
        )
    return may_run(by)


def _side(by: Actor, card: NominationCard) -> Decision:
    return yes_if(
        by.has(Role.SECRETARY) or by.has(*_UNIT_SIDE, unit_id=card.unit_id),
        _("Only the unit itself or the secretary of the council may complete this dossier."),
    )


def _in_time(card: RoundCard, on: date) -> Decision:
    due_on = card.dossiers_due_on
    if due_on is None or on <= due_on:
        return YES
    words = _("Dossiers were due on %(day)s (%(source)s). Ask the secretary of the council.")
    return no(words % {"day": format_day(due_on), "source": card.applied.dossier_source})


_STEPS = frozenset(set(Move) - {Move.NOMINATE, Move.FLAG, Move.VOTE, Move.DECIDE})
_NOT_NOW = _("The nomination does not stand where this step begins. Look at its history.")
_IMPOSSIBLE: dict[Move, "str | Promise"] = {
    Move.SUBMIT: _("Only a dossier being written can be submitted."),
    Move.CHECK: _("Only a submitted dossier can be checked."),
    Move.PUT: _("Only a checked dossier can be put before the council."),
    Move.DECIDE: _("Only what the council agreed to can be decided."),
    Move.HAND_OVER: _("Only what was decided and is not to be reconsidered can be handed over."),
    Move.KEEP: _("Only an award to be reconsidered can be kept."),
    Move.REVOKE: _("Only an award to be reconsidered can be revoked."),
}
