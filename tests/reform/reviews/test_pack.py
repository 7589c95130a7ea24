"""The chair's page shows what other apps know, unchanged, as of the right days."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives import queries as directives
from sen.reform.reviews import operations, queries
from sen.reform.scoring import operations as scoring_operations
from sen.reform.scoring import queries as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import a_sample_round
from tests.factories.directives import a_task, reported
from tests.factories.reviews import CUT_OFF, MEETING_DAY, PREPARED_AT, a_conclusion, a_review, eight_areas
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_its_numbers_are_those_of_the_plan_and_of_the_run():
    eight_areas()
    scoring_operations.run(a_sample_round(3).id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    pack = queries.pack(a_review().id)
    assert pack.areas.progress == directives.plan_progress(2023, on=CUT_OFF)
    assert pack.areas.overall_percent == 80
    run = scoring.latest_run(2023, RunKind.PROVISIONAL)
    assert pack.units.run == run
    for row, unit in zip(pack.units.rows, run.units, strict=True):
        assert [cell.percent for cell in row.cells] == [area.percent for area in unit.areas]
        assert (row.name, row.rank) == (unit.unit_name, unit.rank)
        assert abs(row.percent - unit.percent) <= 0.05
    assert pack.overdue == directives.overdue_tasks(MEETING_DAY)


def test_what_is_reported_after_the_cut_off_does_not_count():
    eight_areas()
    review = a_review()
    before = queries.pack(review.id)
    reported("6.1", 100, date(2023, 9, 15))
    assert queries.pack(review.id).areas == before.areas


def test_without_figures_its_parts_are_missing_and_nothing_breaks():
    pack = queries.pack(a_review().id)
    assert (pack.areas, pack.units, pack.overdue, pack.conclusions) == (None, None, (), ())
    assert pack.counter == queries.Counter(0, 0)
    assert pack.support_item is not None


def test_conclusions_and_tasks_are_counted_by_units():
    review = a_review("open")
    a_conclusion(review.id, a_unit("Phường 1").id, a_unit("Phường 2").id)
    a_conclusion(review.id, text="Thống nhất báo cáo")
    assert queries.pack(review.id).counter == queries.Counter(2, 2)


def test_the_next_meeting_opens_with_what_became_of_the_last_conclusions():
    june = a_review("open", kind="six_months", cut_off_on=date(2023, 6, 14), held_on=date(2023, 6, 20))
    conclusion = a_conclusion(june.id, a_unit().id)
    september = a_review()
    # Nothing is carried over from a meeting that is still in session.
    assert queries.pack(september.id).carried_over == ()
    operations.close_review(june.id, by=SYSTEM, at=PREPARED_AT)
    (given,) = queries.conclusions(june.id)[0].tasks
    assert given.origin == f"reviews.conclusion:{conclusion.id}"
    assert [task.id for task in queries.pack(september.id).carried_over] == [given.id]


@pytest.mark.parametrize("units", [9, 22])
def test_the_number_of_queries_does_not_grow_with_units_tasks_or_conclusions(django_assert_max_num_queries, units):
    eight_areas()
    scoring_operations.run(a_sample_round(units).id, RunKind.PROVISIONAL, by=SYSTEM, at=PREPARED_AT)
    review = a_review("open")
    wards = [a_unit(f"Xã {number}") for number in range(units)]
    for ward in wards:
        a_task(ward.id, due_on=date(2023, 9, 2))
        a_conclusion(review.id, ward.id)
    with django_assert_max_num_queries(21):
        pack = queries.pack(review.id)
    assert len(pack.overdue) == len(pack.conclusions) == units
