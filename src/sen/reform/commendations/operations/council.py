"""Recording a meeting of the council: quorum first, then the count for each nomination."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.commendations import permissions, queries
from sen.reform.commendations.models import Nomination, Session, Vote
from sen.reform.commendations.operations.steps import enforce_result_stands, locked, step
from sen.reform.commendations.operations.telling import tell_unit
from sen.reform.commendations.queries import NominationCard, RoundCard, needed
from sen.reform.commendations.workflow import Move, State
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc


class BelowQuorum(Refusal):
    """Too few came: the meeting decides nothing."""

    message = gettext_lazy(
        "%(present)d of %(members)d members were present; at least %(needed)d must be (%(share)s of the members, "
        "%(source)s). This meeting cannot decide: call another one."
    )


class MoreThanMembers(Refusal):
    """Counts that cannot be."""

    message = gettext_lazy("%(voices)d people cannot speak in a council of %(members)d members. Correct the numbers.")


class VotesDoNotAddUp(Refusal):
    """Not everybody who spoke was counted, or somebody twice."""

    message = gettext_lazy(
        "%(unit)s: %(in_favour)d in favour and %(against)d against do not make the %(voices)d who spoke. Count again."
    )


class DissentMissing(Refusal):
    """Somebody was against, and the minutes do not say why."""

    message = gettext_lazy("%(unit)s: record the dissenting opinion of those who were against.")


class NothingToVoteOn(Refusal):
    """No nomination lies before the council, or not all were counted."""

    message = gettext_lazy("Count the votes for every nomination that lies before the council, and for no other.")


class MeetingToCome(Refusal):
    """A meeting in days to come has no votes yet."""

    message = gettext_lazy("The meeting is still to come. Record its votes when it was held.")


@dataclass(frozen=True)
class Count:
    """How the council voted on one nomination."""

    nomination_id: int
    in_favour: int
    against: int
    dissent: str = ""


@dataclass(frozen=True)
class NewSession:
    """A meeting that was held."""

    round_id: int
    held_on: date
    member_count: int
    present_count: int
    counts: tuple[Count, ...]
    written_count: int = 0
    place: str = ""
    discussion: str = ""


@transaction.atomic
def hold_council(new: NewSession, *, by: Actor, at: datetime) -> int:
    """
    Record a meeting: who is agreed to goes on to the decision, who is not is refused with the count as the reason.

    :raises BelowQuorum: if too few were present
    :raises VotesDoNotAddUp, DissentMissing, NothingToVoteOn: if the counts cannot stand in minutes
    """
    permissions.may_run(by).enforce()
    card = queries.round_card(new.round_id)
    waiting = queries.nominations_of(card.id, (State.BEFORE_COUNCIL,))
    _check(new, card, waiting, local_day(at))
    session = Session(
        round_id=card.id,
        held_on=new.held_on,
        place=nfc(new.place),
        member_count=new.member_count,
        present_count=new.present_count,
        written_count=new.written_count,
        quorum_share=str(card.applied.quorum_share),
        votes_share=str(card.applied.votes_share),
        source=card.applied.council_source,
        discussion=nfc(new.discussion),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    session.save()
    audit.record("commendation_council_held", session, by=by, at=at, present=new.present_count)
    least = needed(new.member_count, card.applied.votes_share)
    for count in new.counts:
        row, each = locked(count.nomination_id)
        enforce_result_stands(each, at)
        _settle(session, row, each, count, least, by=by, at=at)
    return session.pk


def _settle(
    session: Session, row: Nomination, card: NominationCard, count: Count, least: int, *, by: Actor, at: datetime
) -> None:
    is_agreed = count.in_favour >= least
    Vote(
        session=session,
        nomination=row,
        in_favour=count.in_favour,
        against=count.against,
        is_agreed=is_agreed,
        dissent=nfc(count.dissent),
    ).save()
    words = _("%(votes)d of %(members)d members in favour, %(needed)d needed (%(source)s)")
    reason = words % {
        "votes": count.in_favour,
        "members": session.member_count,
        "needed": least,
        "source": session.source,
    }
    step(row, Move.VOTE if is_agreed else Move.REFUSE, by=by, at=at, reason=reason)
    if not is_agreed:
        sentence = _("The council did not agree to the nomination of %(unit)s: %(reason)s")
        tell_unit(card, sentence % {"unit": card.unit_name, "reason": reason}, by=by, at=at)


def _check(new: NewSession, card: RoundCard, waiting: tuple[NominationCard, ...], today: date) -> None:
    if new.held_on > today:
        raise MeetingToCome
    voices = new.present_count + new.written_count
    if voices > new.member_count:
        raise MoreThanMembers(voices=voices, members=new.member_count)
    quorum = needed(new.member_count, card.applied.quorum_share)
    if new.present_count < quorum or not new.member_count:
        raise BelowQuorum(
            present=new.present_count,
            members=new.member_count,
            needed=quorum,
            share=_in_words(card.applied.quorum_share),
            source=card.applied.council_source,
        )
    names = {each.id: each.unit_name for each in waiting}
    if not names or sorted(count.nomination_id for count in new.counts) != sorted(names):
        raise NothingToVoteOn
    for count in new.counts:
        _check_count(count, names[count.nomination_id], voices)


def _check_count(count: Count, unit: str, voices: int) -> None:
    if min(count.in_favour, count.against) < 0 or count.in_favour + count.against != voices:
        raise VotesDoNotAddUp(unit=unit, in_favour=count.in_favour, against=count.against, voices=voices)
    if count.against and not nfc(count.dissent):
        raise DissentMissing(unit=unit)


def _in_words(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
