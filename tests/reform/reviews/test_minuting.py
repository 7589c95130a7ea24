"""Who came and what was said, and what became of the meeting before."""

from datetime import date, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations as directives
from sen.reform.directives.operations import UnknownUnit
from sen.reform.reviews import operations, queries
from sen.reform.reviews.operations import Came, NewOpinion
from tests.factories.assessments import a_sample_round
from tests.factories.people import an_actor
from tests.factories.reviews import MEETING_AT, a_conclusion, a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_invited_are_presenters_leads_and_every_unit_assessed_this_year(at):
    members = {each.unit_id for each in assessments.assessments_of(a_sample_round(2).id)}
    presenter, lead, stranger = (a_unit(name, "department") for name in ("Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế"))
    review = a_review("open")
    operations.put_on_agenda(review.id, operations.NewItem("Kiểm tra", presenter_id=presenter.id), by=SYSTEM, at=at)
    a_conclusion(review.id, lead.id)
    lines = queries.attendance(review)
    assert {line.unit.id for line in lines} == members | {presenter.id, lead.id}
    assert stranger.id not in {line.unit.id for line in lines}
    assert {line.is_present for line in lines} == {None}


def test_attendance_said_again_counts_as_said_last(at):
    unit = a_unit()
    review = a_review("open")
    for present in (True, False):
        operations.take_attendance(review.id, [Came(unit.id, present, "Ốm")], by=SYSTEM, at=at)
    (line,) = queries.attendance(review)
    assert (line.is_present, line.note) == (False, "Ốm")


@pytest.mark.parametrize(
    ("item", "unit_id", "text", "refusal"),
    [
        (0, 404, "Xin lùi hạn", UnknownUnit),
        (404, None, "Xin lùi hạn", operations.NotOnTheAgenda),
        (0, None, "  ", operations.NothingWritten),
    ],
)
def test_an_opinion_that_cannot_be_is_refused(at, item, unit_id, text, refusal):
    review = a_review("open")
    item_id = item or queries.agenda(review.id)[0].id
    with pytest.raises(refusal):
        operations.write_opinion(review.id, NewOpinion(item_id, text, unit_id), by=SYSTEM, at=at)
    assert queries.opinions(review.id) == ()


def test_a_unit_that_does_not_exist_did_not_come(at):
    review = a_review("open")
    with pytest.raises(UnknownUnit):
        operations.take_attendance(review.id, [Came(404, True)], by=SYSTEM, at=at)


@pytest.mark.parametrize(
    ("role", "state"), [(Role.LEADER, "open"), (Role.SECRETARY, "preparing"), (Role.SECRETARY, "closed")]
)
def test_minutes_are_kept_by_the_secretary_while_the_meeting_is_open(at, role, state):
    unit = a_unit()
    review = a_review(state)
    by = an_actor(role)
    with pytest.raises(NotAllowed):
        operations.take_attendance(review.id, [Came(unit.id, True)], by=by, at=at)
    with pytest.raises(NotAllowed):
        item_id = queries.agenda(review.id)[0].id
        operations.write_opinion(review.id, NewOpinion(item_id, "x"), by=by, at=at)


def test_every_count_of_the_meeting_before_is_the_sum_of_its_parts(at):
    units = [a_unit(f"Phường {number}") for number in range(1, 6)]
    heads = [an_actor(Role.UNIT_HEAD, unit_id=unit.id) for unit in units]
    before = a_review("open")
    a_conclusion(before.id, *(unit.id for unit in units), text="Số hóa", due_on=date(2023, 10, 31))
    a_conclusion(before.id, text="Thống nhất báo cáo")
    operations.close_review(before.id, by=SYSTEM, at=MEETING_AT)
    tasks = {task.lead_unit_id: task.id for task in queries.conclusions(before.id)[0].tasks}
    in_time, late, extended, overdue, cancelled = (tasks[unit.id] for unit in units)
    for task, head, day in ((in_time, heads[0], date(2023, 10, 20)), (late, heads[1], date(2023, 11, 10))):
        reported_at = at + (day - at.date()) + timedelta(days=1)
        directives.report_task(task, result="Xong", finished_on=day, by=head, at=reported_at)
        directives.accept_task(task, by=SYSTEM, at=reported_at)
    directives.ask_extension(extended, new_due_on=date(2023, 12, 25), reason="Chờ máy", by=heads[2], at=at)
    directives.extend_task(extended, new_due_on=date(2023, 12, 25), note="Đồng ý", by=SYSTEM, at=at)
    directives.cancel_task(cancelled, reason="Trùng", by=SYSTEM, at=at)
    december = a_review(kind="year", cut_off_on=date(2023, 12, 14), held_on=date(2023, 12, 20))
    followed = queries.pack(december.id).followed_up
    assert followed.review.id == before.id
    first, second = followed.lines
    counts = first.counts
    assert (counts.finished, counts.finished_late, counts.open_in_time, counts.overdue) == (1, 1, 1, 1)
    assert (first.extended, first.otherwise, second.counts.assigned) == (1, 1, 0)
    assert second.words == "không giao nhiệm vụ"
    for line in (first, second, followed):
        parts = line.counts
        done = parts.finished + parts.finished_late
        assert parts.assigned == done + parts.open_in_time + parts.overdue + line.otherwise
    assert followed.counts == first.counts + second.counts
    assert followed.extended == 1
    assert "5 nhiệm vụ: 1 hoàn thành đúng hạn, 1 hoàn thành quá hạn" in followed.words
    assert "1 được gia hạn" in followed.words
    assert overdue in {task.id for task in first.tasks}
