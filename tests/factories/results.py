"""Seasons at their end: a round before the council, its official score, approved, published."""

from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import RoundCard, State, assessments_of
from sen.reform.publishing import operations as publishing
from sen.reform.scoring import operations as scoring
from sen.reform.scoring import queries
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_round, an_index_text, declared
from tests.factories.units import a_unit

DECIDED_AT = datetime(2023, 9, 20, 2, 0, tzinfo=UTC)
NAMES = ("Phường A", "Phường B", "Phường C")
DONE = (80, 95, 10)


def a_round_before_the_council(*units, done=DONE, **said) -> RoundCard:
    """Three wards of the small index (B first, then A, then C), all declared, all before the council."""
    members = units or tuple(a_unit(name) for name in NAMES)
    card = a_round(*members, **said)
    by_unit = {each.unit_id: each for each in assessments_of(card.id)}
    for unit, share in zip(members, done, strict=False):
        each = by_unit[unit.id]
        declared(each, "1.1.1", done=share, planned=100)
        declared(each, "1.1.2", value="in_time")
        declared(each, "1.2", value="có")
        declared(each, "2.1.1", spent=2, given=3)
        declared(each, "2.1.2", plan=1, accounts=1)
    all_at(card, State.COUNCIL)
    return card


def all_at(card: RoundCard, state: State) -> None:
    """Everybody in the round stands there now, however they came."""
    Assessment.objects.filter(round_id=card.id).update(state=state)


def an_official_run(card: RoundCard, at: datetime = DECIDED_AT) -> int:
    """The official score of a round before the council."""
    return scoring.run(card.id, RunKind.OFFICIAL, by=SYSTEM, at=at)


def approved(card: RoundCard, at: datetime = DECIDED_AT) -> str:
    """The round scored officially and approved; returns the digest."""
    run_id = an_official_run(card, at)
    digest = queries.snapshot(run_id).digest
    scoring.approve(run_id, digest, by=SYSTEM, at=at)
    return digest


def published(card: RoundCard, at: datetime = DECIDED_AT, reason: str = "") -> str:
    """The round scored, approved and public; returns the digest."""
    digest = approved(card, at)
    publishing.publish(card.id, by=SYSTEM, at=at, reason=reason)
    return digest


def corrected(card: RoundCard, at: datetime = DECIDED_AT) -> str:
    """A published round taken up again, with another figure, approved and published once more."""
    first = assessments_of(card.id)[0]
    all_at(card, State.DECLARING)
    declared(first, "1.1.1", done=1, planned=100)
    all_at(card, State.COUNCIL)
    return published(card, at, reason="Đính chính số liệu kế hoạch của một phường")


def text_of(year: int) -> str:
    """The small index, for a year."""
    text = an_index_text(version=f"{year}.1")
    return text.replace("2023-01-01, to = 2023-12-31", f"{year}-01-01, to = {year}-12-31")


def of_year(year: int) -> dict[str, object]:
    """What is said of a round of a year by its own version of the small index."""
    return {"year": year, "text": text_of(year), "cut_off_on": date(year, 9, 14), "is_simulated": True}


def years_of(*shares, first=2021, names=NAMES):
    """A result of the same units for each year from the first on, all public; returns the units and the rounds."""
    units = tuple(a_unit(name) for name in names)
    cards = [
        a_round_before_the_council(*units, done=done, **of_year(year)) for year, done in enumerate(shares, start=first)
    ]
    for card in cards:
        published(card)
    return units, cards
