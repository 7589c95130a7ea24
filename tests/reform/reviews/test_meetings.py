"""Preparing, opening and closing a meeting."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit import queries as audit
from sen.reform.common.errors import NotAllowed
from sen.reform.reviews import operations, queries
from sen.reform.reviews.kinds import Part, Topic
from sen.reform.reviews.models import AgendaItem, Remark, Review
from tests.factories.people import an_actor
from tests.factories.reviews import CUT_OFF, MEETING_AT, a_plan_at, a_review, new_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_a_review_is_called_after_its_kind_and_counts_the_days_of_the_guidance(at):
    review = queries.review(operations.prepare_review(new_review(), by=SYSTEM, at=at))
    assert review.title == "Sơ kết công tác cải cách hành chính 9 tháng đầu năm 2023"
    assert (review.data_from, review.data_to) == (date(2022, 12, 15), date(2023, 9, 14))
    assert (review.period, review.period_ahead) == ("9 tháng đầu năm 2023", "3 tháng cuối năm 2023")
    assert review.line_percent == 70


def test_a_title_and_a_window_that_are_given_stand(at):
    said = new_review(title="Họp sơ kết", data_from=date(2023, 1, 1), data_to=date(2023, 9, 10))
    review = queries.review(operations.prepare_review(said, by=SYSTEM, at=at))
    assert (review.title, review.data_from, review.data_to) == ("Họp sơ kết", date(2023, 1, 1), date(2023, 9, 10))


@pytest.mark.parametrize(
    ("kind", "cut_off_on", "window", "period", "ahead"),
    [
        # The first quarter begins with the year's window, in December before.
        ("quarter", date(2023, 3, 14), ("2022-12-15", "2023-03-14"), "quý I năm 2023", "quý II năm 2023"),
        # Other quarters stand alone.
        ("quarter", date(2023, 9, 14), ("2023-06-15", "2023-09-14"), "quý III năm 2023", "quý IV năm 2023"),
        # After the fourth comes the first of the next year.
        ("quarter", date(2023, 12, 14), ("2023-09-15", "2023-12-14"), "quý IV năm 2023", "quý I năm 2024"),
        (
            "six_months",
            date(2023, 6, 14),
            ("2022-12-15", "2023-06-14"),
            "6 tháng đầu năm 2023",
            "6 tháng cuối năm 2023",
        ),
        ("year", date(2023, 12, 14), ("2022-12-15", "2023-12-14"), "năm 2023", "năm 2024"),
        # An ad hoc review counts up to its own cut-off.
        ("ad_hoc", date(2023, 5, 3), ("2022-12-15", "2023-05-03"), "đến ngày 3/5/2023", "thời gian tới"),
    ],
)
def test_each_kind_has_its_window_and_its_words(at, kind, cut_off_on, window, period, ahead):
    said = new_review(kind=kind, cut_off_on=cut_off_on, held_on=date(2023, 12, 20))
    review = queries.review(operations.prepare_review(said, by=SYSTEM, at=at))
    assert (review.data_from.isoformat(), review.data_to.isoformat()) == window
    assert (review.period, review.period_ahead) == (period, ahead)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"cut_off_on": date(2023, 9, 22)}, operations.CutOffAfterMeeting),
        ({"year": 2022}, operations.CutOffOutsideYear),
        ({"line_percent": Decimal("100.5")}, operations.NotAShare),
        ({"line_percent": Decimal(-1)}, operations.NotAShare),
        ({"data_from": date(2023, 9, 15)}, operations.WindowOutOfOrder),
    ],
)
def test_impossible_days_and_shares_are_refused_and_nothing_is_saved(at, said, refusal):
    with pytest.raises(refusal) as caught:
        operations.prepare_review(new_review(**said), by=SYSTEM, at=at)
    assert caught.value.sentence
    assert not Review.objects.exists()


def test_the_same_review_is_not_prepared_twice(at):
    a_review()
    with pytest.raises(operations.ReviewExists) as caught:
        operations.prepare_review(new_review(), by=SYSTEM, at=at)
    assert "14/9/2023" in caught.value.sentence


def test_the_agenda_begins_with_what_was_left_over_and_names_each_area_below_its_level(at):
    a_plan_at(a1=80, a4=71, a6=69)
    a_review("closed", kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 20))
    items = queries.agenda(a_review().id)
    assert [(item.topic, item.area_code) for item in items] == [
        (Topic.CARRIED_OVER, ""),
        (Topic.RESULTS, ""),
        (Topic.AREA, "6"),
        (Topic.LOW_UNITS, ""),
        (Topic.OVERDUE, ""),
        (Topic.AHEAD, ""),
    ]
    assert [item.position for item in items] == [1, 2, 3, 4, 5, 6]


def test_without_plan_and_without_an_earlier_meeting_the_agenda_has_its_four_standing_matters():
    topics = [item.topic for item in queries.agenda(a_review().id)]
    assert topics == [Topic.RESULTS, Topic.LOW_UNITS, Topic.OVERDUE, Topic.AHEAD]


def test_a_matter_is_added_at_the_end(at):
    review = a_review()
    unit = a_unit("Phòng Nội vụ")
    new = operations.NewItem("Kiểm tra công vụ", presenter_id=unit.id)
    item_id = operations.put_on_agenda(review.id, new, by=SYSTEM, at=at)
    last = queries.agenda(review.id)[-1]
    assert (last.id, last.position, last.title, last.presenter_name) == (item_id, 5, "Kiểm tra công vụ", unit.name)


def test_a_matter_without_a_title_is_refused(at):
    review = a_review()
    with pytest.raises(operations.NothingWritten):
        operations.put_on_agenda(review.id, operations.NewItem("  "), by=SYSTEM, at=at)
    assert AgendaItem.objects.filter(review_id=review.id).count() == 4


def test_opening_and_closing_are_recorded_with_who_and_when(at):
    secretary = an_actor(Role.SECRETARY)
    review_id = operations.prepare_review(new_review(), by=secretary, at=at)
    operations.open_review(review_id, by=an_actor(Role.LEADER), at=at)
    operations.close_review(review_id, by=secretary, at=at)
    found = Review.objects.get(pk=review_id)
    assert (found.state, found.opened_at, found.closed_at, found.closed_by_id) == ("closed", at, at, secretary.user_id)
    told = [line.name for line in audit.history_of("reviews.review", review_id)]
    assert sorted(told) == ["review_closed", "review_opened", "review_prepared"]


@pytest.mark.parametrize(
    ("state", "act"),
    [
        ("open", operations.open_review),  # opened once
        ("closed", operations.open_review),  # a closed meeting stays closed
        ("preparing", operations.close_review),  # nothing to close yet
        ("closed", operations.close_review),
    ],
)
def test_moves_the_table_does_not_have_are_refused(at, state, act):
    review = a_review(state)
    with pytest.raises(NotAllowed):
        act(review.id, by=SYSTEM, at=at)
    assert queries.review(review.id).state == state


def test_remarks_are_added_and_the_latest_counts(at):
    review = a_review("closed")
    for text in ("Thiếu nhân lực.", "Thiếu nhân lực số."):
        operations.write_remark(review.id, Part.CAUSES, text, by=SYSTEM, at=at)
    assert queries.remarks(review.id) == {Part.CAUSES: "Thiếu nhân lực số."}
    assert Remark.objects.count() == 2
    with pytest.raises(operations.NothingWritten):
        operations.write_remark(review.id, Part.CAUSES, " ", by=SYSTEM, at=at)


def test_only_the_secretary_prepares_arranges_and_writes(at):
    leader, review = an_actor(Role.LEADER), a_review()
    for act in (
        lambda: operations.prepare_review(new_review(), by=leader, at=at),
        lambda: operations.put_on_agenda(review.id, operations.NewItem("x"), by=leader, at=at),
        lambda: operations.write_remark(review.id, Part.CAUSES, "x", by=leader, at=at),
        lambda: operations.close_review(review.id, by=leader, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_review_that_does_not_exist_is_named_in_the_refusal(at):
    for act in (lambda: queries.review(404), lambda: operations.open_review(404, by=SYSTEM, at=at)):
        with pytest.raises(queries.ReviewNotFound) as caught:
            act()
        assert "404" in caught.value.sentence


@pytest.mark.parametrize(
    "broken",
    [
        {"cut_off_on": date(2023, 9, 22)},
        {"data_to": date(2022, 1, 1)},
        {"line_percent": Decimal(101)},
    ],
)
def test_the_table_itself_refuses_what_the_operation_would(broken):
    review = a_review()
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.id).update(**broken)


def test_lists_show_the_latest_meeting_first_with_its_conclusions():
    first = a_review("open", kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 20))
    conclusion = operations.conclude(first.id, operations.NewConclusion("Một"), by=SYSTEM, at=MEETING_AT)
    operations.conclude(first.id, operations.NewConclusion("Hai"), by=SYSTEM, at=MEETING_AT)
    operations.withdraw(conclusion, by=SYSTEM, at=MEETING_AT)
    second = a_review()
    lines = queries.reviews()
    assert [(line.review.id, line.conclusion_count) for line in lines] == [(second.id, 0), (first.id, 1)]
    assert lines[0].review.cut_off_on == CUT_OFF
