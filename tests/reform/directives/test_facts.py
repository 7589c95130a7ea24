"""What plans and tasks propose to an assessment: what was due by the cut-off, and what was finished in time."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import assessments_of
from sen.reform.directives import operations
from sen.reform.directives.facts import finished_in_time
from tests.factories.assessments import a_round, an_index_text, sample_text
from tests.factories.directives import a_plan, an_item, item_id, reported
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NAMED = an_index_text().replace(
    'label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ"',
    'label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ", fact = "directives.done_in_time"',
)
NAMED = NAMED.replace(
    'label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ"',
    'label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ", fact = "directives.due"',
)
DUE, LATER = date(2023, 9, 1), date(2023, 12, 15)  # the figures run to 14/9/2023


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def card(unit):
    return assessments_of(a_round(unit, text=NAMED).id)[0]


def a_task(unit, due_on, finished_on=None, origin="t"):
    at = datetime(2023, 8, 1, 2, 0, tzinfo=UTC)
    new = operations.NewTask(
        title="Rà soát thủ tục", lead_unit_ids=(unit.id,), product="báo cáo", basis="TB 1", due_on=due_on, origin=origin
    )
    (task_id,) = operations.assign(new, by=SYSTEM, at=at)
    if finished_on:
        moment = datetime(finished_on.year, finished_on.month, finished_on.day, 9, 0, tzinfo=UTC)
        operations.report_task(
            task_id, result="Đã xong", product="báo cáo", finished_on=finished_on, by=SYSTEM, at=moment
        )
        operations.accept_task(task_id, by=SYSTEM, at=moment)
    return task_id


def proposed(card):
    return [(each.code, dict(each.figures), each.as_of) for each in finished_in_time(card, {})]


def test_nothing_due_is_nothing_to_propose(card):
    assert proposed(card) == []


def test_only_what_was_due_counts_and_only_what_was_in_time_is_done(card, unit):
    a_plan(
        operations.NewArea(
            "1",
            "Chỉ đạo",
            (
                an_item("1.1", lead_unit_id=unit.id, due_on=DUE),
                an_item("1.2", lead_unit_id=unit.id, due_on=DUE),
                an_item("1.3", lead_unit_id=unit.id, due_on=LATER),
                an_item("1.4", due_on=DUE),  # somebody else's
            ),
        )
    )
    reported("1.1", 100)
    reported("1.2", 50)
    reported("1.3", 100)
    a_task(unit, DUE, date(2023, 8, 30))
    a_task(unit, DUE, date(2023, 9, 5))  # trap 11: late stays late
    a_task(unit, DUE)
    a_task(unit, LATER, date(2023, 9, 1))
    assert proposed(card) == [("1.1.1", {"done": "2", "planned": "5"}, date(2023, 9, 14))]
    (proposal,) = finished_in_time(card, {})
    assert proposal.source == "Kế hoạch và nhiệm vụ"
    assert "2 mục kế hoạch và 3 nhiệm vụ đến hạn; 2 hoàn thành đúng hạn" in proposal.detail


def test_trap_21_more_work_than_was_due_earns_nothing(card, unit):
    """Points are not for the volume of activity."""
    a_task(unit, DUE, date(2023, 8, 30))
    before = proposed(card)
    for _number in range(3):
        a_task(unit, LATER, date(2023, 8, 30))
    assert proposed(card) == before


def test_an_index_that_names_no_fact_is_offered_nothing(unit):
    card = assessments_of(a_round(unit).id)[0]
    a_task(unit, DUE)
    assert proposed(card) == []


def test_what_was_cancelled_is_not_the_units_to_answer_for(card, unit):
    task_id = a_task(unit, DUE)
    operations.cancel_task(task_id, reason="không còn cần", by=SYSTEM, at=datetime(2023, 8, 2, tzinfo=UTC))
    assert proposed(card) == []


def test_a_sample_index_names_the_facts_the_program_offers(unit):
    card = assessments_of(a_round(unit, text=sample_text()).id)[0]
    a_task(unit, DUE, date(2023, 8, 30))
    assert proposed(card) == [("1.1.3", {"tasks_done": "1", "tasks_planned": "1"}, date(2023, 9, 14))]


def test_a_task_for_an_item_of_its_own_is_counted_with_the_item(card, unit):
    a_plan(
        operations.NewArea(
            "1", "Chỉ đạo", (an_item("1.1", kind="task", lead_unit_id=unit.id, due_on=DUE, planned=Decimal(1)),)
        )
    )
    a_task(unit, DUE, finished_on=date(2023, 8, 20), origin=f"directives.item:{item_id('1.1')}")
    # One thing was due, and it is done: by its task.
    assert proposed(card) == [("1.1.1", {"planned": "1", "done": "1"}, date(2023, 9, 14))]
