"""Random lives of tasks: whatever the rules allow may happen to them, on any day."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.common.errors import Refusal
from sen.reform.directives import operations
from tests.factories.directives import a_task

FIRST_DAY = date(2023, 1, 2)
#: A name for the tasks of each example: they share one database.
origins = count(1)

_AREAS = ("", "1", "3")
_GIVERS = (SYSTEM, Actor(None, "Lãnh đạo UBND"))

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
#: When a task is due, how many units lead it, and what happens to it.
history = st.tuples(st.one_of(st.none(), st.integers(0, 120)), st.integers(1, 3), st.lists(_step, max_size=12))


def moment(day: date) -> datetime:
    """Ten in the morning of a day."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def live(
    origin: str, units: Sequence[int], due_in: int | None, leads: int, steps: Sequence[tuple[str, int, int]]
) -> date:
    """Let a task live through a history; what the rules refuse does not happen. Returns the last day of it."""
    due_on = None if due_in is None else FIRST_DAY + timedelta(days=due_in)
    number = (due_in or 0) + len(steps)
    said = {"due_on": due_on, "origin": origin, "area_code": _AREAS[number % 3]}
    first = a_task(*units[:leads], at=moment(FIRST_DAY), by=_GIVERS[number % 2], **said)
    day = FIRST_DAY
    for place, (what, wait, before) in enumerate(steps):
        day += timedelta(days=wait)
        do, more = _ACTS[what]
        try:
            do(first + place % leads, **more(day, before, units[-1]), by=SYSTEM, at=moment(day))
        except Refusal:
            continue
    return day
