"""A plan is adopted once and whole; progress is only ever added."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import ItemKind, Plan, PlanItem, ProgressReport
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, an_item, item_id, reported
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_a_plan_keeps_its_areas_and_items_in_their_order():
    a_plan(
        NewArea("2", "Thể chế", (an_item("2.2"), an_item("2.1"))),
        NewArea("1", "Chỉ đạo", (an_item("1.1"),)),
        is_simulated=True,
    )
    plan = queries.plan_progress(2023, on=date(2023, 9, 21))
    assert [(area.code, [item.code for item in area.items]) for area in plan.areas] == [
        ("2", ["2.2", "2.1"]),
        ("1", ["1.1"]),
    ]
    assert plan.is_simulated
    assert str(Plan.objects.get()) == "01/KH-UBND (2023)"


def test_adopting_a_plan_is_on_record(at):
    plan_id = a_plan()
    assert [event.name for event in history_of("directives.plan", plan_id)] == ["plan_adopted"]


@pytest.mark.parametrize(
    ("areas", "refusal"),
    [
        (lambda: (), None),  # the factory fills it in; see below for the empty plan
        (lambda: (NewArea("1", "Chỉ đạo", ()),), operations.EmptyPlan),
        (lambda: (NewArea("1", "A", (an_item(),)), NewArea("1", "B", (an_item(),))), operations.CodeTwice),
        (lambda: (NewArea("1", "A", (an_item("1.1"), an_item("1.1"))),), operations.CodeTwice),
        (lambda: (NewArea("1", "A", (an_item(planned=Decimal(0)),)),), operations.NothingPlanned),
        (lambda: (NewArea("1", "A", (an_item(planned=Decimal(-1)),)),), operations.NothingPlanned),
        (lambda: (NewArea("1", "A", (an_item(due_on=date(2024, 1, 1)),)),), operations.DueOutsideYear),
        (lambda: (NewArea("1", "A", (an_item(lead_unit_id=99999999),)),), operations.UnknownUnit),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused_whole(areas, refusal):
    if refusal is None:
        with pytest.raises(operations.EmptyPlan):
            operations.adopt_plan(
                operations.NewPlan(2023, "Kế hoạch", "1/KH", date(2023, 1, 10), ()), by=SYSTEM, at=datetime.now(UTC)
            )
        return
    with pytest.raises(refusal) as refused:
        a_plan(*areas())
    assert refused.value.sentence
    assert not Plan.objects.exists()


def test_a_unit_that_ended_before_the_plan_was_issued_leads_nothing():
    unit = a_unit("Phường cũ", valid_from=date(2023, 7, 1))
    with pytest.raises(operations.UnitNotThere) as refused:
        a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    assert "Phường cũ" in refused.value.sentence


def test_a_year_has_one_plan():
    a_plan()
    with pytest.raises(operations.PlanExists) as refused:
        a_plan()
    assert "2023" in refused.value.sentence
    assert "01/KH-UBND" in refused.value.sentence


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY] + [None])
def test_only_the_secretary_enters_a_plan(role, at):
    new = operations.NewPlan(2023, "Kế hoạch", "1/KH", date(2023, 1, 10), (NewArea("1", "A", (an_item(),)),))
    with pytest.raises(NotAllowed):
        operations.adopt_plan(new, by=an_actor(role), at=at)
    assert operations.adopt_plan(new, by=an_actor(Role.SECRETARY), at=at)


def test_a_report_says_who_and_when(at):
    unit = a_unit()
    a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)
    operations.report_progress(
        item_id("1.1"), value=Decimal("12.5"), reported_on=date(2023, 9, 14), note="  Theo sổ  ", by=officer, at=at
    )
    line = queries.plan_item_page(item_id("1.1"), on=date(2023, 9, 21)).reports[0]
    assert (line.value, line.note, line.by, line.at) == (Decimal("12.5"), "Theo sổ", officer.label, at)
    assert [event.name for event in history_of("directives.planitem", item_id("1.1"))] == ["progress_reported"]


@pytest.mark.parametrize(
    ("kind", "planned", "value", "refusal"),
    [
        (ItemKind.TARGET, "100", "-1", operations.ImpossibleValue),
        (ItemKind.TARGET, "100", "0.00001", operations.ImpossibleValue),  # finer than is kept
        (ItemKind.TARGET, "100", "100000000000000", operations.ImpossibleValue),  # larger than is kept
        (ItemKind.TARGET, "100", "NaN", operations.ImpossibleValue),
        (ItemKind.TARGET, "100", "Infinity", operations.ImpossibleValue),
        (ItemKind.TASK, "4", "2.5", operations.NotWholeSteps),  # half a step is no step
        (ItemKind.TASK, "4", "5", operations.NotWholeSteps),  # a task has only its steps
        (ItemKind.TASK, "1", "2", operations.NotWholeSteps),
    ],
)
def test_an_item_cannot_have_reached_what_is_impossible(kind, planned, value, refusal):
    a_plan(NewArea("1", "A", (an_item(kind=kind, planned=Decimal(planned)),)))
    with pytest.raises(refusal) as refused:
        reported("1.1", value)
    assert "1.1" in refused.value.sentence
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize(
    "day",
    [
        date(2023, 9, 22),  # tomorrow
        date(2022, 12, 31),  # before the year
    ],
)
def test_progress_is_reported_for_days_of_the_year_up_to_today(day, at):
    a_plan()
    with pytest.raises(operations.ReportedOutsideTime):
        reported("1.1", 1, day, at=at)


def test_progress_is_not_reported_for_the_next_year():
    a_plan()
    with pytest.raises(operations.ReportedOutsideTime):
        reported("1.1", 1, date(2024, 1, 1), at=datetime(2024, 2, 1, tzinfo=UTC))


def test_progress_of_nothing_is_not_reported(at):
    with pytest.raises(queries.PlanItemNotFound):
        operations.report_progress(404, value=Decimal(1), reported_on=date(2023, 9, 14), by=SYSTEM, at=at)


def test_what_was_reported_is_never_changed_or_deleted():
    a_plan()
    reported("1.1", 1)
    report = ProgressReport.objects.get()
    assert str(report)
    for change in (report.save, report.delete, ProgressReport.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        ProgressReport.objects.update(value=100)


def test_rows_of_the_plan_name_themselves():
    a_plan()
    item = PlanItem.objects.get()
    assert (str(item), str(item.area)) == ("1.1 Chỉ tiêu 1.1", "1. Chỉ đạo, điều hành")
