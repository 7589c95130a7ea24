"""Counts add up on any day, whatever happened to the tasks; late stays late."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.directives import queries
from sen.reform.directives.queries import Counts, Standing, counts_of
from sen.reform.directives.workflow import Move
from tests.factories.histories import FIRST_DAY, history, live, origins
from tests.factories.units import a_unit


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histories=st.lists(history, min_size=1, max_size=4), ahead=st.integers(0, 60))
def test_counts_add_up_and_late_stays_late_on_every_day(histories, ahead):
    origin = f"plan:{next(origins)}"
    units = [a_unit(f"Phường {number}").id for number in range(3)]
    last = max(live(origin, units, *history) for history in histories)
    assigned = sum(leads for _due, leads, _steps in histories)
    late: set[int] = set()
    day = FIRST_DAY
    while day <= last + timedelta(days=ahead):
        lines = queries.tasks(on=day, origins=(origin,))
        counts = counts_of(line.state for line in lines)
        assert counts.assigned == len(lines) == assigned
        now_late = {line.id for line in lines if line.state == Standing.FINISHED_LATE}
        assert late <= now_late
        late = now_late
        assert counts == sum((counts_of([line.state]) for line in lines), Counts())
        for line in lines:
            assert line.extended_on is not None or line.due_on == line.original_due_on or _was_paused(line.id)
            assert (line.state == Standing.OVERDUE) == (line.days_left is not None and line.days_left < 0)
        day += timedelta(days=11)


def _was_paused(task_id):
    return any(step.what == str(Move.PAUSE.label) for step in queries.task_page(task_id, date(2030, 1, 1)).history)


def test_every_standing_is_counted_exactly_once():
    for standing in Standing:
        counts = counts_of([standing])
        assert counts.assigned == 1
