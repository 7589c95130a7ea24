"""The steps of a dossier between the unit, the secretary and the council, and what follows a decision."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.commendations import permissions
from sen.reform.commendations.operations.nominating import NoReport
from sen.reform.commendations.operations.steps import enforce_result_stands, locked, stated, step
from sen.reform.commendations.operations.telling import tell_of_flag, tell_secretary, tell_unit
from sen.reform.commendations.queries import NominationCard, shaken_awards
from sen.reform.commendations.queries.eligibility import facts_of, in_the_way
from sen.reform.commendations.queries.results import present_digests
from sen.reform.commendations.rules import Answer
from sen.reform.commendations.workflow import Move
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal

# Steps against somebody, or back: whoever takes one says why.
WITH_REASON = frozenset({Move.RETURN, Move.REFUSE, Move.WITHDRAW, Move.TAKE_UP})


class Unconfirmed(Refusal):
    """Conditions of law nobody confirmed as met."""

    message = gettext_lazy("Nobody confirmed as met: %(conditions)s. Confirm each with the number of its document.")


class StandsInTheWay(Refusal):
    """A conflict: late tasks, discipline, or the same achievement."""

    message = gettext_lazy("%(rule)s: %(sentence)s (%(source)s) The dossier cannot go on.")


@transaction.atomic
def submit(nomination_id: int, *, by: Actor, at: datetime) -> None:
    """
    The head confirms the achievement and hands the dossier in.

    :raises NoReport: if there is no report to confirm
    """
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.SUBMIT, card, on=local_day(at)).enforce()
    if not card.report:
        raise NoReport
    row.confirmed_at, row.confirmed_by = at, by.label
    step(row, Move.SUBMIT, by=by, at=at)
    words = _("%(unit)s submitted its nomination for “%(round)s”. Check the dossier.")
    tell_secretary(card, words % {"unit": card.unit_name, "round": card.round.title}, by=by, at=at)


@transaction.atomic
def check(nomination_id: int, *, by: Actor, at: datetime) -> None:
    """
    Find the dossier complete: conditions confirmed, nothing in the way, the result still stands.

    :raises Unconfirmed, StandsInTheWay, ResultChanged: saying what is missing
    """
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.CHECK, card, on=local_day(at)).enforce()
    if card.unconfirmed:
        raise Unconfirmed(conditions=", ".join(each.condition.label for each in card.unconfirmed))
    _enforce_nothing_in_the_way(card, at)
    enforce_result_stands(card, at)
    step(row, Move.CHECK, by=by, at=at)


@transaction.atomic
def put_before_council(nomination_id: int, *, by: Actor, at: datetime) -> None:
    """
    Put a checked dossier on the council's table.

    :raises StandsInTheWay, ResultChanged: if something came up since the check
    """
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.PUT, card, on=local_day(at)).enforce()
    _enforce_nothing_in_the_way(card, at)
    enforce_result_stands(card, at)
    step(row, Move.PUT, by=by, at=at)


@transaction.atomic
def move_on(nomination_id: int, move: Move, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Return, refuse, withdraw or take up again: each with its reason, told to the unit.

    :raises NoReason: if none is given
    """
    if move not in WITH_REASON:
        raise ValueError(f"{move} has an operation of its own.")
    row, card = locked(nomination_id)
    permissions.may_move(by, move, card, on=local_day(at)).enforce()
    words = stated(reason)
    step(row, move, by=by, at=at, reason=words)
    sentence = _("Nomination of %(unit)s: %(step)s. %(reason)s")
    tell_unit(card, sentence % {"unit": card.unit_name, "step": move.label, "reason": words}, by=by, at=at)


@transaction.atomic
def hand_over(nomination_id: int, *, by: Actor, at: datetime) -> None:
    """Record that the certificate was handed over."""
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.HAND_OVER, card, on=local_day(at)).enforce()
    step(row, Move.HAND_OVER, by=by, at=at)


@transaction.atomic
def flag_shaken_awards(*, at: datetime) -> int:
    """Flag every award whose result was corrected or withdrawn since; returns how many."""
    found = shaken_awards(at)
    for shaken in found:
        row, _card = locked(shaken.nomination.id)
        step(row, Move.FLAG, by=SYSTEM, at=at, reason=shaken.reason)
        tell_of_flag(shaken, by=SYSTEM, at=at)
    return len(found)


@transaction.atomic
def keep(nomination_id: int, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Let a flagged award stand though its result changed, and say why; the same change flags it no more.

    :raises NoReason: if none is given
    """
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.KEEP, card, on=local_day(at)).enforce()
    words = stated(reason)
    if card.basis is not None:
        basis = card.basis
        row.seen_digest = present_digests((basis.assessment_round_id,), at)[basis.assessment_round_id]
    step(row, Move.KEEP, by=by, at=at, reason=words)
    sentence = _("The award of %(unit)s is kept: %(reason)s")
    tell_unit(card, sentence % {"unit": card.unit_name, "reason": words}, by=by, at=at)


def _enforce_nothing_in_the_way(card: NominationCard, at: datetime) -> None:
    facts = facts_of(card.round, local_day(at))
    for rule in card.round.rules.conflicts:
        said = in_the_way(rule, card.unit_id, card.achievement_key, facts)
        if said.answer is not Answer.MET:
            raise StandsInTheWay(rule=said.label, sentence=said.sentence, source=said.source)
