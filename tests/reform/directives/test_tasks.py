"""A task from the day it is given to the day it is closed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import Task, TaskRecord
from sen.reform.directives.queries import Standing
from tests.factories.directives import GIVEN_AT, a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

DUE = date(2023, 9, 30)


def _at(day, hour=3):
    return datetime(2023, day.month, day.day, hour, tzinfo=UTC) if day.year == 2023 else None


def _report(task_id, on=date(2023, 9, 20), **said):
    operations.report_task(task_id, **{"result": "Đã xong", "finished_on": on, "by": SYSTEM, "at": _at(on), **said})


def _accept(task_id, on=date(2023, 10, 5)):
    operations.accept_task(task_id, by=SYSTEM, at=_at(on))


def _standing(task_id, on):
    return queries.task_page(task_id, on).line.state


@pytest.mark.parametrize(
    ("on", "standing", "left"),
    [
        (date(2023, 9, 22), Standing.IN_TIME, 8),  # eight days ahead
        (date(2023, 9, 23), Standing.DUE_SOON, 7),  # soon begins seven days before
        (DUE, Standing.DUE_SOON, 0),  # the day itself is still in time
        (date(2023, 10, 1), Standing.OVERDUE, -1),
    ],
)
def test_an_open_task_stands_by_its_deadline(on, standing, left):
    line = queries.task_page(a_task(), on).line
    assert (line.state, line.days_left) == (standing, left)


def test_a_task_without_a_deadline_is_never_overdue():
    line = queries.task_page(a_task(due_on=None), date(2030, 1, 1)).line
    assert (line.state, line.days_left) == (Standing.IN_TIME, None)


@pytest.mark.parametrize(
    ("finished_on", "standing"),
    [
        (DUE, Standing.FINISHED),  # on the last day is in time
        (date(2023, 10, 1), Standing.FINISHED_LATE),
    ],
)
def test_the_day_of_the_product_decides_not_the_day_of_acceptance(finished_on, standing):
    task_id = a_task()
    _report(task_id, finished_on)
    _accept(task_id, date(2023, 11, 1))
    assert _standing(task_id, date(2023, 11, 2)) == standing


def test_a_task_without_a_deadline_is_finished_in_time():
    task_id = a_task(due_on=None)
    _report(task_id)
    _accept(task_id)
    assert _standing(task_id, date(2023, 12, 31)) == Standing.FINISHED


def test_a_task_is_read_as_it_stood_on_any_day():
    task_id = a_task()
    _report(task_id, date(2023, 10, 3))
    _accept(task_id, date(2023, 10, 5))
    days = {
        date(2023, 9, 21): Standing.IN_TIME,
        date(2023, 10, 2): Standing.OVERDUE,
        date(2023, 10, 3): Standing.WAITING,
        date(2023, 10, 5): Standing.FINISHED_LATE,
    }
    assert {day: _standing(task_id, day) for day in days} == days
    assert queries.tasks(on=date(2023, 8, 31)) == ()  # not given yet
    with pytest.raises(queries.TaskNotFound):
        queries.task_page(task_id, date(2023, 8, 31))


def test_a_closed_task_stays_as_it_is():
    task_id = a_task()
    _report(task_id, date(2023, 10, 3))
    _accept(task_id)
    for attempt in (
        lambda: _report(task_id, DUE),
        lambda: _accept(task_id),
        lambda: operations.send_back_task(task_id, reason="Chưa đủ", by=SYSTEM, at=_at(DUE)),
        lambda: operations.return_task(
            task_id, reason="Không phải", competent_unit_id=a_unit("Phòng Tư pháp").id, by=SYSTEM, at=_at(DUE)
        ),
        lambda: operations.cancel_task(task_id, reason="Thôi", by=SYSTEM, at=_at(DUE)),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert _standing(task_id, date(2023, 12, 31)) == Standing.FINISHED_LATE


def test_several_leads_get_a_part_each_and_the_whole_closes_with_the_last():
    first, second, helper = a_unit("Phường 1"), a_unit("Phường 2"), a_unit("Phòng Nội vụ")
    one = a_task(first.id, second.id, co_ordinator_ids=(helper.id,))
    two = one + 1
    page = queries.task_page(one, date(2023, 9, 21))
    whole = page.parent.id
    assert page.co_ordinator_names == ("Phòng Nội vụ",)
    assert {part.lead_name for part in queries.task_page(whole, date(2023, 9, 21)).parts} == {"Phường 1", "Phường 2"}
    _report(one, DUE)
    _accept(one)
    assert _standing(whole, date(2023, 10, 6)) == Standing.OVERDUE
    _report(two, date(2023, 10, 2))
    _accept(two)
    done = queries.task_page(whole, date(2023, 10, 6)).line
    # One late part makes the whole late; it is finished when its last part is.
    assert (done.state, done.finished_on) == (Standing.FINISHED_LATE, date(2023, 10, 2))


def test_the_whole_is_in_time_when_every_part_is():
    one = a_task(a_unit("Phường 1").id, a_unit("Phường 2").id)
    for part in (one, one + 1):
        _report(part, DUE)
        _accept(part)
    whole = queries.task_page(one, date(2023, 10, 6)).parent
    assert whole.state == Standing.FINISHED


def test_a_cancelled_part_does_not_hold_the_whole_up():
    one = a_task(a_unit("Phường 1").id, a_unit("Phường 2").id)
    operations.cancel_task(one, reason="Đã sáp nhập", by=SYSTEM, at=_at(DUE))
    _report(one + 1, DUE)
    _accept(one + 1)
    assert queries.task_page(one, date(2023, 10, 6)).parent.state == Standing.FINISHED


def test_cancelling_the_whole_cancels_its_open_parts_only():
    one = a_task(a_unit("Phường 1").id, a_unit("Phường 2").id, a_unit("Phường 3").id)
    _report(one, DUE)
    _accept(one, DUE)
    _report(one + 1, DUE)
    whole = queries.task_page(one, DUE).parent.id
    operations.cancel_task(whole, reason="Thay bằng nhiệm vụ khác", by=SYSTEM, at=_at(DUE, 9))
    standings = [_standing(task_id, DUE) for task_id in (one, one + 1, one + 2, whole)]
    assert standings == [Standing.FINISHED, Standing.CANCELLED, Standing.CANCELLED, Standing.FINISHED]


def test_the_whole_is_cancelled_when_all_its_parts_are():
    one = a_task(a_unit("Phường 1").id, a_unit("Phường 2").id)
    whole = queries.task_page(one, DUE).parent.id
    operations.cancel_task(whole, reason="Thôi", by=SYSTEM, at=_at(DUE))
    assert _standing(whole, DUE) == Standing.CANCELLED


def test_the_whole_is_not_listed_beside_its_parts():
    a_task(a_unit("Phường 1").id, a_unit("Phường 2").id)
    assert len(queries.tasks(on=DUE)) == 2
    assert Task.objects.count() == 3


def test_a_report_that_was_not_enough_comes_back_open():
    task_id = a_task()
    _report(task_id)
    operations.send_back_task(task_id, reason="Thiếu số liệu", by=SYSTEM, at=_at(DUE))
    page = queries.task_page(task_id, date(2023, 10, 1))
    assert page.line.state == Standing.OVERDUE
    assert page.line.finished_on is None
    assert page.history[-1].text == "Thiếu số liệu"


def test_a_returned_task_waits_for_whoever_gave_it():
    task_id = a_task()
    operations.return_task(
        task_id,
        reason="Việc của nơi khác",
        competent_unit_id=a_unit("Phòng Tư pháp").id,
        by=SYSTEM,
        at=_at(date(2023, 9, 5)),
    )
    assert _standing(task_id, DUE) == Standing.RETURNED
    operations.send_back_task(task_id, reason="Đúng thẩm quyền", by=SYSTEM, at=_at(date(2023, 9, 6)))
    assert _standing(task_id, date(2023, 9, 6)) == Standing.IN_TIME


@pytest.mark.parametrize("act", [operations.send_back_task, operations.cancel_task])
def test_a_decision_needs_its_reason(act):
    task_id = a_task()
    _report(task_id)
    with pytest.raises(operations.NoReason):
        act(task_id, reason="  ", by=SYSTEM, at=_at(DUE))
    assert _standing(task_id, DUE) == Standing.WAITING


def test_returning_needs_its_reason():
    with pytest.raises(operations.NoReason):
        operations.return_task(
            a_task(), reason="", competent_unit_id=a_unit("Phòng Tư pháp").id, by=SYSTEM, at=_at(DUE)
        )


@pytest.mark.parametrize(
    "finished_on",
    [
        date(2023, 8, 31),  # the day before it was given
        date(2023, 9, 21),  # tomorrow
    ],
)
def test_a_task_is_finished_between_the_day_it_was_given_and_today(finished_on):
    task_id = a_task()
    with pytest.raises(operations.FinishedOutsideTime) as refused:
        _report(task_id, finished_on, at=_at(date(2023, 9, 20)))
    assert "1/9/2023" in refused.value.sentence
    assert _standing(task_id, date(2023, 9, 20)) == Standing.IN_TIME


def test_a_report_says_something():
    with pytest.raises(operations.NoResult):
        _report(a_task(), result="   ")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": "  "}, operations.NoTitle),
        ({"lead_unit_ids": ()}, operations.NoLead),
        ({"lead_unit_ids": (404,)}, operations.UnknownUnit),
        ({"co_ordinator_ids": (404,)}, operations.UnknownUnit),
        ({"due_on": date(2023, 8, 31)}, operations.DueBeforeGiven),
    ],
)
def test_a_task_that_cannot_be_given_is_refused_and_nothing_is_kept(said, refusal):
    new = operations.NewTask(**{"title": "Rà soát", "lead_unit_ids": (a_unit().id,), **said})
    with pytest.raises(refusal) as refused:
        operations.assign(new, by=SYSTEM, at=GIVEN_AT)
    assert refused.value.sentence
    assert not Task.objects.exists()


def test_a_unit_does_not_lead_and_co_ordinate_at_once():
    unit = a_unit("Phòng Nội vụ")
    with pytest.raises(operations.LeadAlsoHelps) as refused:
        a_task(unit.id, co_ordinator_ids=(unit.id,))
    assert "Phòng Nội vụ" in refused.value.sentence


def test_a_unit_that_no_longer_exists_is_given_nothing(at):
    unit = a_unit("Phường 4", valid_from=date(2020, 1, 1))
    from sen.reform.organizations.operations import close_unit

    close_unit(unit.id, on=date(2023, 9, 1), by=SYSTEM, at=at)
    with pytest.raises(operations.UnitNotThere):
        a_task(unit.id)


def test_a_lead_named_twice_gets_one_task():
    unit = a_unit()
    new = operations.NewTask("Rà soát", (unit.id, unit.id))
    assert len(operations.assign(new, by=SYSTEM, at=GIVEN_AT)) == 1


@pytest.mark.parametrize("act", [operations.accept_task, None])
def test_a_task_that_does_not_exist_is_named_as_such(act, at):
    with pytest.raises(queries.TaskNotFound):
        if act:
            act(404, by=SYSTEM, at=at)
        else:
            queries.task_page(404, DUE)


def test_the_operations_ask_the_permissions():
    task_id = a_task()
    stranger = an_actor(Role.FOCAL_OFFICER)
    for act, said in (
        (operations.report_task, {"result": "Xong", "finished_on": date(2023, 9, 5)}),
        (operations.accept_task, {}),
        (operations.send_back_task, {"reason": "x"}),
        (operations.return_task, {"reason": "x", "competent_unit_id": stranger.posts[0].unit_id}),
        (operations.take_up_task, {}),
        (operations.ask_extension, {"new_due_on": date(2023, 12, 1), "reason": "x"}),
        (operations.extend_task, {"new_due_on": date(2023, 12, 1)}),
        (operations.refuse_extension, {"reason": "x"}),
        (operations.pause_task, {"reason": "x"}),
        (operations.resume_task, {}),
        (operations.hand_on, {"unit_id": stranger.posts[0].unit_id}),
        (operations.cancel_task, {"reason": "x"}),
    ):
        with pytest.raises(NotAllowed):
            act(task_id, **said, by=stranger, at=_at(DUE))
    with pytest.raises(NotAllowed):
        operations.assign(operations.NewTask("x", (a_unit().id,)), by=stranger, at=GIVEN_AT)


def test_every_step_is_on_record_with_who_and_when():
    unit = a_unit()
    leader, head = an_actor(Role.LEADER), an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    (task_id,) = operations.assign(operations.NewTask("Rà soát", (unit.id,)), by=leader, at=GIVEN_AT)
    _report(task_id, by=head, product="45/BC-UBND")
    operations.accept_task(task_id, note="Tốt", by=leader, at=_at(DUE))
    page = queries.task_page(task_id, DUE)
    assert [(step.by, step.text, step.product) for step in page.history] == [
        (leader.label, "", ""),
        (head.label, "Đã xong", "45/BC-UBND"),
        (leader.label, "Tốt", ""),
    ]
    # The post gives a task, not the person.
    assert page.line.given_by == leader.acting.label
    assert [event.name for event in history_of("directives.task", task_id)] == [
        "task_given",
        "task_reported",
        "task_finished",
    ]


def test_records_are_never_changed_and_name_themselves():
    a_task()
    record = TaskRecord.objects.get()
    assert str(record).endswith("give → given")
    assert str(Task.objects.get()).endswith("(given)")
    with pytest.raises(TypeError):
        record.save()
    with pytest.raises(TypeError):
        TaskRecord.objects.all().delete()


def test_tasks_are_chosen_by_lead_by_any_named_unit_by_origin_and_by_standing():
    lead, helper = a_unit("Phường 1"), a_unit("Phòng Nội vụ")
    mine = a_task(lead.id, co_ordinator_ids=(helper.id,), origin="plan:2023")
    other = a_task(due_on=date(2023, 9, 10))
    on = date(2023, 9, 21)

    def chosen(**said):
        return [line.id for line in queries.tasks(on=on, **said)]

    assert chosen() == [other, mine]  # the overdue one first
    assert chosen(unit_ids=(lead.id,)) == [mine]
    assert chosen(unit_ids=(helper.id,)) == []
    assert chosen(named_unit_ids=(helper.id,)) == [mine]
    assert chosen(named_unit_ids=()) == []
    assert chosen(origins=("plan:2023",)) == [mine]
    assert chosen(states=(Standing.OVERDUE,)) == [other]
    assert [line.id for line in queries.overdue_tasks(on)] == [other]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2023, 9, 28), "còn 2 ngày"),
        (DUE, "hạn hôm nay"),
        (DUE + timedelta(days=11), "quá 11 ngày"),
    ],
)
def test_a_badge_says_the_days_in_vietnamese(on, words):
    assert queries.task_page(a_task(), on).line.state_label == words


def test_the_tasks_of_22_units_are_read_in_two_queries(django_assert_num_queries):
    a_task(*(a_unit(f"Phường {number}").id for number in range(1, 23)))
    with django_assert_num_queries(2):
        assert len(queries.tasks(on=DUE)) == 22
