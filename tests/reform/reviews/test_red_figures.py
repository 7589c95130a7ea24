"""Every red figure is on the agenda or waived with a reason before a meeting is opened."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations as directives
from sen.reform.reviews import operations, queries
from sen.reform.reviews.kinds import Topic
from sen.reform.reviews.models import AgendaItem, Waiver
from sen.reform.scoring import operations as scoring
from sen.reform.scoring import queries as scores
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_round, a_sample_round
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.reviews import MEETING_AT, PREPARED_AT, a_plan_at, a_review, a_score
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def red(review) -> dict[str, queries.RedLine]:
    """The red figures of a meeting by their keys."""
    return {line.cell.key: line for line in queries.pack(review.id).red}


def item_of(review, topic) -> queries.AgendaLine:
    """The matter with a topic."""
    return next(item for item in queries.agenda(review.id) if item.topic == topic)


@pytest.fixture
def red_season(scored, at):
    """An area below its level, a low unit, two overdue tasks of a unit, an extension asked for."""
    a_plan_at(a1=92, a6=60)
    low, good = a_unit("Xã Tân Quy Tây", "commune"), a_unit("Phường 1")
    scored(a_score(good, 90, a1=90), a_score(low, "63.6", a1=60))
    a_task(low.id, due_on=date(2023, 9, 10))
    a_task(low.id, title="Số hóa", due_on=date(2023, 9, 18))
    head = an_actor(Role.UNIT_HEAD, unit_id=good.id)
    asked = a_task(good.id, title="Rà soát thủ tục", due_on=date(2023, 9, 30))
    directives.ask_extension(asked, new_due_on=date(2023, 10, 10), reason="Chờ hướng dẫn", by=head, at=at)
    return {"low": low.id, "asked": asked}


def test_each_red_figure_has_a_key_its_words_and_the_page_it_comes_from(red_season):
    found = {key: line.cell for key, line in red(a_review()).items()}
    low, asked = red_season["low"], red_season["asked"]
    assert list(found) == ["area:6", f"unit:{low}", f"overdue:{low}", f"extension:{asked}"]
    assert found["area:6"].words == "Cải cách tài chính công: ước đạt 60 % kế hoạch, cần đạt 75 %"
    assert found["area:6"].url == "/ke-hoach/2023/linh-vuc/6/?on=14/9/2023"
    assert found[f"unit:{low}"].words == "Xã Tân Quy Tây: 63,6 % điểm tạm tính, dưới mức 70 %"
    assert found[f"unit:{low}"].url == "/danh-gia/2023/xa-phuong/xa-tan-quy-tay/"
    assert found[f"overdue:{low}"].words == "Xã Tân Quy Tây: 2 nhiệm vụ quá hạn, lâu nhất 11 ngày"
    assert found[f"overdue:{low}"].url == f"/nhiem-vu/?state=overdue&unit={low}"
    assert found[f"extension:{asked}"].words == "Phường 1 đề nghị gia hạn đến 10/10/2023: Rà soát thủ tục"
    assert found[f"extension:{asked}"].url == f"/nhiem-vu/{asked}/"


def test_the_agenda_is_proposed_from_them_and_answers_all(red_season):
    review = a_review()
    assert [item.red_key for item in queries.agenda(review.id)] == ["", "area:6", "unit", "overdue", "extension", ""]
    assert all(line.item for line in red(review).values())
    operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)
    assert queries.review(review.id).is_open


def test_a_meeting_with_a_red_figure_left_is_not_opened_and_the_sentence_says_which(red_season):
    review = a_review()
    operations.take_off_agenda(item_of(review, Topic.LOW_UNITS).id, by=SYSTEM, at=MEETING_AT)
    operations.take_off_agenda(item_of(review, Topic.AREA).id, by=SYSTEM, at=MEETING_AT)
    with pytest.raises(operations.RedFiguresLeft) as caught:
        operations.open_review(review.id, by=an_actor(Role.LEADER), at=MEETING_AT)
    assert "Xã Tân Quy Tây: 63,6 %" in caught.value.sentence
    assert "tài chính công" in caught.value.sentence
    assert "lý do" in caught.value.sentence
    assert queries.review(review.id).state == "preparing"
    assert [line.cell.key for line in queries.pack(review.id).red_left] == ["area:6", f"unit:{red_season['low']}"]


def test_what_turns_red_after_the_meeting_was_prepared_is_answered_too(at):
    review = a_review()
    a_plan_at(a6=60)
    with pytest.raises(operations.RedFiguresLeft):
        operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)
    item_id = operations.put_red_on_agenda(review.id, "area:6", by=SYSTEM, at=at)
    last = queries.agenda(review.id)[-1]
    assert (last.id, last.topic, last.area_code) == (item_id, Topic.AREA, "6")
    # Asked twice, it is there once.
    assert operations.put_red_on_agenda(review.id, "area:6", by=SYSTEM, at=at) == item_id
    operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)


def test_a_waived_figure_keeps_its_reason_and_its_words(red_season, at):
    review = a_review()
    key = f"unit:{red_season['low']}"
    operations.waive(review.id, key, "Họp riêng ngày 25/9", by=an_actor(Role.SECRETARY), at=at)
    line = red(review)[key]
    # Waived by name counts before the matter on all of its sort.
    assert (line.is_waived, line.item, line.reason) == (True, None, "Họp riêng ngày 25/9")
    (kept,) = queries.waivers(review.id)
    assert (kept.about, kept.reason) == (line.cell.words, "Họp riêng ngày 25/9")
    # Put on the agenda by itself, it is discussed after all.
    operations.put_red_on_agenda(review.id, key, by=SYSTEM, at=at)
    assert not red(review)[key].is_waived
    assert queries.waivers(review.id) == ()


def test_the_rest_is_waived_for_one_reason(red_season, at):
    review = a_review()
    for topic in (Topic.OVERDUE, Topic.LOW_UNITS):
        operations.take_off_agenda(item_of(review, topic).id, by=SYSTEM, at=at)
    assert operations.waive_rest(review.id, "Đã xử lý tại giao ban", by=SYSTEM, at=at) == 2
    assert {each.reason for each in queries.waivers(review.id)} == {"Đã xử lý tại giao ban"}
    operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)
    with pytest.raises(operations.NothingLeft):
        operations.waive_rest(review.id, "Lần nữa", by=SYSTEM, at=at)


def test_a_matter_of_its_own_is_not_waived_as_well(red_season, at):
    review = a_review()
    with pytest.raises(operations.OnTheAgenda):
        operations.waive(review.id, "area:6", "Họp riêng", by=SYSTEM, at=at)


def test_nothing_is_waived_without_a_reason_nor_what_is_not_red(red_season, at):
    review = a_review()
    operations.take_off_agenda(item_of(review, Topic.OVERDUE).id, by=SYSTEM, at=at)
    for act in (
        lambda: operations.waive(review.id, f"unit:{red_season['low']}", "  ", by=SYSTEM, at=at),
        lambda: operations.waive_rest(review.id, "", by=SYSTEM, at=at),
    ):
        with pytest.raises(operations.WhyWaived):
            act()
    for act in (
        lambda: operations.waive(review.id, "area:1", "x", by=SYSTEM, at=at),
        lambda: operations.put_red_on_agenda(review.id, "unit:404", by=SYSTEM, at=at),
    ):
        with pytest.raises(operations.NotRed):
            act()
    assert not Waiver.objects.exists()


def test_a_waiver_is_never_changed_nor_deleted(red_season, at):
    review = a_review()
    operations.waive(review.id, f"unit:{red_season['low']}", "Họp riêng", by=SYSTEM, at=at)
    for statement in ("UPDATE reviews_waiver SET text = 'khác'", "DELETE FROM reviews_waiver"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_matter_is_taken_off_before_the_meeting_only_and_the_others_move_up(at):
    review = a_review()
    first = queries.agenda(review.id)[0]
    operations.take_off_agenda(first.id, by=SYSTEM, at=at)
    assert [item.position for item in queries.agenda(review.id)] == [1, 2, 3]
    with pytest.raises(operations.MatterGone):
        operations.take_off_agenda(first.id, by=SYSTEM, at=at)
    operations.open_review(review.id, by=SYSTEM, at=at)
    with pytest.raises(NotAllowed):
        operations.take_off_agenda(queries.agenda(review.id)[0].id, by=SYSTEM, at=at)


def test_only_the_secretary_waives_and_takes_off(red_season, at):
    review = a_review()
    leader = an_actor(Role.LEADER)
    for act in (
        lambda: operations.waive(review.id, "area:6", "x", by=leader, at=at),
        lambda: operations.waive_rest(review.id, "x", by=leader, at=at),
        lambda: operations.put_red_on_agenda(review.id, "area:6", by=leader, at=at),
        lambda: operations.take_off_agenda(queries.agenda(review.id)[0].id, by=leader, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert AgendaItem.objects.filter(review_id=review.id).count() == 6


def test_every_round_of_the_year_is_looked_at_and_none_mixed_with_another(at):
    departments = [a_unit(name, "department") for name in ("Phòng Nội vụ", "Phòng Tư pháp")]
    wards, offices = a_sample_round(3), a_round(*departments, block="Phòng chuyên môn")
    for card in (wards, offices):
        scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    review = a_review(line_percent=100)
    pack = queries.pack(review.id)
    assert [part.run.round_id for part in pack.rounds] == [wards.id, offices.id]
    members = [{each.unit_id for each in assessments.assessments_of(card.id)} for card in (wards, offices)]
    assert [{row.unit_id for row in part.rows} for part in pack.rounds] == members
    assert {f"unit:{unit_id}" for unit_id in members[0] | members[1]} <= red(review).keys()
    assert pack.units == pack.rounds[0]


def test_a_unit_low_in_two_rounds_is_one_red_figure(scored, monkeypatch):
    unit = a_unit("Phường 1")
    scored(a_score(unit, 50, a1=50))
    (run,) = scores.latest_runs(2023, "provisional")
    monkeypatch.setattr(scores, "latest_runs", lambda _year, _kind: (run, run))
    assert list(red(a_review())) == [f"unit:{unit.id}"]


def test_the_day_of_the_meeting_decides_what_is_overdue():
    unit = a_unit()
    a_task(unit.id, due_on=date(2023, 9, 21))
    assert red(a_review()) == {}
    later = a_review(kind="ad_hoc", held_on=date(2023, 9, 21) + timedelta(days=1))
    assert list(red(later)) == [f"overdue:{unit.id}"]
