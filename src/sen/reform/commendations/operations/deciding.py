"""The chair's decision, the gold book, and the decision that takes an award back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.commendations import permissions, queries
from sen.reform.commendations.kinds import DecisionKind
from sen.reform.commendations.models import Award, Decision, GoldBook, Nomination, Revocation
from sen.reform.commendations.operations.steps import enforce_result_stands, locked, stated, step
from sen.reform.commendations.operations.telling import tell_unit
from sen.reform.commendations.queries import NominationCard, Reward, reward_on
from sen.reform.commendations.workflow import Move
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal


class NumberTaken(Conflict):
    """Another decision of the year bears the number."""

    message = gettext_lazy("Decision number %(number)d of %(year)d is recorded already. Check the number.")


class DecidedOutsideTime(Refusal):
    """A decision before the council met, or in days to come."""

    message = gettext_lazy("The decision is dated between the meeting of the council and today, not on %(day)s.")


class NobodyChosen(Refusal):
    """A decision that commends nobody, or somebody of another round."""

    message = gettext_lazy("Choose at least one nomination of this round that the council agreed to.")


@dataclass(frozen=True)
class NewDecision:
    """A decision by its number and day."""

    round_id: int
    number: int
    decided_on: date


@transaction.atomic
def decide(new: NewDecision, nomination_ids: Iterable[int], *, by: Actor, at: datetime) -> int:
    """
    The chair commends: every unit gets the next number of the gold book of the year.

    :raises NobodyChosen: if nothing the council agreed to is chosen
    :raises ResultChanged: if a result cited was corrected or withdrawn since
    :raises NumberTaken, DecidedOutsideTime: if the decision cannot be recorded so
    """
    permissions.may_sign(by).enforce()
    chosen = sorted(set(nomination_ids))
    cards = [locked(each) for each in chosen]
    if not cards or any(card.round.id != new.round_id for _row, card in cards):
        raise NobodyChosen
    for _row, card in cards:
        permissions.may_move(by, Move.DECIDE, card, on=local_day(at)).enforce()
        enforce_result_stands(card, at)
    _check_day(new, at)
    decision = _record(new, DecisionKind.AWARD, "", by=by, at=at)
    reward = reward_on(new.decided_on)
    for row, card in cards:
        made = _enter(row, card, decision, reward)
        step(row, Move.DECIDE, by=by, at=at)
        words = _("%(unit)s is commended by decision %(number)d of %(day)s.")
        said = {"unit": card.unit_name, "number": new.number, "day": format_day(new.decided_on)}
        tell_unit(card, words % said, by=by, at=at)
        audit.record("award_entered", made, by=by, at=at, year=made.year, number=made.number)
    return decision.pk


@transaction.atomic
def revoke(nomination_id: int, number: int, decided_on: date, reason: str, *, by: Actor, at: datetime) -> int:
    """
    Take a flagged award back by a decision; its line in the gold book stays and says so.

    :raises NoReason: if none is given
    """
    row, card = locked(nomination_id)
    permissions.may_move(by, Move.REVOKE, card, on=local_day(at)).enforce()
    words = stated(reason)
    award = Award.objects.select_related("decision").get(nomination=row)
    new = NewDecision(card.round.id, number, decided_on)
    if not award.decision.decided_on <= decided_on <= local_day(at):
        raise DecidedOutsideTime(day=format_day(decided_on))
    decision = _record(new, DecisionKind.REVOKE, words, by=by, at=at)
    Revocation(award=award, decision=decision).save()
    step(row, Move.REVOKE, by=by, at=at, reason=words)
    sentence = _("The award of %(unit)s is revoked by decision %(number)d of %(day)s: %(reason)s")
    said = {"unit": card.unit_name, "number": number, "day": format_day(decided_on), "reason": words}
    tell_unit(card, sentence % said, by=by, at=at)
    return decision.pk


def _check_day(new: NewDecision, at: datetime) -> None:
    sessions = queries.sessions_of(new.round_id)
    if not sessions[0].held_on <= new.decided_on <= local_day(at):
        raise DecidedOutsideTime(day=format_day(new.decided_on))


def _record(new: NewDecision, kind: DecisionKind, reason: str, *, by: Actor, at: datetime) -> Decision:
    year = new.decided_on.year
    if Decision.objects.filter(year=year, number=new.number).exists():
        raise NumberTaken(number=new.number, year=year)
    made = Decision(
        round_id=new.round_id,
        kind=kind,
        year=year,
        number=new.number,
        decided_on=new.decided_on,
        reason=reason,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    made.save()
    audit.record(f"commendation_decision_{kind.value}", made, by=by, at=at, number=new.number, year=year)
    return made


def _enter(row: Nomination, card: NominationCard, decision: Decision, reward: Reward) -> Award:
    """The next line of the gold book: its numbers run under lock, without gaps, and are never used again."""
    GoldBook.objects.get_or_create(year=decision.year)
    book = GoldBook.objects.select_for_update().get(year=decision.year)
    book.last_number += 1
    book.save()
    made = Award(
        nomination=row,
        decision=decision,
        year=decision.year,
        number=book.last_number,
        form=card.round.form,
        unit_name=card.unit_name,
        achievement=card.achievement,
        grounds=card.sentence,
        digest=card.cited_digest,
        reward_factor=reward.factor,
        base_salary=reward.salary.amount,
        reward=reward.amount,
    )
    made.save()
    return made
