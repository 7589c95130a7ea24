"""Who may be commended by the data, and why the others not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.commendations import operations, queries
from sen.reform.commendations.rules import Answer, RuleUnreadable, UnknownRule, as_data, read_rules
from sen.reform.directives import operations as directives
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.commendations import DAY, OPENED_AT, a_commendation_round, a_published_result, commended
from tests.factories.commendations import a_nomination as nominated
from tests.factories.directives import GIVEN_AT, a_task
from tests.factories.results import a_round_before_the_council

pytestmark = pytest.mark.django_db
LATE = date(2023, 9, 10)


def names(candidates):
    return [each.placed.unit_name for each in candidates]


def said(card, name, key):
    """What a rule says of a unit."""
    found = queries.eligibility(card, DAY)
    each = next(each for each in (*found.eligible, *found.others) if each.placed.unit_name == name)
    return next(line for line in (*each.conditions, *each.achievements, *each.conflicts) if line.key == key)


def test_the_first_of_their_group_are_eligible_with_grounds_from_the_data(opened):
    found = queries.eligibility(opened, DAY)
    assert (names(found.eligible), names(found.others)) == (["Phường B", "Phường A"], ["Phường C"])
    best = found.eligible[0].placed
    (basis,) = opened.bases
    for words in ("xếp hạng 1/3", "kết quả chính thức", basis.digest[:4], "14/9/2023"):
        assert words in best.sentence
    assert best.as_data["digest"] == basis.digest
    assert best.as_data["run_id"] == basis.run_id


def test_who_is_not_eligible_reads_which_measures_were_missed(opened):
    found = queries.eligibility(opened, DAY)
    (last,) = found.others
    assert [line.key for line in last.against] == ["top", "percent", "rise"]
    assert "Xếp hạng 3/3" in last.against[0].sentence


def test_every_condition_of_law_is_for_a_person_to_say(opened):
    (best, *_others) = queries.eligibility(opened, DAY).eligible
    assert {line.answer for line in best.conditions} == {Answer.ASK}
    assert all(line.source for line in (*best.conditions, *best.achievements, *best.conflicts))


@pytest.mark.parametrize(
    ("limits", "eligible"),
    [
        ({"top": Decimal(1)}, ["Phường B"]),
        ({"top": Decimal(3)}, ["Phường B", "Phường A", "Phường C"]),
        # Nobody is first by place, but the percentage is enough.
        ({"top": Decimal(1), "percent": Decimal(50)}, ["Phường B", "Phường A", "Phường C"]),
    ],
)
def test_the_numbers_to_measure_by_are_data_of_the_round(result, limits, eligible):
    assert names(queries.eligibility(a_commendation_round(result, limits=limits), DAY).eligible) == eligible


def test_a_rise_is_measured_only_against_a_result_of_the_year_before(opened):
    assert "năm trước" in said(opened, "Phường B", "rise").sentence


def test_a_rise_is_measured_in_places():
    first = a_published_result(done=(80, 95, 10))
    from sen.reform.assessments.queries import assessments_of
    from sen.reform.organizations.queries import unit

    units = [unit(each.unit_id) for each in assessments_of(first.id)]
    second = a_round_before_the_council(
        *units, done=(80, 10, 95), year=2024, version_id=first.version_id, cut_off_on=date(2023, 12, 14)
    )
    from tests.factories.results import published

    published(second)
    card = a_commendation_round(second, year=2024, limits={"top": Decimal(1), "rise": Decimal(2)})
    risen = next(each for each in queries.eligibility(card, DAY).eligible if each.placed.unit_name == "Phường C")
    assert risen.placed.places_up == 2
    assert "tăng 2 bậc" in risen.placed.sentence


def late_task(unit_id, *, finished=False, due_on=LATE):
    task = a_task(unit_id, due_on=due_on)
    if finished:
        at = datetime(2023, 9, 19, 3, 0, tzinfo=UTC)
        directives.report_task(task, result="Xong", finished_on=date(2023, 9, 18), by=SYSTEM, at=at)
        directives.accept_task(task, by=SYSTEM, at=at)


@pytest.mark.parametrize("finished", [False, True], ids=["still open", "finished late stays late"])
def test_a_late_task_of_the_period_stands_in_the_way(finished, opened):
    best = queries.eligibility(opened, DAY).eligible[0].placed
    late_task(best.unit_id, finished=finished)
    found = queries.eligibility(opened, DAY)
    assert names(found.eligible) == ["Phường A"]
    against = found.candidate(best.unit_id, best.basis.id).against
    assert [line.key for line in against] == ["late_tasks"]
    assert "Rà soát thủ tục" in against[0].sentence


def test_a_task_due_after_the_period_does_not(opened):
    best = queries.eligibility(opened, DAY).eligible[0].placed
    late_task(best.unit_id, due_on=date(2023, 9, 18))
    assert names(queries.eligibility(opened, DAY).eligible)[0] == "Phường B"


def test_a_recorded_discipline_stands_in_the_way(opened):
    best = queries.eligibility(opened, DAY).eligible[0].placed
    operations.record_discipline(best.unit_id, date(2023, 5, 4), "Quyết định số 7/QĐ-UBND", by=SYSTEM, at=OPENED_AT)
    assert said(opened, "Phường B", "discipline").sentence == "Kỷ luật ngày 4/5/2023: Quyết định số 7/QĐ-UBND."
    assert names(queries.eligibility(opened, DAY).eligible) == ["Phường A"]


def test_an_achievement_commended_before_stands_in_the_way_with_its_decision(result):
    commended(nominated(a_commendation_round(result)))
    again = a_commendation_round(result, title="Đợt sau")
    line = said(again, "Phường B", "once")
    assert line.answer is Answer.NOT_MET
    assert "Quyết định số 101/QĐ-UBND ngày 21/9/2023" in line.sentence


def test_before_any_result_is_approved_the_newest_figures_are_cited_as_provisional():
    assessed = a_round_before_the_council()
    scoring.run(assessed.id, RunKind.PROVISIONAL, by=SYSTEM, at=OPENED_AT)
    card = a_commendation_round(assessed, origin="reviews.review:1")
    assert card.review_id == 1
    assert [basis.kind for basis in card.bases] == [RunKind.PROVISIONAL]
    assert "số liệu tạm tính, chưa thẩm định" in queries.eligibility(card, DAY).eligible[0].placed.sentence


def test_trap_21_volume_of_activity_makes_nobody_eligible(opened):
    """Fifty tasks finished in time say nothing for a unit, and no rule can be made of their number."""
    (last,) = queries.eligibility(opened, DAY).others
    for _each in range(50):
        task = a_task(last.placed.unit_id, due_on=date(2023, 9, 30))
        directives.report_task(task, result="Xong", finished_on=date(2023, 9, 2), by=SYSTEM, at=OPENED_AT)
        directives.accept_task(task, by=SYSTEM, at=OPENED_AT)
    assert GIVEN_AT < OPENED_AT
    (after,) = queries.eligibility(opened, DAY).others
    assert after == last
    data = as_data(opened.rules)
    data["achievements"][0]["kind"] = "task_count"
    with pytest.raises(UnknownRule):
        read_rules(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("conditions"),
        lambda data: data["conditions"][0].pop("source"),
        lambda data: data["achievements"][0].pop("limit"),
        lambda data: data["achievements"][0].update(limit="-1"),
        lambda data: data["achievements"][0].update(limit="NaN"),
        lambda data: data["achievements"].clear(),
    ],
    ids=["no conditions", "no source", "no number", "below nought", "not a number", "nothing to achieve"],
)
def test_a_rule_nobody_can_judge_by_is_refused(spoil):
    data = as_data(queries.regulation_on(DAY).rules)
    spoil(data)
    with pytest.raises(RuleUnreadable):
        read_rules(data)


def test_a_conflict_of_an_unknown_kind_is_refused():
    data = as_data(queries.regulation_on(DAY).rules)
    data["conflicts"][0]["kind"] = "dislike"
    with pytest.raises(UnknownRule):
        read_rules(data)


def test_the_list_reads_as_much_for_many_units_as_for_few(django_assert_max_num_queries, opened):
    with django_assert_max_num_queries(16):
        queries.eligibility(opened, DAY)
