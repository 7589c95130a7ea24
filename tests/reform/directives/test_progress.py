"""How much of the plan is fulfilled: the stated formula, exactly."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.directives import queries
from sen.reform.directives.models import ItemKind
from sen.reform.directives.operations import NewArea
from sen.reform.directives.queries.progress import AreaProgress, ItemProgress, fulfilment, in_percent, mean
from tests.factories.directives import a_plan, an_item, reported
from tests.factories.units import a_unit

MEETING = date(2023, 9, 21)


def _item(share):
    return ItemProgress(
        id=1,
        code="1.1",
        title="Thử",
        kind="target",
        kind_label="Chỉ tiêu",
        lead_unit_id=1,
        lead_name="Phường 3",
        product="",
        due_on=date(2023, 12, 31),
        measure="%",
        planned=Decimal(100),
        reported=None,
        reported_on=None,
        is_estimate=False,
        share=share,
        is_late=False,
    )


def _progress(on=MEETING):
    found = queries.plan_progress(2023, on=on)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "planned", "share"),
    [
        ("27", "30", Fraction(9, 10)),
        ("31", "30", Fraction(1)),  # more than planned is all of it, not more
        ("0", "30", Fraction(0)),
        (None, "30", Fraction(0)),  # never reported counts nothing
        ("1", "3", Fraction(1, 3)),  # exact, however it repeats
    ],
)
def test_an_item_is_fulfilled_by_what_it_reached_of_what_it_planned(value, planned, share):
    assert fulfilment(None if value is None else Decimal(value), Decimal(planned)) == share


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(st.fractions(min_value=0, max_value=1, max_denominator=10_000), min_size=1, max_size=40))
def test_a_mean_lies_between_its_least_and_its_greatest_and_survives_any_order(shares):
    assert min(shares) <= mean(shares) <= max(shares)
    assert mean(shares) == mean(reversed(shares))


def test_the_mean_of_nothing_is_nothing():
    assert mean(()) == 0


@pytest.mark.parametrize(
    ("share", "expected", "tone"),
    [
        ("3/4", "3/4", "good"),  # exactly what is expected is on course
        ("71/100", "3/4", "warn"),
        ("70/100", "3/4", "warn"),  # five points below is still "needs attention"
        ("69/100", "3/4", "bad"),
    ],
)
def test_an_area_is_on_course_or_needs_attention_or_is_below(share, expected, tone):
    assert AreaProgress("1", "Thử", (_item(Fraction(share)),), Fraction(expected)).tone == tone


@pytest.mark.django_db
def test_an_area_is_the_mean_of_its_items_and_the_plan_the_mean_of_its_areas():
    a_plan(
        NewArea("1", "Chỉ đạo", (an_item("1.1"), an_item("1.2"), an_item("1.3"))),
        NewArea("2", "Thể chế", (an_item("2.1"),)),
    )
    reported("1.1", 50)
    reported("1.2", 130)
    reported("2.1", 80)
    plan = _progress()
    # (50 + 100 + 0) / 3 = 50; (50 + 80) / 2 = 65. Areas weigh the same however many items they have.
    assert [area.percent for area in plan.areas] == [50, 80]
    assert plan.overall_percent == 65
    assert [area.unreported_count for area in plan.areas] == [1, 0]
    assert (plan.item_count, plan.done_count, plan.unreported_count) == (4, 1, 1)
    assert [area.code for area in plan.slowest_areas] == ["1"]


@pytest.mark.django_db
def test_thirds_are_kept_exact_until_they_are_shown():
    a_plan(NewArea("1", "Chỉ đạo", tuple(an_item(f"1.{n}", planned=Decimal(3)) for n in (1, 2, 3))))
    for code in ("1.1", "1.2", "1.3"):
        reported(code, 1)
    assert _progress().areas[0].share == Fraction(1, 3)
    assert in_percent(Fraction(1, 3)).quantize(Decimal("0.0001")) == Decimal("33.3333")


@pytest.mark.django_db
def test_the_last_report_on_or_before_the_cut_off_counts():
    a_plan()
    reported("1.1", 10, date(2023, 6, 14))
    reported("1.1", 60, date(2023, 9, 21))
    reported("1.1", 90, date(2023, 9, 22))
    assert _progress(date(2023, 6, 13)).overall_percent == 0
    assert _progress(date(2023, 6, 14)).overall_percent == 10
    assert _progress(MEETING).overall_percent == 60  # the day itself counts
    assert _progress(date(2023, 12, 31)).overall_percent == 90


@pytest.mark.django_db
def test_a_correction_of_the_same_day_counts_and_the_first_report_stays():
    a_plan()
    reported("1.1", 60)
    first = reported("1.1", 40)
    assert _progress().overall_percent == 40
    item = _progress().areas[0].items[0]
    page = queries.plan_item_page(item.id, on=MEETING)
    assert [line.value for line in page.reports] == [40, 60]
    assert first


@pytest.mark.django_db
def test_a_task_counts_its_steps_and_a_task_without_steps_all_or_nothing():
    steps = an_item("1.1", kind=ItemKind.TASK, planned=Decimal(4), measure="bước")
    whole = an_item("1.2", kind=ItemKind.TASK, planned=Decimal(1), measure="")
    a_plan(NewArea("1", "Chỉ đạo", (steps, whole)))
    reported("1.1", 3)
    reported("1.2", 1)
    items = _progress().areas[0].items
    assert [item.percent for item in items] == [75, 100]
    assert [item.arithmetic for item in items] == ["3 ÷ 4", "1 ÷ 1"]
    assert [item.tone for item in items] == ["info", "good"]


@pytest.mark.django_db
def test_the_arithmetic_of_an_item_says_when_it_is_capped_and_when_nothing_was_reported():
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1"), an_item("1.2", due_on=date(2023, 9, 20)))))
    reported("1.1", "120,5".replace(",", "."))
    capped, silent = _progress().areas[0].items
    assert capped.arithmetic == "min(1; 120,5 ÷ 100)"
    assert silent.arithmetic == "0 ÷ 100"
    assert silent.tone == "bad"  # past its day
    assert not silent.is_reported


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "months", "percent"),
    [
        (date(2023, 9, 21), 9, 75),  # the running month counts
        (date(2023, 1, 1), 1, Decimal(100) / 12),
        (date(2023, 12, 31), 12, 100),
        (date(2024, 4, 6), 12, 100),
        (date(2022, 12, 31), 0, 0),
    ],
)
def test_what_is_expected_is_the_share_of_months_begun(on, months, percent):
    a_plan()
    plan = _progress(on)
    assert plan.months == months
    assert plan.expected_percent == percent
    assert plan.areas[0].expected_percent == percent


@pytest.mark.django_db
def test_estimates_are_told_apart():
    a_plan()
    reported("1.1", 50, is_estimate=True)
    assert _progress().has_estimates
    reported("1.1", 51, is_estimate=False)
    assert not _progress().has_estimates


@pytest.mark.django_db
def test_a_year_without_a_plan_has_no_progress():
    assert queries.plan_progress(2024, on=MEETING) is None
    a_plan()
    assert queries.plan_years() == (2023,)


@pytest.mark.django_db
def test_an_item_that_does_not_exist_is_named_as_such():
    with pytest.raises(queries.PlanItemNotFound):
        queries.plan_item_page(404, on=MEETING)


@pytest.mark.django_db
def test_an_item_waits_for_a_report_until_the_month_has_one_or_it_is_done():
    unit = a_unit()
    codes = ("1.1", "1.2", "1.3", "1.4")
    a_plan(NewArea("1", "Chỉ đạo", tuple(an_item(code, lead_unit_id=unit.id) for code in codes)))
    reported("1.2", 50, date(2023, 9, 1))  # reported this month
    reported("1.3", 100, date(2023, 5, 1))  # done long ago
    reported("1.4", 50, date(2023, 8, 31))  # only last month
    waiting = queries.unreported_items(unit_ids=(unit.id,), on=MEETING)
    assert [item.code for item in waiting] == ["1.1", "1.4"]
    assert queries.unreported_items(unit_ids=(a_unit("Phường 4").id,), on=MEETING) == ()


@pytest.mark.django_db
def test_the_plan_of_22_units_is_read_in_three_queries(django_assert_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, 23)]
    areas = tuple(
        NewArea(str(n), f"Lĩnh vực {n}", tuple(an_item(f"{n}.{unit.id}", lead_unit_id=unit.id) for unit in units))
        for n in range(1, 9)
    )
    a_plan(*areas)
    with django_assert_num_queries(3):
        plan = _progress()
        assert plan.overall_percent == 0
        assert {item.lead_name for area in plan.areas for item in area.items} >= {"Phường 22"}
