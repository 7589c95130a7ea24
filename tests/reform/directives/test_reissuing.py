"""A plan issued again keeps its history: what was reported counts on, and the days before stay as they were."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.directives import operations, queries
from sen.reform.directives.models import ItemKind, Plan, PlanItem, ProgressReport
from sen.reform.directives.operations import NewArea, plans
from tests.factories.directives import a_plan, an_item, reissued, reported
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
REISSUED_ON = date(2023, 7, 1)
JUNE, SEPTEMBER = date(2023, 6, 30), date(2023, 9, 21)


def area(*items, code="1"):
    return NewArea(code, "Chỉ đạo, điều hành", items)


def in_revision(revision, code="1.1"):
    return PlanItem.objects.get(area__plan__revision=revision, code=code)


def codes(on):
    return [item.code for each in queries.plan_progress(2023, on=on).areas for item in each.items]


def test_progress_of_a_day_before_the_new_issue_is_unchanged_by_it():
    a_plan(area(an_item("1.1"), an_item("1.2")))
    reported("1.1", 50, date(2023, 6, 14))
    before = queries.plan_progress(2023, on=JUNE)
    reissued(area(an_item("1.1", planned=Decimal(200)), an_item("1.3")))
    after = queries.plan_progress(2023, on=JUNE)
    assert (after.areas, after.title, after.number, after.overall_percent) == (
        before.areas,
        before.title,
        before.number,
        Decimal(25),
    )
    assert (after.revision, after.revision_count) == (1, 2)


def test_what_was_reported_counts_on_in_the_new_issue():
    a_plan(area(an_item("1.1"), an_item("1.2")))
    reported("1.1", 50, date(2023, 6, 14))
    reissued(area(an_item("1.1", planned=Decimal(200)), an_item("1.3")))
    now = queries.plan_progress(2023, on=REISSUED_ON)  # the day itself is the new issue's
    assert [(item.code, item.percent) for item in now.areas[0].items] == [("1.1", 25), ("1.3", 0)]
    assert (now.number, now.revision) == ("45/KH-UBND", 2)


def test_a_report_goes_to_the_issue_in_force_whichever_item_is_named():
    a_plan()
    reissued()
    first, second = in_revision(1), in_revision(2)
    said = {"value": Decimal(70), "reported_on": date(2023, 9, 14), "by": SYSTEM}
    operations.report_progress(first.pk, **said, at=datetime(2023, 9, 15, tzinfo=UTC))
    assert ProgressReport.objects.get().item == second
    # Reported before the new issue came, it stays with the first one, and counts in both.
    operations.report_progress(
        first.pk, **{**said, "reported_on": date(2023, 6, 1)}, at=datetime(2023, 6, 2, tzinfo=UTC)
    )
    assert ProgressReport.objects.filter(item=first).count() == 1
    assert queries.plan_progress(2023, on=SEPTEMBER).overall_percent == 70
    assert queries.plan_progress(2023, on=JUNE).overall_percent == 70
    for item in (first, second):
        assert [line.value for line in queries.plan_item_page(item.pk, on=SEPTEMBER).reports] == [70, 70]


def test_a_page_of_an_item_knows_the_item_in_force():
    a_plan(area(an_item("1.1"), an_item("1.2")))
    reissued(area(an_item("1.1")))
    first, second, dropped = in_revision(1), in_revision(2), in_revision(1, "1.2")
    page = queries.plan_item_page(first.pk, on=SEPTEMBER)
    assert (page.id_in_force, page.is_superseded, page.is_dropped, page.revision) == (second.pk, True, False, 1)
    assert not queries.plan_item_page(second.pk, on=SEPTEMBER).is_superseded
    assert queries.plan_item_page(dropped.pk, on=SEPTEMBER).is_dropped
    assert not queries.plan_item_page(dropped.pk, on=JUNE).is_dropped


def test_an_item_the_new_issue_dropped_is_reported_no_more(at):
    unit = a_unit()
    a_plan(area(an_item("1.1"), an_item("1.2", lead_unit_id=unit.id)))
    reissued(area(an_item("1.1")))
    dropped = in_revision(1, "1.2")
    said = {"value": Decimal(1), "reported_on": date(2023, 9, 14), "at": at}
    with pytest.raises(operations.NoLongerPlanned) as refused:
        operations.report_progress(dropped.pk, **said, by=an_actor(Role.UNIT_HEAD, unit_id=unit.id))
    assert "1.2" in refused.value.sentence
    with pytest.raises(NotAllowed):
        operations.report_progress(dropped.pk, **said, by=an_actor(Role.UNIT_HEAD))
    assert queries.unreported_items(unit_ids=(unit.id,), on=SEPTEMBER) == ()


def test_the_lead_of_the_issue_in_force_reports(at):
    old, new = a_unit("Phường 1"), a_unit("Phường 2")
    a_plan(area(an_item(lead_unit_id=old.id)))
    reissued(area(an_item(lead_unit_id=new.id)))
    said = {"value": Decimal(1), "reported_on": date(2023, 9, 14), "at": at}
    with pytest.raises(NotAllowed):
        operations.report_progress(in_revision(1).pk, **said, by=an_actor(Role.UNIT_HEAD, unit_id=old.id))
    assert operations.report_progress(in_revision(1).pk, **said, by=an_actor(Role.UNIT_HEAD, unit_id=new.id))
    assert [one.id for one in queries.unreported_items(unit_ids=(old.id, new.id), on=date(2023, 10, 1))] == [
        in_revision(2).pk
    ]


@pytest.mark.parametrize(
    ("before", "after", "continues", "expected"),
    [
        # The same code goes on, also reworded.
        ({"1.1": "Một"}, {"1.1": "Một, viết lại"}, None, {"1.1": "1.1"}),
        # An item put in between moves the others on: the title tells.
        ({"1.1": "Một", "1.2": "Hai"}, {"1.1": "Mới", "1.2": "Một", "1.3": "Hai"}, None, {"1.2": "1.1", "1.3": "1.2"}),
        # Two of one title: only the code can tell.
        ({"1.1": "Một", "1.2": "Một"}, {"1.2": "Một", "1.3": "Một"}, None, {"1.2": "1.2"}),
        # What people say goes first.
        ({"1.1": "Một", "1.2": "Hai"}, {"1.1": "Ba"}, {("1", "1.1"): ("1", "1.2")}, {"1.1": "1.2"}),
    ],
)
def test_an_item_continues_the_one_of_its_title_or_code(before, after, continues, expected):
    a_plan(area(*(an_item(code, title=title) for code, title in before.items())))
    reissued(area(*(an_item(code, title=title) for code, title in after.items())), continues=continues)
    found = {item.code: item.continues for item in PlanItem.objects.filter(area__plan__revision=2)}
    assert {code: item.code for code, item in found.items() if item} == expected


@pytest.mark.parametrize("changed", [{"measure": "hồ sơ"}, {"kind": ItemKind.TASK}])
def test_what_is_measured_otherwise_is_counted_anew(changed):
    a_plan()
    reported("1.1", 50, date(2023, 6, 14))
    reissued(area(an_item(**changed)))
    assert queries.plan_progress(2023, on=SEPTEMBER).overall_percent == 0
    assert queries.plan_progress(2023, on=JUNE).overall_percent == 50


@pytest.mark.parametrize(
    "continues",
    [
        {("1", "1.9"): ("1", "1.1")},  # not in the new issue
        {("1", "1.1"): ("1", "1.9")},  # not in the one before
        {("1", "1.1"): ("1", "1.1"), ("1", "1.2"): ("1", "1.1")},  # one continued by two
    ],
)
def test_nothing_continues_what_there_was_not(continues):
    a_plan()
    with pytest.raises(operations.UnknownDescent) as refused:
        reissued(area(an_item("1.1"), an_item("1.2")), continues=continues)
    assert refused.value.sentence
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"reason": " "}, operations.NoReason),
        ({"year": 2024, "on": date(2024, 1, 1)}, operations.NoPlanYet),
        ({"on": date(2023, 1, 9)}, operations.IssuedBackwards),  # before the first issue
        ({"on": date(2024, 1, 1)}, operations.IssuedBackwards),  # after the year
        ({"areas": (area(),)}, operations.EmptyPlan),
    ],
)
def test_an_issue_that_does_not_hold_together_is_refused_whole(said, refusal):
    a_plan()
    with pytest.raises(refusal) as refused:
        reissued(**said)
    assert refused.value.sentence
    assert Plan.objects.count() == 1


def test_two_people_who_issue_at_once_do_not_both(monkeypatch):
    a_plan()
    monkeypatch.setattr(plans, "_created", lambda *_said, **_more: (Plan.objects.get(), False))
    with pytest.raises(operations.PlanMovedOn) as refused:
        reissued()
    assert "01/KH-UBND" in refused.value.sentence


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY] + [None])
def test_only_the_secretary_issues_again(role, at):
    a_plan()
    new = operations.NewPlan(2023, "Kế hoạch", "2/KH", REISSUED_ON, (area(an_item()),))
    with pytest.raises(NotAllowed):
        operations.reissue_plan(new, reason="Đổi", by=an_actor(role), at=at)
    plan_id = operations.reissue_plan(new, reason="Đổi", by=an_actor(Role.SECRETARY), at=at)
    assert [event.name for event in history_of("directives.plan", plan_id)] == ["plan_reissued"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"kind": ItemKind.TASK, "planned": Decimal("1.5")}, operations.StepsNotWhole),
        ({"planned": Decimal(10) ** 14}, operations.NothingPlanned),  # more than is kept
    ],
)
def test_an_item_that_cannot_be_planned_is_refused(said, refusal):
    with pytest.raises(refusal):
        a_plan(area(an_item(**said)))


def test_an_item_keeps_everything_said_of_it():
    lead, helpers = a_unit("Phường 1"), [a_unit(f"Phường {number}") for number in (3, 2)]
    said = {"basis": "Nghị quyết 76/NQ-CP", "budget": "Ngân sách thành phố", "baseline": Decimal("62.5")}
    a_plan(area(an_item(lead_unit_id=lead.id, co_ordinator_ids=tuple(unit.id for unit in helpers), **said)))
    item = queries.plan_progress(2023, on=SEPTEMBER).areas[0].items[0]
    assert item.co_ordinators == tuple((unit.id, unit.name) for unit in helpers)
    assert (item.basis, item.budget, item.baseline) == tuple(said.values())
    assert queries.plan_item_page(item.id, on=SEPTEMBER).item == item
    with pytest.raises(operations.LeadCoOrdinates):
        a_plan(area(an_item(lead_unit_id=lead.id, co_ordinator_ids=(lead.id,))), year=2023)


_years = count(2024)
_figures = st.integers(0, 400).map(lambda quarters: Decimal(quarters) / 4)
_issue = st.lists(st.lists(st.integers(1, 200), min_size=1, max_size=4), min_size=1, max_size=3)
_reports = st.lists(st.tuples(st.integers(0, 11), _figures, st.integers(0, 364)), max_size=8)


def _areas(issue, year, unit_id):
    for at, items in enumerate(issue):
        said = {"lead_unit_id": unit_id, "due_on": date(year, 12, 31)}
        new = (an_item(f"{at}.{n}", planned=Decimal(planned), **said) for n, planned in enumerate(items))
        yield NewArea(str(at), f"Lĩnh vực {at}", tuple(new))


def _reported(year, reports):
    """Report in the order of days, each on its own day; what was said of each code, in that order."""
    said = {}
    for which, value, after in sorted(reports, key=lambda one: one[2]):
        on = date(year, 1, 1) + timedelta(days=after)
        items = [item for each in queries.plan_progress(year, on=on).areas for item in each.items]
        item = items[which % len(items)]
        at = datetime(on.year, on.month, on.day, 5, tzinfo=UTC)
        operations.report_progress(item.id, value=value, reported_on=on, by=SYSTEM, at=at)
        said.setdefault(item.code, []).append((on, value))
    return said


def _share(known, whole, on):
    values = [value for when, value in known if when <= on]
    return min(Fraction(1), Fraction(values[-1]) / whole) if values else Fraction(0)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(issues=st.lists(_issue, min_size=1, max_size=3), reports=_reports, after=st.integers(0, 364))
def test_progress_is_the_mean_of_means_within_0_and_100_under_any_issues(issues, reports, after):
    year, unit = next(_years), a_unit()
    plan = [list(issue) for issue in issues]
    for number, issue in enumerate(plan):
        issued_on = date(year, 1, 1) + timedelta(days=100 * number)
        areas = tuple(_areas(issue, year, unit.id))
        if number:
            reissued(*areas, on=issued_on, year=year)
        else:
            a_plan(*areas, issued_on=issued_on, year=year)
    said = _reported(year, reports)
    on = date(year, 1, 1) + timedelta(days=after)
    progress = queries.plan_progress(year, on=on)
    in_force = plan[min(after // 100, len(plan) - 1)]
    assert [len(each.items) for each in progress.areas] == [len(items) for items in in_force]
    if all(len(issue) == len(plan[0]) and list(map(len, issue)) == list(map(len, plan[0])) for issue in plan):
        shares = [
            [_share(said.get(f"{at}.{n}", ()), planned, on) for n, planned in enumerate(items)]
            for at, items in enumerate(in_force)
        ]
        assert [each.share for each in progress.areas] == [sum(one) / len(one) for one in shares]
    whole = sum((each.share for each in progress.areas), Fraction(0)) / len(progress.areas)
    assert progress.overall_percent == Decimal(100 * whole.numerator) / Decimal(whole.denominator)
    for each in progress.areas:
        assert each.share == sum(item.share for item in each.items) / len(each.items)
        assert all(0 <= item.percent <= 100 for item in each.items)
    assert 0 <= progress.overall_percent <= 100
