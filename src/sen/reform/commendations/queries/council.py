"""Meetings of the council, their quorum and votes; decisions and what they decided."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from sen.reform.commendations.kinds import DecisionKind
from sen.reform.commendations.models import Decision, Session
from sen.reform.commendations.queries.nominations import AwardCard, VoteLine, register


@dataclass(frozen=True)
class SessionCard:
    """One meeting with its counts."""

    id: int
    round_id: int
    held_on: date
    place: str
    member_count: int
    present_count: int
    written_count: int
    quorum_share: Fraction
    votes_share: Fraction
    source: str
    discussion: str
    votes: tuple[VoteLine, ...]

    @property
    def quorum(self) -> int:
        """How many must be present."""
        return needed(self.member_count, self.quorum_share)

    @property
    def votes_needed(self) -> int:
        """How many must agree, of all members."""
        return needed(self.member_count, self.votes_share)

    @property
    def voice_count(self) -> int:
        """How many spoke: present, or in writing."""
        return self.present_count + self.written_count


@dataclass(frozen=True)
class DecisionCard:
    """A decision and the awards it gave or took back."""

    id: int
    round_id: int
    kind: DecisionKind
    year: int
    number: int
    decided_on: date
    reason: str
    awards: tuple[AwardCard, ...]

    @property
    def kind_label(self) -> str:
        """What it does, in words."""
        return str(self.kind.label)


def needed(members: int, share: Fraction) -> int:
    """
    How many of the members a share comes to, rounded up: nobody is counted in part.

    >>> needed(9, Fraction(2, 3)), needed(9, Fraction(4, 5)), needed(10, Fraction(4, 5))
    (6, 8, 8)
    """
    return ceil(members * share)


def sessions_of(round_id: int) -> tuple[SessionCard, ...]:
    """The meetings about a round, the newest first."""
    found = Session.objects.filter(round_id=round_id).prefetch_related("votes__nomination__unit").order_by("-id")
    return tuple(_session(row) for row in found)


def decisions_of(round_id: int) -> tuple[DecisionCard, ...]:
    """The decisions of a round in the order they were recorded."""
    rows = list(Decision.objects.filter(round_id=round_id).prefetch_related("revocations").order_by("id"))
    awards = register(round_id=round_id)
    return tuple(_decision(row, awards) for row in rows)


def _session(row: Session) -> SessionCard:
    return SessionCard(
        id=row.pk,
        round_id=row.round_id,
        held_on=row.held_on,
        place=row.place,
        member_count=row.member_count,
        present_count=row.present_count,
        written_count=row.written_count,
        quorum_share=Fraction(row.quorum_share),
        votes_share=Fraction(row.votes_share),
        source=row.source,
        discussion=row.discussion,
        votes=tuple(
            VoteLine(
                each.nomination_id,
                each.nomination.unit.name,
                each.in_favour,
                each.against,
                each.is_agreed,
                each.dissent,
            )
            for each in row.votes.all()
        ),
    )


def _decision(row: Decision, awards: tuple[AwardCard, ...]) -> DecisionCard:
    revoked = {each.award_id for each in row.revocations.all()}
    kind = DecisionKind(row.kind)
    mine = tuple(each for each in awards if (each.id in revoked if kind is DecisionKind.REVOKE else _gave(row, each)))
    return DecisionCard(row.pk, row.round_id, kind, row.year, row.number, row.decided_on, row.reason, mine)


def _gave(row: Decision, award: AwardCard) -> bool:
    return (award.decision_number, award.decided_on) == (row.number, row.decided_on)
