"""Rounds of commendation over a published result, and nominations as far as they went."""

from datetime import UTC, date, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import RoundCard as Assessed
from sen.reform.commendations import operations, queries
from sen.reform.commendations.kinds import Occasion
from sen.reform.commendations.operations import Count, NewDecision, NewRound, NewSession, Nominating
from sen.reform.commendations.queries import NominationCard, RoundCard
from sen.reform.commendations.rules import Answer
from tests.factories.results import a_round_before_the_council, published

OPENED_AT = datetime(2023, 9, 20, 3, 0, tzinfo=UTC)
AT = datetime(2023, 9, 21, 3, 0, tzinfo=UTC)
DAY = date(2023, 9, 21)
REPORT = "Đơn vị hoàn thành kế hoạch, rút ngắn thời gian giải quyết hồ sơ."


def a_published_result(**said: object) -> Assessed:
    """Three wards, B first, then A, then C; the result is public."""
    card = a_round_before_the_council(**said)
    published(card)
    return card


def a_commendation_round(*assessed: Assessed, at: datetime = OPENED_AT, **said: object) -> RoundCard:
    """A round for the conference of 30/9/2023 over the given results, or over one that is made."""
    results = assessed or (a_published_result(),)
    new = NewRound(
        **{
            "year": 2023,
            "title": "Khen thưởng công tác cải cách hành chính",
            "occasion": Occasion.CONFERENCE,
            "held_on": date(2023, 10, 2),
            "period_from": date(2022, 12, 15),
            "period_to": date(2023, 9, 14),
            "assessment_round_ids": tuple(each.id for each in results),
            **said,
        }
    )
    return queries.round_card(operations.open_round(new, by=SYSTEM, at=at))


def a_nomination(card: RoundCard | None = None, place: int = 0, rule_key: str = "top") -> NominationCard:
    """The unit at a place among the eligible, nominated."""
    card = card or a_commendation_round()
    placed = queries.eligibility(card, DAY).eligible[place].placed
    new = Nominating(card.id, placed.unit_id, rule_key, placed.basis.id)
    return queries.nomination(operations.nominate(new, by=SYSTEM, at=AT))


def submitted(card: NominationCard) -> NominationCard:
    """With its report, its conditions confirmed, and handed in."""
    operations.write_report(card.id, REPORT, by=SYSTEM, at=AT)
    for line in card.conditions:
        operations.confirm_condition(
            card.id, line.condition.key, "Thông báo số 15/TB-UBND", answer=Answer.MET, by=SYSTEM, at=AT
        )
    operations.submit(card.id, by=SYSTEM, at=AT)
    return queries.nomination(card.id)


def before_council(card: NominationCard) -> NominationCard:
    """Checked, and on the council's table."""
    submitted(card)
    operations.check(card.id, by=SYSTEM, at=AT)
    operations.put_before_council(card.id, by=SYSTEM, at=AT)
    return queries.nomination(card.id)


def voted(*cards: NominationCard, in_favour: int = 9) -> int:
    """The council of nine met, all present, and voted."""
    counts = tuple(Count(card.id, in_favour, 9 - in_favour, "Ý kiến khác" if in_favour < 9 else "") for card in cards)
    return operations.hold_council(NewSession(cards[0].round.id, DAY, 9, 9, counts), by=SYSTEM, at=AT)


def commended(*cards: NominationCard, number: int = 101, at: datetime = AT, on: date = DAY) -> int:
    """Agreed to by the council, and decided by the chair."""
    for card in cards:
        before_council(card)
    voted(*cards)
    return operations.decide(NewDecision(cards[0].round.id, number, on), [card.id for card in cards], by=SYSTEM, at=at)


def an_award(**said: object) -> NominationCard:
    """The best ward, commended."""
    card = a_nomination(a_commendation_round(**said))
    commended(card)
    return queries.nomination(card.id)
