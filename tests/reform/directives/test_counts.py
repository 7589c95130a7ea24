"""Counts add up on any day, whatever happened to the tasks; late stays late."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.errors import Refusal
from sen.reform.directives import operations, queries
from sen.reform.directives.queries import Counts, Standing, counts_of
from sen.reform.directives.workflow import Move
from tests.factories.directives import a_task
from tests.factories.units import a_unit

FIRST_DAY = date(2023, 1, 2)
_origins = count(1)

# What can happen to a task, and what is said along.
_ACTS = {
    "take_up": (operations.take_up_task, lambda _day, _before, _unit: {}),
    "report": (
        operations.report_task,
        lambda day, before, _unit: {"result": "Xong", "finished_on": day - timedelta(days=before)},
    ),
    "accept": (operations.accept_task, lambda *_given: {}),
    "send_back": (operations.send_back_task, lambda *_given: {"reason": "Vì thế"}),
    "return": (operations.return_task, lambda _day, _before, unit: {"reason": "Vì thế", "competent_unit_id": unit}),
    "cancel": (operations.cancel_task, lambda *_given: {"reason": "Vì thế"}),
    "pause": (operations.pause_task, lambda *_given: {"reason": "Vì thế"}),
    "resume": (operations.resume_task, lambda *_given: {}),
    "ask": (
        operations.ask_extension,
        lambda day, before, _unit: {"new_due_on": day + timedelta(days=before), "reason": "Vì thế"},
    ),
    "extend": (operations.extend_task, lambda day, before, _unit: {"new_due_on": day + timedelta(days=before)}),
    "refuse": (operations.refuse_extension, lambda *_given: {"reason": "Vì thế"}),
}

_step = st.tuples(
    st.sampled_from(tuple(_ACTS)),
    st.integers(0, 40),  # days until it happens
    st.integers(0, 90),  # for a report: how long before that it was finished
)
_history = st.tuples(st.one_of(st.none(), st.integers(0, 120)), st.integers(1, 3), st.lists(_step, max_size=12))


def _at(day):
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def _live(origin, units, due_in, leads, steps):
    """Let a task live through a history; what the rules refuse does not happen."""
    due_on = None if due_in is None else FIRST_DAY + timedelta(days=due_in)
    first = a_task(*units[:leads], at=_at(FIRST_DAY), due_on=due_on, origin=origin)
    day = FIRST_DAY
    for number, (what, wait, before) in enumerate(steps):
        day += timedelta(days=wait)
        task_id = first + number % leads
        do, said = _ACTS[what]
        try:
            do(task_id, **said(day, before, units[-1]), by=SYSTEM, at=_at(day))
        except Refusal:
            continue
    return day


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histories=st.lists(_history, min_size=1, max_size=4), ahead=st.integers(0, 60))
def test_counts_add_up_and_late_stays_late_on_every_day(histories, ahead):
    origin = f"plan:{next(_origins)}"
    units = [a_unit(f"Phường {number}").id for number in range(3)]
    last = max(_live(origin, units, *history) for history in histories)
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
