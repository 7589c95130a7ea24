"""Two rounds of commendation: one at its end and once shaken by a correction, one before the council."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sen.cli.demo.moments import on_day
from sen.cli.demo.staff import Staff
from sen.reform.assessments.queries import round_named
from sen.reform.commendations import operations, queries
from sen.reform.commendations.operations import Count, NewDecision, NewRound, NewSession, Nominating
from sen.reform.commendations.queries import Candidate, RoundCard, RoundLine
from sen.reform.commendations.rules import Answer
from sen.reform.organizations.queries import UnitCard
from sen.reform.publishing import operations as publishing


def load(said: Mapping[str, Any], units: Mapping[str, UnitCard], staff: Staff) -> tuple[RoundLine, ...]:
    """Open each round, nominate who the data show, and go as far as the story has come."""
    codes = {unit.id: code for code, unit in units.items()}
    for told in said["round"]:
        card = _open(told, staff)
        made = [_nominate(card, each, told, said, codes, staff) for each in _chosen(card, told)]
        if "council" in told:
            _finish(card, made, told, staff)
    return queries.rounds()


def _open(told: Mapping[str, Any], staff: Staff) -> RoundCard:
    new = NewRound(
        year=told["year"],
        title=told["title"],
        occasion=told["occasion"],
        held_on=told["held_on"],
        dossiers_due_on=told.get("dossiers_due_on"),
        period_from=told["period_from"],
        period_to=told["period_to"],
        assessment_round_ids=tuple(round_named(year, key).id for year, key in told["results"]),
        origin=told.get("origin", ""),
        limits={key: Decimal(limit) for key, limit in told.get("limits", {}).items()},
        is_simulated=True,
    )
    at = on_day(told["opened_on"], 9)
    return queries.round_card(operations.open_round(new, by=staff.secretary, at=at))


def _chosen(card: RoundCard, told: Mapping[str, Any]) -> Iterator[Candidate]:
    eligible = queries.eligibility(card, told["nominated_on"]).eligible
    for basis in card.bases:
        yield from [each for each in eligible if each.placed.basis.id == basis.id][: told["of_each"]]


def _nominate(
    card: RoundCard,
    each: Candidate,
    told: Mapping[str, Any],
    said: Mapping[str, Any],
    codes: Mapping[int, str],
    staff: Staff,
) -> int:
    placed, rule = each.placed, each.achieved
    officer, head = (people[codes[placed.unit_id]] for people in (staff.officers, staff.heads))
    at = on_day(told["nominated_on"], 10)
    new = Nominating(card.id, placed.unit_id, rule.key if rule else "", placed.basis.id)
    made = operations.nominate(new, by=officer, at=at)
    operations.write_report(made, said["report"], by=officer, at=at)
    for key, proof in said["proofs"].items():
        operations.confirm_condition(made, key, proof, answer=Answer.MET, by=officer, at=at)
    operations.submit(made, by=head, at=on_day(told["nominated_on"], 11))
    checked_at = on_day(told["checked_on"], 14)
    operations.check(made, by=staff.secretary, at=checked_at)
    operations.put_before_council(made, by=staff.secretary, at=checked_at)
    return made


def _finish(card: RoundCard, made: list[int], told: Mapping[str, Any], staff: Staff) -> None:
    council, decided = told["council"], told["decision"]
    voices = council["present"] + council["written"]
    session = NewSession(
        round_id=card.id,
        held_on=council["on"],
        place=council["place"],
        member_count=council["members"],
        present_count=council["present"],
        written_count=council["written"],
        discussion=council["discussion"],
        counts=tuple(Count(each, voices, 0) for each in made),
    )
    operations.hold_council(session, by=staff.secretary, at=on_day(council["on"], 15))
    new = NewDecision(card.id, decided["number"], decided["on"])
    operations.decide(new, made, by=staff.chair, at=on_day(decided["on"], 10))
    for each in made:
        operations.hand_over(each, by=staff.secretary, at=on_day(decided["handed_over_on"], 9))
    publishing.publish_awards(by=staff.secretary, at=on_day(decided["published_on"], 15))
    operations.flag_shaken_awards(at=on_day(decided["flagged_on"], 1))
