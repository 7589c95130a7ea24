"""Deadlines: said as a day, as working days or as none; extended once; standing still while a task is paused."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.operations import NewTask
from sen.reform.directives.queries import Standing
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
DUE = date(2023, 9, 29)


def _at(day, month=9):
    return datetime(2023, month, day, 3, tzinfo=UTC)


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def task(unit):
    return a_task(unit.id, at=_at(21), due_on=DUE)


@pytest.fixture
def head(unit):
    return an_actor(Role.UNIT_HEAD, unit_id=unit.id)


def _standing(task_id, on):
    return queries.task_page(task_id, on).line.state


def test_an_extension_moves_the_deadline_and_keeps_the_first_one(task, head):
    operations.ask_extension(task, new_due_on=date(2023, 10, 20), reason="Chờ văn bản của tỉnh", by=head, at=_at(28))
    asked = queries.task_page(task, date(2023, 9, 28)).line
    assert (asked.asked_due_on, asked.due_on) == (date(2023, 10, 20), DUE)
    operations.extend_task(task, new_due_on=date(2023, 10, 16), note="Đến ngày 16", by=SYSTEM, at=_at(29))
    page = queries.task_page(task, date(2023, 10, 1))
    assert (page.line.due_on, page.original_due_on) == (date(2023, 10, 16), DUE)
    assert (page.line.extended_on, page.line.asked_due_on) == (date(2023, 9, 29), None)


def test_trap_12_a_task_is_extended_once(task, head):
    operations.ask_extension(task, new_due_on=date(2023, 10, 20), reason="Chờ", by=head, at=_at(28))
    operations.extend_task(task, new_due_on=date(2023, 10, 20), by=SYSTEM, at=_at(28))
    with pytest.raises(NotAllowed):
        operations.ask_extension(task, new_due_on=date(2023, 11, 20), reason="Chờ nữa", by=head, at=_at(10, 10))
    assert queries.task_page(task, date(2023, 10, 11)).line.due_on == date(2023, 10, 20)


def test_a_refused_extension_leaves_the_deadline_and_says_why(task, head):
    operations.ask_extension(task, new_due_on=date(2023, 10, 20), reason="Chờ", by=head, at=_at(28))
    with pytest.raises(operations.NoReason):
        operations.refuse_extension(task, reason=" ", by=SYSTEM, at=_at(28))
    operations.refuse_extension(task, reason="Đủ điều kiện làm ngay", by=SYSTEM, at=_at(28))
    page = queries.task_page(task, date(2023, 9, 30))
    assert page.line.due_on == DUE
    assert page.line.state == Standing.OVERDUE
    assert page.history[-1].text == "Đủ điều kiện làm ngay"


def test_an_extension_asked_for_before_the_deadline_may_be_decided_after_it(task, head):
    operations.ask_extension(task, new_due_on=date(2023, 10, 20), reason="Chờ", by=head, at=_at(29))
    operations.extend_task(task, new_due_on=date(2023, 10, 20), by=SYSTEM, at=_at(3, 10))
    assert _standing(task, date(2023, 10, 4)) != Standing.OVERDUE
    # What was overdue on a day stays so on that day.
    assert _standing(task, date(2023, 10, 2)) == Standing.OVERDUE


@pytest.mark.parametrize("day", [DUE, date(2023, 9, 1)])
def test_an_extension_to_no_later_day_is_none(task, head, day):
    with pytest.raises(operations.NotLater):
        operations.ask_extension(task, new_due_on=day, reason="Chờ", by=head, at=_at(28))
    operations.ask_extension(task, new_due_on=date(2023, 10, 1), reason="Chờ", by=head, at=_at(28))
    with pytest.raises(operations.NotLater):
        operations.extend_task(task, new_due_on=day, by=SYSTEM, at=_at(28))


def test_reporting_leaves_an_open_request_without_object(task, head):
    operations.ask_extension(task, new_due_on=date(2023, 10, 20), reason="Chờ", by=head, at=_at(28))
    operations.report_task(task, result="Xong", finished_on=date(2023, 9, 28), by=head, at=_at(28))
    assert queries.task_page(task, DUE).line.asked_due_on is None
    with pytest.raises(NotAllowed):
        operations.extend_task(task, new_due_on=date(2023, 10, 20), by=SYSTEM, at=_at(29))


def test_a_pause_moves_the_deadline_by_the_days_it_lasted(task):
    operations.pause_task(task, reason="Chờ hệ thống của tỉnh", by=SYSTEM, at=_at(25))
    assert _standing(task, date(2023, 10, 30)) == Standing.PAUSED
    operations.resume_task(task, by=SYSTEM, at=_at(5, 10))
    assert queries.task_page(task, date(2023, 10, 5)).line.due_on == date(2023, 10, 9)


def test_a_pause_after_the_deadline_does_not_undo_being_late(task):
    operations.pause_task(task, reason="Chờ", by=SYSTEM, at=_at(2, 10))
    operations.resume_task(task, by=SYSTEM, at=_at(12, 10))
    assert queries.task_page(task, date(2023, 10, 12)).line.due_on == DUE
    assert _standing(task, date(2023, 10, 12)) == Standing.OVERDUE


def test_a_task_without_a_deadline_may_rest_too(unit):
    task = a_task(unit.id, at=_at(21), due_on=None)
    operations.pause_task(task, reason="Chờ", by=SYSTEM, at=_at(22))
    operations.resume_task(task, by=SYSTEM, at=_at(25))
    assert queries.task_page(task, DUE).line.due_on is None


def test_a_deadline_in_working_days_skips_what_is_none(unit):
    # From Thursday 21/9: Friday, Monday, Tuesday.
    new = NewTask("Rà soát", (unit.id,), working_days=3)
    (task,) = operations.assign(new, by=SYSTEM, at=_at(21))
    page = queries.task_page(task, DUE)
    assert (page.line.due_on, page.working_days) == (date(2023, 9, 26), 3)


def test_what_is_to_be_done_always_is_never_overdue(unit):
    (task,) = operations.assign(NewTask("Niêm yết", (unit.id,), is_regular=True), by=SYSTEM, at=_at(21))
    line = queries.task_page(task, date(2025, 1, 1)).line
    assert line.is_regular
    assert line.state == Standing.IN_TIME


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"working_days": 3, "due_on": DUE}, operations.TwoDeadlines),
        ({"is_regular": True, "due_on": DUE}, operations.TwoDeadlines),
        ({"is_regular": True, "working_days": 2}, operations.TwoDeadlines),
        ({"working_days": 0}, operations.NoWorkingDays),
        ({"monitor_unit_id": 99999999}, operations.UnknownUnit),
    ],
)
def test_a_deadline_is_said_in_one_way(unit, said, refusal):
    with pytest.raises(refusal):
        operations.assign(NewTask("Rà soát", (unit.id,), **said), by=SYSTEM, at=_at(21))


def test_a_returned_task_names_the_competent_unit_and_is_handed_on(task, head, unit):
    other = a_unit("Phường 4")
    with pytest.raises(operations.CompetentItself):
        operations.return_task(task, reason="Không đúng việc", competent_unit_id=unit.id, by=head, at=_at(22))
    operations.return_task(task, reason="Không đúng việc", competent_unit_id=other.id, by=head, at=_at(22))
    page = queries.task_page(task, DUE)
    assert page.parties.competent_unit_id == other.id
    assert page.history[-1].competent_unit_name == "Phường 4"
    new = operations.hand_on(task, unit_id=other.id, by=SYSTEM, at=_at(22))
    old, given = queries.task_page(task, DUE), queries.task_page(new, DUE)
    assert old.line.state == Standing.CANCELLED
    assert (old.continued_by.id, given.continues.id) == (new, task)
    assert (given.line.lead_unit_id, given.line.due_on) == (other.id, DUE)


def test_a_task_handed_on_after_its_deadline_is_given_a_new_one(task, head):
    other = a_unit("Phường 4")
    operations.return_task(task, reason="Không đúng việc", competent_unit_id=other.id, by=head, at=_at(28))
    with pytest.raises(operations.DueBeforeGiven):
        operations.hand_on(task, unit_id=other.id, by=SYSTEM, at=_at(5, 10))
    new = operations.hand_on(task, unit_id=other.id, due_on=date(2023, 10, 16), by=SYSTEM, at=_at(5, 10))
    assert queries.task_page(new, date(2023, 10, 6)).line.due_on == date(2023, 10, 16)


def test_a_unit_takes_a_task_up_and_goes_on_after_a_report_that_was_not_enough(task, head):
    assert queries.task_page(task, date(2023, 9, 22)).line.is_new
    operations.take_up_task(task, by=head, at=_at(22))
    assert not queries.task_page(task, date(2023, 9, 22)).line.is_new
    operations.report_task(task, result="Xong", finished_on=date(2023, 9, 22), by=head, at=_at(22))
    operations.send_back_task(task, reason="Thiếu văn bản", by=SYSTEM, at=_at(22))
    page = queries.task_page(task, date(2023, 9, 22))
    assert page.parties.state == "under_way"
