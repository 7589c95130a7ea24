"""Decisions, the gold book, what a correction does to awards, and the public list of them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as draw

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.commendations import jobs, operations, queries
from sen.reform.commendations.models import Award
from sen.reform.commendations.operations import NewDecision, Nominating
from sen.reform.commendations.queries import Move, State
from sen.reform.notifications.models import Notice
from sen.reform.publishing import operations as publishing
from sen.reform.publishing import queries as public
from sen.reform.publishing.models import PublishedAwards
from tests.factories.commendations import (
    AT,
    DAY,
    a_commendation_round,
    a_nomination,
    a_published_result,
    an_award,
    before_council,
    commended,
    voted,
)
from tests.factories.forgery import forge
from tests.factories.people import an_actor
from tests.factories.results import corrected
from tests.scenes import scene

pytestmark = pytest.mark.django_db
LATER = datetime(2023, 9, 22, 3, 0, tzinfo=UTC)


@scene
def won():
    """A public result, and the best ward commended for it."""
    result = a_published_result()
    made = a_nomination(a_commendation_round(result))
    commended(made)
    return result, made


def decide(card, *made, number=101, on=DAY):
    return operations.decide(NewDecision(card.id, number, on), [each.id for each in made], by=SYSTEM, at=AT)


def test_the_decision_writes_the_gold_book_with_number_grounds_and_reward(nominated):
    head = an_actor(Role.UNIT_HEAD, unit_id=nominated.unit_id)
    commended(nominated)
    made = queries.nomination(nominated.id)
    award = made.award
    assert (award.year, award.number, award.decision_number) == (2023, 1, 101)
    # 0,6 × 1.800.000 đồng, the base salary from 1/7/2023.
    assert (award.reward_factor, award.base_salary, award.reward) == (Decimal("0.60"), 1_800_000, 1_080_000)
    assert award.grounds == made.sentence
    assert award.digest == made.cited_digest
    assert "Quyết định số 101" in Notice.objects.filter(user_id=head.user_id).latest("at").sentence


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2023, 6, 30), 894_000),
        (date(2023, 7, 1), 1_080_000),
        (date(2024, 7, 1), 1_404_000),
        (date(2026, 7, 1), 1_518_000),  # 0,6 × 2.530.000
    ],
)
def test_the_reward_follows_the_base_salary_of_the_day(on, amount):
    assert queries.reward_on(on).amount == amount


def test_before_anything_applies_there_is_no_reward():
    with pytest.raises(queries.NothingApplies, match="1/1/2018"):
        queries.reward_on(date(2018, 1, 1))
    with pytest.raises(queries.NothingApplies):
        queries.regulation_on(date(2000, 1, 1))


@pytest.mark.parametrize(
    ("number", "on", "refusal"),
    [
        (101, date(2023, 9, 20), operations.DecidedOutsideTime),  # before the council met
        (101, date(2023, 9, 22), operations.DecidedOutsideTime),  # to come
    ],
)
def test_a_decision_outside_its_time_is_refused(tabled, number, on, refusal):
    voted(tabled)
    with pytest.raises(refusal):
        decide(tabled.round, tabled, number=number, on=on)


def test_a_decision_names_somebody_of_its_round_and_bears_a_number_of_its_own(opened):
    card = opened
    first, second = a_nomination(card, 0), a_nomination(card, 1)
    for each in (first, second):
        before_council(each)
    voted(first, second)
    with pytest.raises(operations.NobodyChosen):
        decide(card)
    with pytest.raises(operations.NobodyChosen):
        operations.decide(NewDecision(99, 1, DAY), [first.id], by=SYSTEM, at=AT)
    decide(card, first)
    with pytest.raises(operations.NumberTaken):
        decide(card, second)
    decide(card, second, number=102)
    assert [award.number for award in queries.register()] == [1, 2]
    assert [len(each.awards) for each in queries.decisions_of(card.id)] == [1, 1]


@scene
def for_three():
    """A round that may commend three units."""
    return a_commendation_round(limits={"top": Decimal(3)})


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=draw.lists(draw.tuples(draw.integers(1, 3), draw.booleans(), draw.booleans()), min_size=1, max_size=5))
def test_numbers_of_the_gold_book_have_no_gaps_and_no_repeats(for_three, story):
    """Decisions of one to three units, some refused half-way, some awards revoked: the numbers run on."""
    from django.db import transaction

    with transaction.atomic():
        card = for_three
        units = [each.placed for each in queries.eligibility(card, DAY).eligible]
        number = 0
        for step, (count, fails, revokes) in enumerate(story):
            made = []
            for placed in units[:count]:
                new = Nominating(card.id, placed.unit_id, "sudden", deed=f"việc {step}")
                made.append(queries.nomination(operations.nominate(new, by=SYSTEM, at=AT)))
            for each in made:
                before_council(each)
            voted(*made)
            if fails:
                with pytest.raises(operations.DecidedOutsideTime):
                    decide(card, *made, number=900 + step, on=date(2023, 9, 22))
            number += 1
            decide(card, *made, number=number)
            if revokes:
                number += 1
                _flagged(made[0])
                operations.revoke(made[0].id, number, DAY, "Sai số liệu", by=SYSTEM, at=AT)
        numbers = [award.number for award in queries.register(year=2023)]
        assert numbers == list(range(1, len(numbers) + 1))
        transaction.set_rollback(True)


def _flagged(card):
    """As if its result had been corrected."""
    from sen.reform.commendations.models import Nomination
    from sen.reform.commendations.operations.steps import step

    step(Nomination.objects.get(pk=card.id), Move.FLAG, by=SYSTEM, at=AT, reason="Kết quả đính chính")


def test_a_corrected_result_flags_every_award_resting_on_it_and_tells_the_secretary(result):
    secretary = an_actor(Role.SECRETARY)
    card = a_commendation_round(result)
    first, second = a_nomination(card, 0), a_nomination(card, 1)
    commended(first, second)
    assert operations.flag_shaken_awards(at=AT) == 0
    corrected(result, LATER)
    assert operations.flag_shaken_awards(at=LATER) == 2
    assert operations.flag_shaken_awards(at=LATER) == 0
    assert {each.state for each in queries.nominations_of(card.id)} == {State.FLAGGED}
    assert Notice.objects.filter(user_id=secretary.user_id, sentence__contains="đã được đính chính").count() >= 1
    assert "đính chính" in queries.history_of(first.id)[0].reason


def test_a_withdrawn_result_flags_too(won):
    result, made = won
    publishing.withdraw(result.id, "Sai số liệu", by=SYSTEM, at=LATER)
    assert operations.flag_shaken_awards(at=LATER) == 1
    assert "thu hồi" in queries.history_of(made.id)[0].reason
    operations.keep(made.id, "Thành tích vẫn được xác nhận", by=SYSTEM, at=LATER)
    assert operations.flag_shaken_awards(at=LATER) == 0


def test_what_rests_on_no_official_result_is_never_shaken(opened):
    unit_id = queries.eligibility(opened, DAY).eligible[0].placed.unit_id
    new = Nominating(opened.id, unit_id, "emulation", deed="thi đua 92 ngày đêm")
    made = queries.nomination(operations.nominate(new, by=SYSTEM, at=AT))
    commended(made)
    assert queries.shaken_awards(LATER) == ()
    _flagged(made)
    operations.keep(made.id, "Không liên quan", by=SYSTEM, at=LATER)
    assert queries.nomination(made.id).seen_digest is None


def test_a_kept_award_is_flagged_again_only_by_another_change(won):
    result, made = won
    corrected(result, LATER)
    operations.flag_shaken_awards(at=LATER)
    with pytest.raises(operations.NoReason):
        operations.keep(made.id, " ", by=SYSTEM, at=LATER)
    operations.keep(made.id, "Thứ hạng không đổi", by=SYSTEM, at=LATER)
    assert operations.flag_shaken_awards(at=LATER) == 0
    operations.hand_over(made.id, by=SYSTEM, at=LATER)
    assert queries.nomination(made.id).state is State.HANDED_OVER


def test_a_revoked_award_keeps_its_line_and_frees_the_achievement(won):
    result, made = won
    corrected(result, LATER)
    operations.flag_shaken_awards(at=LATER)
    with pytest.raises(operations.DecidedOutsideTime):
        operations.revoke(made.id, 102, date(2023, 9, 1), "Sai", by=SYSTEM, at=LATER)
    with pytest.raises(operations.NumberTaken):
        operations.revoke(made.id, 101, DAY, "Sai", by=SYSTEM, at=LATER)
    operations.revoke(made.id, 102, DAY, "Không còn đứng đầu", by=SYSTEM, at=LATER)
    (line,) = queries.register(year=2023)
    assert (line.number, line.is_revoked, line.revocation_reason) == (1, True, "Không còn đứng đầu")
    assert [each.kind_label for each in queries.decisions_of(made.round.id)] == [
        "Quyết định khen thưởng",
        "Quyết định thu hồi",
    ]
    again = a_commendation_round(result, title="Đợt sau", at=LATER)
    (basis,) = again.bases
    assert (made.unit_id, basis.achievement_key) not in queries.eligibility(again, DAY).eligible


def test_the_job_flags_by_the_clock(won):
    result, _made = won
    corrected(result, AT)
    jobs.flag_shaken_awards.call()
    assert {each.state for each in queries.nominations_in(State.FLAGGED)} == {State.FLAGGED}


def test_the_gold_book_is_added_to_only(awarded):
    with pytest.raises(TypeError):
        Award.objects.update(reward=1)
    with pytest.raises(TypeError):
        Award.objects.get(pk=awarded.award.id).delete()


def test_the_public_list_is_frozen_and_says_at_once_what_was_revoked(awarded):
    assert public.awards_page() is None
    publishing.publish_awards(by=SYSTEM, at=AT)
    page = public.awards_page()
    ((year, (award,)),) = page.years
    assert (year, award.number, award.unit_name, award.revoked_on) == (2023, 1, awarded.unit_name, None)
    assert public.awards_published()
    _flagged(awarded)
    operations.revoke(awarded.id, 102, DAY, "Sai số liệu", by=SYSTEM, at=LATER)
    ((_year, (award,)),) = public.awards_page().years
    assert award.revocation_reason == "Sai số liệu"
    assert not public.awards_published()
    publishing.publish_awards(by=SYSTEM, at=LATER)
    assert PublishedAwards.objects.get(number=1).content["awards"][0]["revoked"] is None
    assert PublishedAwards.objects.get(number=2).content["awards"][0]["revoked"]["number"] == 102
    assert list(public.broken_award_seals()) == []


def test_an_empty_or_unchanged_list_is_not_published():
    with pytest.raises(publishing.SameAwards):
        publishing.publish_awards(by=SYSTEM, at=AT)
    an_award()
    publishing.publish_awards(by=SYSTEM, at=AT)
    with pytest.raises(publishing.SameAwards):
        publishing.publish_awards(by=SYSTEM, at=AT)


def test_a_touched_list_shows_nothing_and_is_reported(awarded):
    publishing.publish_awards(by=SYSTEM, at=AT)
    forge("publishing_publishedawards", "UPDATE publishing_publishedawards SET content = '{\"awards\": []}'")
    assert not public.awards_page().is_intact
    assert len(list(public.broken_award_seals())) == 1
