"""Who appraises what, how far it has come, whether it can be done; agreement against values computed by hand."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, permissions, queries
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.queries.agreement import difference, kappa, severities
from sen.reform.assessments.workflow import Stage, State
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence.operations import add_link
from sen.reform.indices.loader import Declared, open_index
from tests.factories.appraisal import an_appraiser, in_state, large_index, write_words
from tests.factories.assessments import a_round, declared
from tests.factories.evidence import a_new_link
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

DAY = date(2023, 9, 21)


@scene
def two_wards():
    """Two wards declared one criterion each way; both wait for their appraisers."""
    card = a_round(a_unit("Phường Một"), a_unit("Phường Hai"))
    first, second = sorted(queries.assessments_of(card.id), key=lambda each: each.unit_code)
    for each in (first, second):
        declared(each, "1.1.1", done=48, planned=60)
        declared(each, "1.1.2", value="in_time")
        in_state(each, State.APPRAISING)
    return queries.round_with_id(card.id), queries.assessment(first.id), queries.assessment(second.id)


# By hand, from the published worked example of the measure: 50 proposals read by two people, 20 yes-yes, 5 yes-no,
# 10 no-yes, 15 no-no: pₒ = 35/50, pₑ = (25·30 + 25·20)/2500 = 1/2, κ = 2/5.
FIFTY = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15


@pytest.mark.parametrize(
    ("pairs", "observed", "expected", "value"),
    [
        (FIFTY, "7/10", "1/2", "2/5"),
        ([("1", "1"), ("0", "0")], "1", "1/2", "1"),  # always alike, in two classes: full agreement
        ([("1", "0"), ("0", "1")], "0", "1/2", "-1"),  # never alike: as bad as can be
        ([("1", "1"), ("1", "1")], "1", "1", None),  # one class only: chance explains it all, so κ is undefined
        ([("0", "1/2"), ("1/2", "1"), ("1", "0")], "0", "1/3", "-1/2"),  # three classes
    ],
)
def test_kappa_is_what_it_is_by_hand(pairs, observed, expected, value):
    found = kappa(pairs)
    assert (found.count, found.observed, found.expected) == (len(pairs), Fraction(observed), Fraction(expected))
    assert found.value == (None if value is None else Fraction(value))


def test_without_items_there_is_no_agreement_to_speak_of():
    assert kappa([]) is None
    assert difference([]) is None
    assert severities([]) == (None, ())


def test_differences_keep_their_sign_and_lose_it():
    found = difference([(Fraction(2), Fraction(1)), (Fraction(1), Fraction(2)), (Fraction(1, 2), Fraction(2))])
    # Gaps −1, 1, 3/2: sum 3/2, absolute sum 7/2.
    assert (found.count, found.signed, found.absolute) == (3, Fraction(1, 2), Fraction(7, 6))


def test_severity_is_measured_against_the_mean_of_the_round():
    mean, (mild, strict) = severities(
        [("b", Fraction(-3)), ("b", Fraction(-1)), ("a", Fraction(0)), ("a", Fraction(0))]
    )
    assert mean == -1
    assert (mild.key, mild.change, mild.signed, mild.absolute) == ("a", 0, 1, 1)
    assert (strict.key, strict.change, strict.signed, strict.absolute) == ("b", -2, -1, 1)


def test_whoever_is_assigned_appraises_and_where_nobody_is_whoever_has_the_area(two_wards, at):
    card, _first, _second = two_wards
    of_area = an_actor(Role.APPRAISER, areas=("1",))
    assigned = an_appraiser(card, "1.1.1")
    duties = queries.duties(card.id)
    assert [duties.is_of(code, of_area) for code in ("1.1.1", "1.1.2", "2.1.1")] == [False, True, False]
    assert [duties.is_of(code, assigned) for code in ("1.1.1", "1.1.2", "2.1.1")] == [True, False, False]
    assert duties.people_of("1.1.1", (of_area, assigned)) == (assigned,)


def test_what_is_left_is_counted_by_criterion_and_by_unit(two_wards, at):
    card, first, second = two_wards
    operations.mark(first.id, Marking("1.1.1"), by=SYSTEM, at=at)
    assert queries.tallies(card.id) == {"1.1.1": queries.Tally(1, 1), "1.1.2": queries.Tally(0, 2)}
    assert queries.tallies(card.id, without_units={first.unit_id})["1.1.1"] == queries.Tally(0, 1)
    assert queries.unit_tallies(card.id) == {first.id: queries.Tally(1, 1), second.id: queries.Tally(0, 2)}
    assert queries.unit_tallies(card.id, codes=["1.1.1"])[second.id].total == 1


def test_what_a_unit_took_back_is_not_left_to_mark(db):
    card = a_round()
    (ward,) = queries.assessments_of(card.id)
    declared(ward, "1.1.2", value="late")
    declared(ward, "1.1.2", value="")
    in_state(ward, State.APPRAISING)
    assert queries.tallies(card.id) == {}


def test_in_the_second_appraisal_only_objections_are_left(two_wards, at):
    card, first, _second = two_wards
    for code in ("1.1.1", "1.1.2"):
        operations.mark(first.id, Marking(code, Declared(code), "Không có văn bản"), by=SYSTEM, at=at)
    in_state(first, State.EXPLAINING)
    operations.disagree(first.id, operations.Reply("1.1.2", "Có văn bản kèm theo"), by=SYSTEM, at=at)
    in_state(first, State.REAPPRAISING)
    assert queries.unit_tallies(card.id)[first.id] == queries.Tally(0, 1)
    operations.mark(first.id, Marking("1.1.2", reason="Văn bản không đúng kỳ"), by=SYSTEM, at=at)
    assert queries.unit_tallies(card.id)[first.id] == queries.Tally(1, 0)


def test_an_objection_is_never_decided_without_a_reason_and_nothing_else_is_decided(two_wards, at):
    _card, first, _second = two_wards
    for code in ("1.1.1", "1.1.2"):
        operations.mark(first.id, Marking(code), by=SYSTEM, at=at)
    in_state(first, State.EXPLAINING)
    operations.disagree(first.id, operations.Reply("1.1.2", "Chưa đúng"), by=SYSTEM, at=at)
    in_state(first, State.REAPPRAISING)
    with pytest.raises(operations.ReasonNeeded):
        operations.mark(first.id, Marking("1.1.2"), by=SYSTEM, at=at)
    with pytest.raises(operations.NothingDisputed):
        operations.mark(first.id, Marking("1.1.1", Declared("1.1.1"), "đổi ý"), by=SYSTEM, at=at)


def test_last_year_is_found_under_the_code_it_had_and_only_when_published(db, at):
    unit = a_unit()
    before = a_round(unit, year=2022, text=large_index(8, 2022), cut_off_on=date(2022, 9, 9))
    write_words(before, Stage.SELF)
    card = a_round(unit, text=large_index(8))
    index = open_index(card.version_id)
    assert queries.past_words(card, index, ["1.1"]) == {}
    (old,) = queries.assessments_of(before.id)
    in_state(old, State.APPRAISING)
    operations.mark(old.id, Marking("1.1", Declared("1.1", {"value": "none"}), "Không có"), by=SYSTEM, at=at)
    in_state(old, State.PUBLISHED)
    (word,) = queries.past_words(card, index, ["1.1"]).values()
    assert (word.year, word.points, word.reason) == (2022, "0", "Không có")
    (word,) = queries.past_words(card, index, ["2.1"]).values()
    assert word.reason == ""  # what a unit wrote beside its own figures is no reason for a mark


def test_reasons_are_kept_for_a_criterion_or_for_all_and_once(two_wards, at):
    appraiser = an_actor(Role.APPRAISER)
    for _ in range(2):
        operations.keep_phrase("Chưa có văn bản", "", by=appraiser, at=at)
        operations.keep_phrase("Ban hành sau ngày 31/1", "1.1.2", by=appraiser, at=at)
    assert [each.words for each in queries.phrases("1.1.2")] == ["Ban hành sau ngày 31/1", "Chưa có văn bản"]
    assert [each.is_general for each in queries.phrases("1.1.1")] == [True]
    with pytest.raises(operations.ReasonNeeded):
        operations.keep_phrase(" ", "", by=appraiser, at=at)
    with pytest.raises(operations.ReasonTooLong):
        operations.keep_phrase("x" * 501, "", by=appraiser, at=at)
    with pytest.raises(NotAllowed):
        operations.keep_phrase("Lý do", "", by=an_actor(Role.FOCAL_OFFICER), at=at)


@pytest.mark.parametrize("role", [*Role, None])
def test_the_appraisal_is_seen_by_the_appraising_side_only(role, two_wards):
    """Trap 19: who holds no post of the appraising side sees nothing of it."""
    card, _first, _second = two_wards
    actor = an_actor(role)
    sees = role in (Role.SECRETARY, Role.APPRAISER, Role.LEADER)
    assert bool(permissions.may_see_appraisal(actor)) is sees
    looks_on = role in (Role.SECRETARY, Role.LEADER)
    assert bool(permissions.may_see_criterion(actor, "1.1.1", queries.duties(card.id))) is looks_on
    assert bool(permissions.may_keep_phrases(actor)) is (role in (Role.SECRETARY, Role.APPRAISER))


def test_the_same_criteria_are_asked_about_once_for_a_page(two_wards, django_assert_num_queries):
    card, first, _second = two_wards
    appraiser = an_appraiser(card, "1.1.1")
    duties = queries.duties(card.id)
    with django_assert_num_queries(0):
        assert permissions.may_mark(appraiser, first, "1.1.1", on=DAY, duties=duties)
        assert not permissions.may_mark(appraiser, first, "1.1.2", on=DAY, duties=duties)


def test_feasibility_counts_items_without_the_own_unit_and_shares_what_two_may_mark(db, at):
    own, *_others = units = [a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba")]
    card = a_round(*units, text=large_index(8))
    write_words(card, Stage.SELF)
    alone = an_appraiser(card, "1.1", unit_id=own.id)
    one, other = an_appraiser(card, "2.1"), an_appraiser(card, "2.1")
    found = queries.feasibility(card, on=DAY)
    loads = {load.person.user_id: load for load in found.loads}
    # Of three units one is the own: two items. Shared by two people, three items are one and a half each, rounded up.
    assert [loads[each.user_id].items for each in (alone, one, other)] == [2, 2, 2]
    # 21, 22, 25–29 September, 2–6 and 9–13 October 2023 are the working days left.
    assert found.days_left == 17
    assert loads[alone.user_id].per_day == 1
    assert found.left == 6
    gaps = {gap.code: gap.units for gap in found.gaps}
    assert gaps["1.1"] == ("Phường Một",)
    assert gaps["3.1"] == ()
    assert "2.1" not in gaps
    assert found.unmarkable == 1 + 6 * 3


def test_after_the_window_there_is_no_work_a_day(db):
    card = a_round(text=large_index(8))
    an_appraiser(card, "1.1")
    found = queries.feasibility(card, on=date(2023, 10, 14))
    assert (found.days_left, found.loads[0].per_day) == (0, None)


def test_criteria_are_proposed_to_the_agency_that_owns_them_then_to_the_area(db):
    owner = a_unit("Phòng Nội vụ")
    card = a_round(text=large_index(8))
    assert set(queries.proposal(card, on=DAY).values()) == {()}
    of_area = an_actor(Role.APPRAISER, areas=("1",))
    assert queries.proposal(card, on=DAY)["1.1"] == (of_area.user_id,)
    of_owner = an_actor(Role.APPRAISER, unit_id=owner.id)
    found = queries.proposal(card, on=DAY)
    assert (found["1.1"], found["2.1"]) == ((of_owner.user_id,), (of_owner.user_id,))
    both = an_actor(Role.APPRAISER, unit_id=owner.id, areas=("1",))
    found = queries.proposal(card, on=DAY)
    assert (found["1.1"], found["2.1"]) == ((both.user_id,), (of_owner.user_id, both.user_id))


@pytest.mark.parametrize("role", [*Role, None])
def test_only_the_secretary_assigns(role, two_wards, at):
    card, _first, _second = two_wards
    appraiser = an_actor(Role.APPRAISER)
    people = {"1.1.1": (appraiser.user_id,)}
    if role is Role.SECRETARY:
        operations.assign_appraisers(card.id, people, by=an_actor(role), at=at)
        assert queries.duties(card.id).assigned == {"1.1.1": {appraiser.user_id}}
    else:
        with pytest.raises(NotAllowed):
            operations.assign_appraisers(card.id, people, by=an_actor(role), at=at)


def test_assigning_again_replaces_and_leaves_other_criteria_alone(two_wards, at):
    card, _first, _second = two_wards
    one, other = an_appraiser(card, "1.1.1", "1.1.2"), an_actor(Role.APPRAISER)
    operations.assign_appraisers(card.id, {"1.1.1": [other.user_id]}, by=SYSTEM, at=at)
    assert queries.duties(card.id).assigned == {"1.1.1": {other.user_id}, "1.1.2": {one.user_id}}
    operations.assign_appraisers(card.id, {"1.1.1": []}, by=SYSTEM, at=at)
    assert set(queries.duties(card.id).assigned) == {"1.1.2"}


def test_only_criteria_of_the_index_go_to_people_with_a_post_of_appraiser(two_wards, at: datetime):
    card, _first, _second = two_wards
    with pytest.raises(operations.UnknownCriteria, match=r"9\.9"):
        operations.assign_appraisers(card.id, {"9.9": []}, by=SYSTEM, at=at)
    with pytest.raises(operations.NotAppraisers):
        officer = an_actor(Role.FOCAL_OFFICER)
        operations.assign_appraisers(card.id, {"1.1.1": [officer.user_id]}, by=SYSTEM, at=at)


def test_evidence_added_while_explaining_is_not_counted_before_the_turn_passes(two_wards, at):
    card, first, second = two_wards
    key = add_link(a_new_link(first.unit_id), by=SYSTEM, at=at)
    in_state(first, State.DECLARING)
    operations.attach(first.id, operations.Attaching("1.1.2", key), by=SYSTEM, at=at)
    in_state(first, State.EXPLAINING)
    operations.attach(first.id, operations.Attaching("1.1.1", key), by=SYSTEM, at=at)
    assert queries.evidence_counts_of(first.id) == {"1.1.2": 1}
    in_state(first, State.REAPPRAISING)
    assert queries.evidence_counts_of(first.id) == {"1.1.1": 1, "1.1.2": 1}
    assert queries.evidence_counts_across(card.id, "1.1.1") == {first.id: 1}
    assert queries.evidence_counts_of(second.id) == {}
