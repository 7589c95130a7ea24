"""One item added or changed by hand is the next issue of the plan; everything else is taken over as it stood."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import ItemKind, Plan, PlanItem
from sen.reform.directives.operations import Amendment, NewArea
from tests.factories.directives import a_plan, an_item, item_id, reissued, reported
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    lead, one, two = (a_unit(f"Phường {number}") for number in (3, 4, 5))
    full = an_item(
        "1.1",
        lead_unit_id=lead.id,
        co_ordinator_ids=(two.id, one.id),
        product="Báo cáo",
        basis="Nghị quyết 76",
        budget="Ngân sách",
        baseline=Decimal("12.5"),
    )
    return a_plan(
        NewArea("1", "Chỉ đạo", (full, an_item("1.2", kind=ItemKind.TASK, planned=Decimal(3), measure="bước"))),
        NewArea("2", "Thể chế", (an_item("2.1"),)),
        is_simulated=True,
    )


def amended(item, at, by=SYSTEM, **said):
    new = Amendment(
        **{
            "number": "45/KH-UBND",
            "issued_on": date(2023, 9, 20),
            "reason": "Tỉnh giao thêm",
            "area_code": "1",
            "item": item,
            "base_revision": 1,
            "is_new": False,
            **said,
        }
    )
    return operations.amend_plan(2023, new, by=by, at=at)


def as_it_stands(code="1.1"):
    """The item as it would be said again."""
    item = PlanItem.objects.get(code=code)
    helpers = PlanItem.co_ordinators.through.objects.filter(planitem=item).order_by("pk")
    said = {field.name: getattr(item, field.name) for field in fields(operations.NewItem) if hasattr(item, field.name)}
    return operations.NewItem(
        **{**said, "lead_unit_id": item.lead_id, "co_ordinator_ids": tuple(helpers.values_list("unit_id", flat=True))}
    )


def lines(number):
    return {line.place: line for line in queries.plan_lines(2023, number=number).lines}


def test_a_changed_item_is_the_next_issue_and_nothing_else_changes(plan, at):
    reported("1.1", 50)
    other = a_unit("Phường 9")
    changed = replace(
        as_it_stands(),
        title="  Chỉ tiêu mới ",
        lead_unit_id=other.id,
        planned=Decimal(200),
        due_on=date(2023, 11, 30),
        product="Quyết định",
        basis="Nghị quyết 131",
        budget="",
    )
    plan_id = amended(changed, at)
    issue = queries.plan_lines(2023)
    assert (issue.number, issue.reference, issue.reason, issue.title) == (
        2,
        "45/KH-UBND",
        "Tỉnh giao thêm",
        "Kế hoạch cải cách hành chính năm 2023",
    )
    assert issue.is_simulated
    now = lines(2).pop(("1", "1.1"))
    assert (now.title, now.lead, now.planned, now.budget) == ("Chỉ tiêu mới", "Phường 9", 200, "")
    assert now.co_ordinators == ("Phường 5", "Phường 4")  # in their order
    assert now.baseline == Decimal("12.5")
    rest = [place for place in lines(1) if place != ("1", "1.1")]
    assert [lines(2)[place] for place in rest] == [lines(1)[place] for place in rest]
    assert list(lines(2)) == list(lines(1))
    (card, _first) = queries.plan_revisions(2023, on=date(2023, 9, 21))
    assert [each.after.code for each in card.changes.changed] == ["1.1"]
    assert (card.changes.added, card.changes.dropped, card.changes.kept_count) == ((), (), 2)
    # What was reported counts on.
    assert queries.plan_progress(2023, on=date(2023, 9, 21)).areas[0].items[0].percent == 25
    assert [event.name for event in history_of("directives.plan", plan_id)] == ["plan_reissued"]
    assert plan != plan_id


@pytest.mark.parametrize(("code", "expected"), [("", "1.3"), (" ", "1.3"), ("1.a", "1.a")])
@pytest.mark.usefixtures("plan")
def test_an_added_item_comes_last_in_its_area_under_its_code_or_the_next_one(code, expected, at):
    amended(an_item(code, title="Chỉ tiêu 1.1"), at, is_new=True)  # of another's title, and still a new one
    assert list(lines(2)) == [("1", "1.1"), ("1", "1.2"), ("1", expected), ("2", "2.1")]
    (card, _first) = queries.plan_revisions(2023, on=date(2023, 9, 21))
    assert [line.code for line in card.changes.added] == [expected]
    assert card.changes.kept_count == 3


def test_the_next_code_is_a_free_one(at):
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1"), an_item("1.3"))))
    amended(an_item(""), at, is_new=True)
    assert [code for _area, code in lines(2)] == ["1.1", "1.3", "1.4"]


@pytest.mark.usefixtures("plan")
def test_other_co_ordinators_are_taken_and_the_same_ones_in_another_order_change_nothing(at):
    item = as_it_stands()
    with pytest.raises(operations.NothingChanged):
        amended(replace(item, co_ordinator_ids=item.co_ordinator_ids[::-1]), at)
    amended(replace(item, co_ordinator_ids=item.co_ordinator_ids[:1]), at)
    assert lines(2)["1", "1.1"].co_ordinators == ("Phường 5",)


@pytest.mark.usefixtures("plan")
def test_how_an_item_is_measured_stays_when_it_is_changed(at):
    item = replace(as_it_stands("1.2"), kind="target", measure="%", baseline=Decimal(1), title="Mới")
    amended(item, at)
    now = lines(2)["1", "1.2"]
    assert (now.kind, now.measure, now.baseline, now.title) == ("task", "bước", None, "Mới")


@pytest.mark.parametrize(
    ("said", "change", "refusal"),
    [
        ({}, {}, operations.NothingChanged),
        ({"area_code": "9"}, {"title": "x"}, operations.AreaNotPlanned),
        ({"area_code": "2"}, {"title": "x"}, operations.ItemNotPlanned),  # it stands in another area
        ({"base_revision": 2}, {"title": "x"}, operations.PlanMovedOn),
        ({"reason": " "}, {"title": "x"}, operations.NoReason),
        ({"issued_on": date(2023, 1, 9)}, {"title": "x"}, operations.IssuedBackwards),
        ({"issued_on": date(2024, 1, 1)}, {"title": "x"}, operations.IssuedBackwards),
        ({"is_new": True}, {}, operations.CodeTwice),
        ({}, {"planned": Decimal(0)}, operations.NothingPlanned),
        ({}, {"planned": Decimal("0.00001")}, operations.NothingPlanned),  # finer than is kept
        ({}, {"due_on": date(2024, 1, 1)}, operations.DueOutsideYear),
        ({}, {"lead_unit_id": 99999999}, operations.UnknownUnit),
    ],
)
@pytest.mark.usefixtures("plan")
def test_what_cannot_be_issued_is_refused_and_nothing_is_kept(said, change, refusal, at):
    with pytest.raises(refusal) as refused:
        amended(replace(as_it_stands(), **change), at, **said)
    assert refused.value.sentence
    assert Plan.objects.count() == 1


@pytest.mark.usefixtures("plan")
def test_who_looked_at_an_earlier_issue_decides_anew(at):
    item = as_it_stands()
    amended(replace(item, title="Của người trước"), at)
    with pytest.raises(operations.PlanMovedOn):
        amended(replace(item, title="Của người sau"), at)
    assert Plan.objects.count() == 2


def test_a_year_without_a_plan_has_nothing_to_amend(at):
    with pytest.raises(operations.NoPlanYet):
        amended(an_item(), at, is_new=True)
    assert queries.amendable_plan(2023) is None


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY] + [None])
@pytest.mark.usefixtures("plan")
def test_only_the_secretary_amends_the_plan(role, at):
    item = replace(as_it_stands(), title="Mới")
    with pytest.raises(NotAllowed):
        amended(item, at, by=an_actor(role))
    assert amended(item, at, by=an_actor(Role.SECRETARY))


def test_an_item_named_by_an_earlier_number_is_found_in_the_last_issue():
    a_plan(NewArea("1", "A", (an_item("1.1"), an_item("1.2"))))
    first, dropped = item_id("1.1"), item_id("1.2")
    reissued(NewArea("1", "A", (an_item("1.1"),)), on=date(2023, 12, 1))  # not in force yet
    found = queries.amendable_plan(2023, item_id=first)
    assert (found.revision, found.item.code, found.areas) == (2, "1.1", (("1", "A"),))
    assert found.item.id != first
    for unknown in (dropped, 404):
        with pytest.raises(queries.PlanItemNotFound):
            queries.amendable_plan(2023, item_id=unknown)
