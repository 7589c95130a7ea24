"""Nominations as lists and pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.kinds import Form
from sen.reform.commendations.models import Award, Nomination
from sen.reform.commendations.queries.rounds import BasisCard, RoundCard, basis_card, cards_of
from sen.reform.commendations.rules import Answer, Condition, Finding
from sen.reform.commendations.workflow import GONE, Move, State
from sen.reform.common.errors import NotFound

TONES = {
    State.DRAFTED: "neutral",
    State.SUBMITTED: "info",
    State.CHECKED: "info",
    State.BEFORE_COUNCIL: "info",
    State.VOTED: "info",
    State.DECIDED: "good",
    State.HANDED_OVER: "good",
    State.FLAGGED: "warn",
    State.KEPT: "good",
    State.REVOKED: "bad",
    State.REFUSED: "neutral",
    State.WITHDRAWN: "neutral",
}


class NominationNotFound(NotFound):
    """No nomination has this number."""

    message = _("There is no such nomination. Choose one from its round of commendation.")


@dataclass(frozen=True)
class AwardCard:
    """A line of the gold book."""

    id: int
    nomination_id: int
    round_id: int
    round_title: str
    year: int
    number: int
    unit_id: int
    unit_name: str
    form: Form
    achievement: str
    grounds: str
    digest: str
    reward: int
    reward_factor: Decimal
    base_salary: int
    decision_number: int
    decided_on: date
    state: State
    is_simulated: bool
    revoked_on: date | None
    revocation_number: int | None
    revocation_reason: str

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.state.label)

    @property
    def tone(self) -> str:
        """How its state is shown."""
        return TONES[self.state]

    @property
    def is_revoked(self) -> bool:
        """Whether it no longer counts."""
        return self.revoked_on is not None


@dataclass(frozen=True)
class ConditionLine:
    """A condition, and what a person said of it."""

    condition: Condition
    is_met: bool | None
    proof: str
    by: str
    at: datetime | None

    @property
    def finding(self) -> Finding:
        """Met, not met, or for a person to say."""
        said = {None: Answer.ASK, True: Answer.MET, False: Answer.NOT_MET}[self.is_met]
        words = {
            Answer.ASK: "Chưa ai xác nhận.",
            Answer.MET: f"Đã xác nhận theo {self.proof}.",
            Answer.NOT_MET: f"Không đạt: {self.proof}.",
        }[said]
        return Finding(self.condition.key, self.condition.label, said, words, self.condition.source)


@dataclass(frozen=True)
class RecordLine:
    """One step of a nomination."""

    what: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class VoteLine:
    """The count of a session for a nomination."""

    nomination_id: int
    unit_name: str
    in_favour: int
    against: int
    is_agreed: bool
    dissent: str


@dataclass(frozen=True)
class NominationCard:
    """A nomination with what was said of it; `grounds` are as they stood when it was written."""

    id: int
    round: RoundCard
    unit_id: int
    unit_name: str
    achievement_key: str
    rule_key: str
    achievement: str
    basis: BasisCard | None
    grounds: Mapping[str, Any]
    report: str
    confirmed_at: datetime | None
    confirmed_by: str
    seen_digest: str | None
    state: State
    moved_at: datetime
    nominated_by: str
    conditions: tuple[ConditionLine, ...]
    award: AwardCard | None

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.state.label)

    @property
    def tone(self) -> str:
        """How its state is shown."""
        return TONES[self.state]

    @property
    def is_gone(self) -> bool:
        """Whether it no longer stands for its achievement."""
        return self.state in GONE

    @property
    def sentence(self) -> str:
        """Its grounds in one sentence."""
        return str(self.grounds["sentence"])

    @property
    def cited_digest(self) -> str:
        """The digest of the result it rests on; empty when it rests on none."""
        return self.basis.digest if self.basis else ""

    @property
    def unconfirmed(self) -> tuple[ConditionLine, ...]:
        """The conditions nobody confirmed as met."""
        return tuple(each for each in self.conditions if not each.is_met)


def nomination(nomination_id: int) -> NominationCard:
    """
    One nomination.

    :raises NominationNotFound: if there is none
    """
    found = _cards(Nomination.objects.filter(pk=nomination_id))
    if not found:
        raise NominationNotFound
    return found[0]


def nominations_of(round_id: int, states: Iterable[State] | None = None) -> tuple[NominationCard, ...]:
    """The nominations of a round, in the order they were made."""
    found = Nomination.objects.filter(round_id=round_id)
    return _cards(found if states is None else found.filter(state__in=sorted(states)))


def nominations_in(*states: State) -> tuple[NominationCard, ...]:
    """Every nomination in some states, the longest there first."""
    return _cards(Nomination.objects.filter(state__in=states).order_by("moved_at", "id"))


def history_of(nomination_id: int) -> tuple[RecordLine, ...]:
    """Every step of a nomination, the newest first."""
    found = Nomination.objects.prefetch_related("records").get(pk=nomination_id)
    return tuple(
        RecordLine(str(Move(row.move).label), row.reason, row.by_label, row.at) for row in reversed(found.records.all())
    )


def register(*, year: int | None = None, round_id: int | None = None) -> tuple[AwardCard, ...]:
    """The gold book: every award in the order of its numbers, the newest year first; what was revoked says so."""
    found = Award.objects.all()
    if year is not None:
        found = found.filter(year=year)
    if round_id is not None:
        found = found.filter(nomination__round_id=round_id)
    return tuple(_award(row) for row in _with_decisions(found).order_by("-year", "number"))


def award(award_id: int) -> AwardCard:
    """
    One line of the gold book.

    :raises NominationNotFound: if there is none
    """
    found = _with_decisions(Award.objects.filter(pk=award_id)).first()
    if found is None:
        raise NominationNotFound
    return _award(found)


def _with_decisions(found: QuerySet[Award]) -> QuerySet[Award]:
    return found.select_related("decision", "nomination__round", "revocation__decision")


def _award(row: Award) -> AwardCard:
    revocation = getattr(row, "revocation", None)
    revoked = revocation.decision if revocation else None
    return AwardCard(
        id=row.pk,
        nomination_id=row.nomination_id,
        round_id=row.nomination.round_id,
        round_title=row.nomination.round.title,
        year=row.year,
        number=row.number,
        unit_id=row.nomination.unit_id,
        unit_name=row.unit_name,
        form=Form(row.form),
        achievement=row.achievement,
        grounds=row.grounds,
        digest=row.digest,
        reward=row.reward,
        reward_factor=row.reward_factor,
        base_salary=row.base_salary,
        decision_number=row.decision.number,
        decided_on=row.decision.decided_on,
        state=State(row.nomination.state),
        is_simulated=row.nomination.round.is_simulated,
        revoked_on=revoked.decided_on if revoked else None,
        revocation_number=revoked.number if revoked else None,
        revocation_reason=revoked.reason if revoked else "",
    )


def _cards(found: QuerySet[Nomination]) -> tuple[NominationCard, ...]:
    rows = list(found.select_related("unit", "basis__assessment_round").prefetch_related("confirmations"))
    rounds = cards_of(row.round_id for row in rows)
    awards = {row.nomination_id: _award(row) for row in _with_decisions(Award.objects.filter(nomination__in=rows))}
    return tuple(_card(row, rounds[row.round_id], awards.get(row.pk)) for row in rows)


def _card(row: Nomination, card: RoundCard, award: AwardCard | None) -> NominationCard:
    said = {each.condition_key: each for each in row.confirmations.all()}
    lines = []
    for condition in card.rules.conditions:
        newest = said.get(condition.key)
        lines.append(
            ConditionLine(
                condition,
                newest.is_met if newest else None,
                newest.proof if newest else "",
                newest.by_label if newest else "",
                newest.at if newest else None,
            )
        )
    return NominationCard(
        id=row.pk,
        round=card,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        achievement_key=row.achievement_key,
        rule_key=row.rule_key,
        achievement=row.achievement,
        basis=basis_card(row.basis) if row.basis else None,
        grounds=row.grounds,
        report=row.report,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        seen_digest=row.seen_digest,
        state=State(row.state),
        moved_at=row.moved_at,
        nominated_by=row.nominated_by,
        conditions=tuple(lines),
        award=award,
    )
