"""The dossier on its way to the council: who is refused what, and why."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.commendations import operations, queries
from sen.reform.commendations.kinds import Occasion
from sen.reform.commendations.operations import NewRound, Nominating
from sen.reform.commendations.queries import Move, State
from sen.reform.commendations.rules import Answer
from sen.reform.commendations.workflow import NoSuchMove, moved
from sen.reform.common.errors import NotAllowed
from sen.reform.notifications.models import Notice
from tests.factories.commendations import (
    AT,
    DAY,
    OPENED_AT,
    REPORT,
    a_commendation_round,
    a_nomination,
    a_published_result,
    commended,
    submitted,
    voted,
)
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.results import a_round_before_the_council, corrected
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def handed_in():
    """The dossier of the best ward, handed in."""
    return submitted(a_nomination())


@scene
def resting():
    """A public result, and a dossier handed in that rests on it."""
    result = a_published_result()
    return result, submitted(a_nomination(a_commendation_round(result)))


def nominate(card, **said):
    """Nominate by hand."""
    return operations.nominate(Nominating(**{"round_id": card.id, **said}), by=SYSTEM, at=AT)


def states(card):
    return queries.nomination(card.id).state


def test_a_nomination_cites_the_run_and_the_digest_it_rests_on(nominated):
    (basis,) = nominated.round.bases
    assert (nominated.grounds["run_id"], nominated.grounds["digest"]) == (basis.run_id, basis.digest)
    assert nominated.cited_digest == basis.digest
    assert nominated.achievement.startswith("Đã có thành tích xuất sắc trong thực hiện chỉ số cải cách hành chính")


def test_what_the_data_do_not_show_is_refused_with_the_sentence(opened):
    last = queries.eligibility(opened, DAY).others[0].placed
    with pytest.raises(operations.NotAchieved, match="Xếp hạng 3/3"):
        nominate(opened, unit_id=last.unit_id, rule_key="top", basis_id=last.basis.id)
    with pytest.raises(operations.NotAchieved):
        nominate(opened, unit_id=last.unit_id, rule_key="top")
    with pytest.raises(operations.RuleNotFound):
        nominate(opened, unit_id=last.unit_id, rule_key="most_tasks", basis_id=last.basis.id)
    with pytest.raises(operations.DeedMissing):
        nominate(opened, unit_id=last.unit_id, rule_key="emulation", deed="  ")


def test_one_achievement_is_nominated_once_even_in_another_form_of_words(nominated):
    with pytest.raises(operations.AchievedBefore, match="Khen thưởng công tác cải cách hành chính"):
        nominate(
            nominated.round, unit_id=nominated.unit_id, rule_key="top", basis_id=nominated.basis.id, achievement="Khác"
        )


def test_one_achievement_is_commended_once_and_the_earlier_decision_is_cited(result):
    made = a_nomination(a_commendation_round(result))
    commended(made)
    later = a_commendation_round(result, title="Đợt sau")
    (basis,) = later.bases
    with pytest.raises(operations.AchievedBefore, match="Quyết định số 101/QĐ-UBND ngày 21/9/2023"):
        nominate(later, unit_id=made.unit_id, rule_key="top", basis_id=basis.id)


def test_a_withdrawn_nomination_makes_room_for_another(nominated):
    operations.move_on(nominated.id, Move.WITHDRAW, "Nhầm đơn vị", by=SYSTEM, at=AT)
    assert (
        nominate(nominated.round, unit_id=nominated.unit_id, rule_key="top", basis_id=nominated.basis.id)
        != nominated.id
    )


@pytest.mark.parametrize(
    ("on", "is_in_time"),
    [
        (datetime(2023, 9, 22, 16, 59, tzinfo=UTC), True),  # the last minute of 22/9 in Sa Đéc
        (datetime(2023, 9, 22, 17, 0, tzinfo=UTC), False),  # ten days before 2/10 have begun
    ],
)
def test_units_hand_in_until_ten_days_before_the_conference(on, is_in_time, nominated):
    assert nominated.round.dossiers_due_on == date(2023, 9, 22)
    operations.write_report(nominated.id, REPORT, by=SYSTEM, at=AT)
    head = an_actor(Role.UNIT_HEAD, unit_id=nominated.unit_id)
    if is_in_time:
        operations.submit(nominated.id, by=head, at=on)
        assert queries.nomination(nominated.id).confirmed_by == head.label
    else:
        with pytest.raises(NotAllowed, match="22/9/2023"):
            operations.submit(nominated.id, by=head, at=on)


def test_a_sudden_achievement_waits_for_no_deadline():
    card = a_commendation_round(occasion=Occasion.SUDDEN, held_on=None)
    assert card.dossiers_due_on is None
    assert card.occasion is Occasion.SUDDEN


def test_the_head_confirms_a_report_that_says_something(nominated):
    with pytest.raises(operations.NoReport):
        operations.submit(nominated.id, by=SYSTEM, at=AT)
    with pytest.raises(operations.NoReport):
        operations.write_report(nominated.id, " ", by=SYSTEM, at=AT)


def test_a_dossier_is_checked_only_when_every_condition_is_confirmed(nominated):
    operations.write_report(nominated.id, REPORT, by=SYSTEM, at=AT)
    operations.submit(nominated.id, by=SYSTEM, at=AT)
    with pytest.raises(operations.Unconfirmed, match="Nội bộ đoàn kết"):
        operations.check(nominated.id, by=SYSTEM, at=AT)
    for line in nominated.conditions:
        operations.confirm_condition(nominated.id, line.condition.key, "Số 1", answer=Answer.NOT_MET, by=SYSTEM, at=AT)
    with pytest.raises(operations.Unconfirmed):
        operations.check(nominated.id, by=SYSTEM, at=AT)
    found = queries.nomination(nominated.id).conditions[0].finding
    assert (found.answer, found.sentence) == (Answer.NOT_MET, "Không đạt: Số 1.")


def test_a_condition_needs_its_document_and_must_be_one_of_the_rules(nominated):
    with pytest.raises(operations.ProofMissing):
        operations.confirm_condition(nominated.id, "united", " ", answer=Answer.MET, by=SYSTEM, at=AT)
    with pytest.raises(operations.RuleNotFound):
        operations.confirm_condition(nominated.id, "popular", "Số 1", answer=Answer.MET, by=SYSTEM, at=AT)


def test_what_stands_in_the_way_stops_the_check_and_the_council(handed_in):
    a_task(handed_in.unit_id, due_on=date(2023, 9, 10))
    with pytest.raises(operations.StandsInTheWay, match="Rà soát thủ tục"):
        operations.check(handed_in.id, by=SYSTEM, at=AT)
    other = submitted(a_nomination(handed_in.round, 0))
    operations.check(other.id, by=SYSTEM, at=AT)
    a_task(other.unit_id, due_on=date(2023, 9, 11))
    with pytest.raises(operations.StandsInTheWay):
        operations.put_before_council(other.id, by=SYSTEM, at=AT)


@pytest.mark.parametrize("step", ["check", "put", "vote", "decide"])
def test_nothing_goes_on_once_the_result_it_cites_was_corrected(step, resting):
    result, made = resting
    if step != "check":
        operations.check(made.id, by=SYSTEM, at=AT)
    if step in {"vote", "decide"}:
        operations.put_before_council(made.id, by=SYSTEM, at=AT)
    if step == "decide":
        voted(made)
    corrected(result, AT)
    act = {
        "check": lambda: operations.check(made.id, by=SYSTEM, at=AT),
        "put": lambda: operations.put_before_council(made.id, by=SYSTEM, at=AT),
        "vote": lambda: voted(made),
        "decide": lambda: operations.decide(operations.NewDecision(made.round.id, 5, DAY), [made.id], by=SYSTEM, at=AT),
    }[step]
    before = states(made)
    with pytest.raises(operations.ResultChanged, match="đính chính"):
        act()
    assert states(made) is before


@pytest.mark.parametrize("move", sorted(operations.WITH_REASON))
def test_steps_against_somebody_have_a_reason_and_are_told(handed_in, move):
    if move is Move.TAKE_UP:
        operations.check(handed_in.id, by=SYSTEM, at=AT)
        operations.put_before_council(handed_in.id, by=SYSTEM, at=AT)
    head = an_actor(Role.UNIT_HEAD, unit_id=handed_in.unit_id)
    with pytest.raises(operations.NoReason):
        operations.move_on(handed_in.id, move, " ", by=SYSTEM, at=AT)
    operations.move_on(handed_in.id, move, "Thiếu minh chứng", by=SYSTEM, at=AT)
    assert queries.history_of(handed_in.id)[0].reason == "Thiếu minh chứng"
    assert "Thiếu minh chứng" in Notice.objects.get(user_id=head.user_id).sentence


def test_a_step_with_an_operation_of_its_own_is_not_taken_by_the_back_door():
    with pytest.raises(ValueError, match="operation of its own"):
        operations.move_on(1, Move.DECIDE, "x", by=SYSTEM, at=AT)
    with pytest.raises(NoSuchMove):
        moved(State.DRAFTED, Move.DECIDE)


def test_the_secretary_is_told_of_a_submitted_dossier():
    secretary = an_actor(Role.SECRETARY)
    made = submitted(a_nomination())
    told = Notice.objects.get(user_id=secretary.user_id, key=f"commendations.nomination:{made.id}")
    assert made.unit_name in told.sentence


def test_what_is_not_there_is_not_found():
    with pytest.raises(queries.NominationNotFound):
        operations.check(99, by=SYSTEM, at=AT)
    with pytest.raises(queries.NominationNotFound):
        queries.nomination(99)
    with pytest.raises(queries.NominationNotFound):
        queries.award(99)
    with pytest.raises(queries.RoundNotFound):
        queries.round_card(99)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": " "}, operations.TitleMissing),
        ({"held_on": None}, operations.NoConferenceDay),
        ({"period_to": date(2022, 1, 1)}, operations.PeriodOutOfOrder),
    ],
)
def test_a_round_that_cannot_be_is_refused(said, refusal):
    with pytest.raises(refusal):
        a_commendation_round(**said)


def test_a_round_is_opened_once_and_only_over_results_that_exist(result):
    a_commendation_round(result)
    with pytest.raises(operations.RoundExists):
        a_commendation_round(result)


def test_a_round_without_a_computed_result_is_refused():
    with pytest.raises(operations.NothingComputed, match="2023"):
        a_commendation_round(a_round_before_the_council())


def test_a_round_may_rest_on_no_result_at_all():
    new = NewRound(2023, "Đột xuất", Occasion.SUDDEN, date(2023, 1, 1), DAY)
    card = queries.round_card(operations.open_round(new, by=SYSTEM, at=OPENED_AT))
    assert queries.eligibility(card, DAY) == queries.eligibility(card, DAY).__class__((), ())
    assert card.review_id is None
