"""An item of the plan that is a task is as far as the tasks given for it: derived, never typed."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import ItemKind, PlanItem, ProgressReport, Task
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, a_task, an_item, reissued, reported
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)


def at(day, hour=3):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def a_step(code="1.1", **said):
    return an_item(code, kind=ItemKind.TASK, planned=Decimal(4), measure="bước", **said)


def origin(code="1.1", revision=1):
    return f"directives.item:{PlanItem.objects.get(area__plan__revision=revision, code=code).pk}"


def finish(task_id, on):
    operations.report_task(task_id, result="Đã xong", product="01/BC", finished_on=on, by=SYSTEM, at=at(on))
    operations.accept_task(task_id, by=SYSTEM, at=at(on, 4))


def item(on=TODAY, code="1.1"):
    found = queries.plan_progress(2023, on=on)
    return next(one for area in found.areas for one in area.items if one.code == code)


def test_an_item_has_reached_the_part_of_its_tasks_that_is_finished_in_time_or_late():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    tasks = [a_task(origin=origin()) for _number in range(4)] + [a_task(origin=origin(), due_on=date(2023, 9, 5))]
    finish(tasks[0], date(2023, 9, 10))
    finish(tasks[1], date(2023, 9, 12))
    finish(tasks[4], date(2023, 9, 14))  # late
    found = item()
    assert (found.share, found.percent) == (Fraction(3, 5), 60)
    assert found.reported == Decimal("2.4")  # 4 steps × 3 ÷ 5
    assert found.arithmetic == "3 ÷ 5 nhiệm vụ"
    assert found.source == "tính từ 5 nhiệm vụ: 3 hoàn thành"
    assert (found.is_reported, found.is_estimate, found.reported_on) == (True, False, None)
    assert queries.plan_item_page(found.id, on=TODAY).item == found


def test_it_is_read_as_it_stood_on_any_day():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    first = a_task(origin=origin(), at=at(date(2023, 3, 1)))
    a_task(origin=origin(), at=at(date(2023, 6, 1)))
    finish(first, date(2023, 4, 10))
    said = {day: item(day).tasks for day in (date(2023, 2, 28), date(2023, 3, 1), date(2023, 4, 10), date(2023, 6, 1))}
    assert said[date(2023, 2, 28)] is None  # no task yet: as reported, and nothing is
    assert [(one.finished, one.given) for one in said.values() if one] == [(0, 1), (1, 1), (1, 2)]
    assert item(date(2023, 2, 28)).arithmetic == "0 ÷ 4"


def test_an_item_all_of_whose_tasks_are_finished_is_done_and_waiting_for_acceptance_is_not_finished():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    task = a_task(origin=origin())
    operations.report_task(
        task, result="Xong", product="", finished_on=date(2023, 9, 10), by=SYSTEM, at=at(date(2023, 9, 10))
    )
    assert item().share == 0
    operations.accept_task(task, by=SYSTEM, at=at(date(2023, 9, 11)))
    assert (item().is_done, item().tone) == (True, "good")


def test_what_was_reported_before_stays_readable_and_no_longer_counts():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    reported("1.1", 3, date(2023, 8, 1), is_estimate=True)
    assert item().percent == 75
    a_task(origin=origin())
    assert (item().percent, item().is_estimate) == (0, False)
    assert item(date(2023, 8, 31)).percent == 75  # the days before the task are as they were
    page = queries.plan_item_page(item().id, on=TODAY)
    assert [line.value for line in page.reports] == [3]


def test_cancelled_and_returned_tasks_do_not_count_and_without_others_it_is_reported_again():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    reported("1.1", 1)
    unit, other = a_unit("Phường 3"), a_unit("Phường 4")
    cancelled, returned = a_task(origin=origin()), a_task(unit.id, origin=origin())
    operations.cancel_task(cancelled, reason="Không còn cần", by=SYSTEM, at=at(TODAY))
    assert (item().tasks.finished, item().tasks.given) == (0, 1)
    operations.return_task(
        returned, reason="Không đúng thẩm quyền", competent_unit_id=other.id, by=SYSTEM, at=at(TODAY)
    )
    assert (item().tasks, item().percent, item().source) == (None, 25, "")
    # Handed on, it counts once: the new one does.
    operations.hand_on(returned, unit_id=other.id, by=SYSTEM, at=at(TODAY, 5))
    assert (item().tasks.finished, item().tasks.given) == (0, 1)


def test_what_is_given_to_several_units_counts_part_by_part():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(),)))
    first = a_task(*(a_unit(f"Phường {number}").id for number in range(3)), origin=origin())
    finish(first, date(2023, 9, 10))
    assert (item().tasks.finished, item().tasks.given) == (1, 3)


def test_the_tasks_of_an_earlier_issue_count_on():
    a_plan(NewArea("1", "Chỉ đạo", (a_step(), a_step("1.2"))))
    finish(a_task(origin=origin(), at=at(date(2023, 3, 1))), date(2023, 4, 1))
    reissued(NewArea("1", "Chỉ đạo", (a_step("1.2"), a_step())))
    a_task(origin=origin(revision=2))
    assert (item().tasks.finished, item().tasks.given) == (1, 2)
    assert item(code="1.2").tasks is None
    page = queries.plan_item_page(item().id, on=TODAY)
    assert set(page.origins) == {origin(), origin(revision=2)}
    assert page.origin == origin(revision=2)


def test_a_target_is_reported_whatever_tasks_are_given_for_it():
    a_plan()
    finish(a_task(origin=origin()), date(2023, 9, 10))
    assert (item().tasks, item().share) == (None, 0)
    reported("1.1", 50)
    assert item().percent == 50


def test_nobody_reports_an_item_its_tasks_speak_for():
    unit = a_unit()
    a_plan(NewArea("1", "Chỉ đạo", (a_step(lead_unit_id=unit.id), a_step("1.2", lead_unit_id=unit.id))))
    assert [one.code for one in queries.unreported_items(unit_ids=(unit.id,), on=TODAY)] == ["1.1", "1.2"]
    a_task(unit.id, origin=origin())
    assert [one.code for one in queries.unreported_items(unit_ids=(unit.id,), on=TODAY)] == ["1.2"]
    with pytest.raises(operations.CountedByTasks) as refused:
        reported("1.1", 3)
    assert "tính từ 1 nhiệm vụ: 0 hoàn thành" in refused.value.sentence
    assert not ProgressReport.objects.exists()
    reported("1.2", 3)


_YEARS = count(2100)
_DAYS = st.dates(date(2023, 1, 1), date(2023, 12, 28))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))  # the machine may be busy
@given(
    planned=st.integers(1, 50),
    lives=st.lists(st.tuples(_DAYS, st.none() | st.integers(0, 200), st.booleans()), max_size=6),
    on=_DAYS,
)
def test_the_derived_share_is_finished_by_given_at_any_date_and_never_more_than_all(planned, lives, on):
    year = next(_YEARS)
    steps = an_item("1.1", kind=ItemKind.TASK, planned=Decimal(planned), measure="", due_on=date(year, 12, 31))
    a_plan(NewArea("1", "A", (steps,)), year=year, issued_on=date(year, 1, 1))
    mine = f"directives.item:{PlanItem.objects.get(area__plan__year=year).pk}"
    expected: Counter[str] = Counter()
    for given_on, days, is_cancelled in lives:
        task = a_task(origin=mine, at=at(given_on), due_on=None)
        ended = None if days is None else given_on + timedelta(days=days)
        if ended is not None and is_cancelled:
            operations.cancel_task(task, reason="Thôi", by=SYSTEM, at=at(ended, 5))
        elif ended is not None:
            finish(task, ended)
        has_ended = ended is not None and ended <= on
        expected["given"] += given_on <= on and not (has_ended and is_cancelled)
        expected["finished"] += has_ended and not is_cancelled
    found = queries.plan_progress(year, on=on).areas[0].items[0]
    assert 0 <= found.share <= 1
    if expected["given"]:
        assert found.share == Fraction(expected["finished"], expected["given"])
        assert (found.tasks.finished, found.tasks.given) == (expected["finished"], expected["given"])
        assert found.reported <= planned
    else:
        assert (found.tasks, found.share) == (None, 0)


@pytest.mark.parametrize("many", [1, 40])
def test_tasks_cost_one_more_query_for_the_whole_plan(many, django_assert_num_queries):
    unit = a_unit()
    a_plan(NewArea("1", "A", tuple(a_step(f"1.{number}", lead_unit_id=unit.id) for number in range(many))))
    for number in range(many):
        a_task(unit.id, origin=origin(f"1.{number}"))
    with django_assert_num_queries(4):
        assert sum(one.tasks.given for one in queries.plan_progress(2023, on=TODAY).areas[0].items) == many
    assert Task.objects.count() == many


def test_the_refusal_comes_after_the_permission():
    a_plan(NewArea("1", "A", (a_step(),)))
    a_task(origin=origin())
    with pytest.raises(operations.CountedByTasks):
        reported("1.1", 1)
    with pytest.raises(NotAllowed):
        reported("1.1", 1, by=an_actor(None))
