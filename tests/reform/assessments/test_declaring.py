"""A unit declares figures, never points; what was said before stays, and what counts is the latest word."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import ChangedMeanwhile, NothingSaid, ReasonTooLong, UnknownUnits
from sen.reform.assessments.permissions import may_declare, may_see_rounds
from sen.reform.assessments.queries import AssessmentNotFound
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import BadFigure, BadTable, Declared, UnknownCriterion
from tests.factories.assessments import a_round, an_assessment, answered, declared
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

TASKS = Declared("1.1.1", {"done": "48", "planned": "60"})


@scene
def card():
    return an_assessment()


@pytest.fixture
def officer(card):
    return an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)


def current(card, code="1.1.1"):
    return queries.answers_of_unit(card.id).answers.get(code)


def test_the_focal_officer_of_the_unit_declares_its_figures(card, officer, at):
    operations.declare(card.id, TASKS, by=officer, at=at, reason="theo báo cáo tháng 9")
    answer = current(card)
    assert (answer.figures, answer.not_applicable) == ({"done": "48", "planned": "60"}, "")
    assert (answer.by, answer.at, answer.entry_count) == (officer.label, at, 1)
    (line,) = queries.entries_of(card.id, "1.1.1")
    assert (line.number, line.reason) == (1, "theo báo cáo tháng 9")
    assert [event.details["code"] for event in history_of("assessments.assessment", card.id)] == ["1.1.1"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FOCAL_OFFICER] + [None])
def test_nobody_else_in_the_unit_declares(card, role, at):
    actor = an_actor(role, unit_id=card.unit_id)
    with pytest.raises(NotAllowed, match="cán bộ đầu mối"):
        operations.declare(card.id, TASKS, by=actor, at=at)
    assert current(card) is None


def test_the_focal_officer_of_another_unit_does_not_declare(card, at):
    stranger = an_actor(Role.FOCAL_OFFICER, unit_id=a_unit("Phường 4").id)
    with pytest.raises(NotAllowed, match="cán bộ đầu mối"):
        operations.declare(card.id, TASKS, by=stranger, at=at)


AFTER = datetime(2023, 9, 30, 1, 0, tzinfo=UTC)
BEFORE = datetime(2023, 8, 31, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(("moment", "said"), [(AFTER, "đã đóng"), (BEFORE, "mở từ ngày")])
def test_trap_2_outside_its_window_nobody_declares(card, officer, moment, said):
    for actor in (officer, an_actor(Role.ADMINISTRATOR), an_actor(Role.SECRETARY), SYSTEM):
        assert not may_declare(actor, card, on=moment.date())
        with pytest.raises(NotAllowed, match=said):
            operations.declare(card.id, TASKS, by=actor, at=moment)
    assert current(card) is None


def test_the_last_day_of_the_window_is_in_it(card, officer):
    operations.declare(card.id, TASKS, by=officer, at=datetime(2023, 9, 29, 16, 59, tzinfo=UTC))
    assert current(card).figures["done"] == "48"


def test_a_sheet_that_was_submitted_takes_no_figures(card, officer, at):
    answered(card)
    operations.submit(card.id, by=officer, at=at)
    with pytest.raises(NotAllowed, match="lượt của thủ trưởng đơn vị"):
        operations.declare(card.id, TASKS, by=officer, at=at)


def test_trap_23_the_same_save_sent_twice_is_kept_once(card, officer, at):
    for _attempt in range(2):
        operations.declare(card.id, TASKS, by=officer, at=at, seen_entries=0, save_key="a1b2")
    assert len(queries.entries_of(card.id, "1.1.1")) == 1


def test_a_key_used_in_another_ledger_says_nothing_about_this_one(card, officer, at):
    (other,) = queries.assessments_of(a_round(a_unit("Phường khác"), version_id=card.round.version_id, year=2022).id)
    operations.declare(other.id, TASKS, by=SYSTEM, at=at, save_key="a1b2")
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.declare(card.id, TASKS, by=officer, at=at, save_key="a1b2")


def test_everybody_with_a_post_reads():
    assert may_see_rounds(an_actor(Role.EDITOR))
    assert may_see_rounds(SYSTEM)
    assert not may_see_rounds(an_actor(None))


def test_the_latest_word_on_each_figure_counts_and_the_earlier_ones_stay(card, officer, at):
    operations.declare(card.id, TASKS, by=officer, at=at)
    operations.declare(card.id, Declared("1.1.1", {"done": "50"}), by=officer, at=at)
    assert current(card).figures == {"done": "50", "planned": "60"}
    # Every entry is complete in itself.
    assert [line.figures for line in queries.entries_of(card.id, "1.1.1")] == [
        {"done": "50", "planned": "60"},
        {"done": "48", "planned": "60"},
    ]


def test_a_figure_can_be_taken_back(card, officer, at):
    operations.declare(card.id, TASKS, by=officer, at=at)
    operations.declare(card.id, Declared("1.1.1", {"done": ""}), by=officer, at=at)
    assert current(card).figures == {"planned": "60"}
    operations.declare(card.id, Declared("1.1.1", {"planned": ""}), by=officer, at=at)
    assert current(card).is_missing


def test_not_applicable_replaces_figures_and_figures_replace_it(card, officer, at):
    operations.declare(card.id, Declared("2.1.1", {"spent": "3", "given": "4"}), by=officer, at=at)
    operations.declare(card.id, Declared("2.1.1", not_applicable="không được giao vốn"), by=officer, at=at)
    assert (current(card, "2.1.1").figures, current(card, "2.1.1").not_applicable) == ({}, "không được giao vốn")
    operations.declare(card.id, Declared("2.1.1", {"given": "5"}), by=officer, at=at)
    assert (current(card, "2.1.1").figures, current(card, "2.1.1").not_applicable) == ({"given": "5"}, "")


@pytest.mark.parametrize("figures", [{}, {"done": "", "planned": " "}])
def test_saying_nothing_is_no_entry(card, officer, figures, at):
    with pytest.raises(NothingSaid, match=r"1\.1\.1"):
        operations.declare(card.id, Declared("1.1.1", figures), by=officer, at=at)
    assert queries.entries_of(card.id, "1.1.1") == ()


def test_what_is_missing_again_cannot_be_taken_back_once_more(card, officer, at):
    operations.declare(card.id, Declared("1.1.1", {"done": "48"}), by=officer, at=at)
    operations.declare(card.id, Declared("1.1.1", {"done": ""}), by=officer, at=at)
    with pytest.raises(NothingSaid):
        operations.declare(card.id, Declared("1.1.1", {"done": ""}), by=officer, at=at)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Declared("9.9", {"value": "1"}), UnknownCriterion),
        (Declared("1.1.1", {"done": "abc", "planned": "60"}), BadFigure),
        (Declared("1.1.1", {"done": "48", "planned": "12,5"}), BadFigure),  # one bad figure keeps the good one out
        (Declared("2.1.1", not_applicable="x" * 501), ReasonTooLong),
    ],
)
def test_what_is_refused_leaves_nothing_behind(card, officer, said, refusal, at):
    with pytest.raises(refusal):
        operations.declare(card.id, said, by=officer, at=at)
    assert queries.answers_of_unit(card.id).answers == {}
    assert queries.answers_of_unit(card.id).entry_count == 0


def test_two_people_at_one_leaf_do_not_bury_each_other(card, officer, at):
    seen = 0  # both opened the leaf while it was empty
    operations.declare(card.id, TASKS, by=officer, at=at, seen_entries=seen)
    with pytest.raises(ChangedMeanwhile, match=r"1\.1\.1"):
        operations.declare(card.id, Declared("1.1.1", {"done": "1"}), by=officer, at=at, seen_entries=seen)
    assert current(card).figures == {"done": "48", "planned": "60"}
    operations.declare(card.id, Declared("1.1.1", {"done": "50"}), by=officer, at=at, seen_entries=1)
    assert current(card).figures["done"] == "50"


def test_an_assessment_that_is_not_there_takes_nothing(at):
    with pytest.raises(AssessmentNotFound):
        operations.declare(999, TASKS, by=SYSTEM, at=at)


# Whole tables


@scene
def two():
    wards = a_unit("Phường 1"), a_unit("Phường 2")
    return a_round(*wards), wards


def table(*lines: str) -> str:
    return "\n".join(["unit,code,input,value,reason", *lines])


def test_a_table_is_taken_in_whole(two, at):
    card, (one, other) = two
    text = table(
        f"{one.code},1.1.1,done,48,", f"{one.code},1.1.1,planned,60,", f"{other.code},2.1.1,,N/A,không được giao vốn"
    )
    assert operations.declare_table(card.id, text, "answers.csv", by=SYSTEM, at=at) == 2
    by_unit = {each.unit_id: each for each in queries.answers_of_round(card.id)}
    assert by_unit[one.id].answers["1.1.1"].figures == {"done": "48", "planned": "60"}
    assert by_unit[other.id].answers["2.1.1"].not_applicable == "không được giao vốn"
    assert history_of("assessments.round", card.id)[-1].details == {"source": "answers.csv", "leaves": 2}


@pytest.mark.parametrize(
    ("line", "refusal", "said"),
    [
        ("12345,1.1.1,done,1,", UnknownUnits, "12345"),
        ("{other},1.1.1,done,abc,", BadTable, "abc"),
        ("{other},2.1.1,,N/A," + "x" * 501, ReasonTooLong, "500"),  # found only when it is written
    ],
)
def test_one_bad_line_keeps_the_whole_table_out(two, line, refusal, said, at):
    card, (one, other) = two
    text = table(f"{one.code},1.1.1,done,48,", line.format(other=other.code))
    with pytest.raises(refusal, match=said):
        operations.declare_table(card.id, text, "answers.csv", by=SYSTEM, at=at)
    assert all(not each.answers for each in queries.answers_of_round(card.id))


def test_people_do_not_declare_for_others_by_table(two, at):
    card, (one, _other) = two
    for role in (Role.SECRETARY, Role.FOCAL_OFFICER, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed, match="hệ thống"):
            operations.declare_table(card.id, table(f"{one.code},1.1.1,done,48,"), "a.csv", by=an_actor(role), at=at)


def test_trap_2_outside_its_window_no_table_is_taken_in(two):
    card, (one, _other) = two
    with pytest.raises(NotAllowed, match="đã đóng"):
        operations.declare_table(card.id, table(f"{one.code},1.1.1,done,48,"), "a.csv", by=SYSTEM, at=AFTER)


def test_answers_as_they_stood_when_the_ledger_was_shorter(card):
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "1.1.1", done=50)
    (then,) = queries.answers_of_round(card.round.id, up_to={card.unit_id: 1})
    assert then.answers["1.1.1"].figures["done"] == "48"
    assert then.entry_count == 1


@pytest.mark.parametrize("unit_count", [1, 9])
def test_reading_a_round_takes_as_many_queries_for_many_units_as_for_one(unit_count, django_assert_num_queries):
    card = a_round(*(a_unit(f"Phường {number}") for number in range(unit_count)))
    with django_assert_num_queries(2):
        queries.answers_of_round(card.id)
    with django_assert_num_queries(2):
        queries.assessments_of(card.id)
