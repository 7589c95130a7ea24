"""Reporting and accepting tasks, and everything else that can happen to one."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.directives import permissions
from sen.reform.directives.models import Task
from sen.reform.directives.operations.records import Said, decide, locked, move_on
from sen.reform.directives.queries import parties_of
from sen.reform.directives.queries.units import existing_units
from sen.reform.directives.workflow import CLOSED, Move, State


class NoResult(Refusal):
    """A report that says nothing."""

    message = _("Say what was achieved.")


class CompetentItself(Refusal):
    """A unit returns a task and names itself."""

    message = _("You return the task because another unit is competent: name that unit, not your own.")


class FinishedOutsideTime(Refusal):
    """Finished before it was given, or in days to come."""

    message = _("The task was given on %(given)s: it can be finished from that day up to today, not on %(day)s.")


@transaction.atomic
def take_up_task(task_id: int, *, by: Actor, at: datetime) -> None:
    """A unit says that the task has reached it and is its to do."""
    task = locked(task_id)
    permissions.may_take_up_task(by, parties_of(task)).enforce()
    move_on(task, Move.TAKE_UP, State.UNDER_WAY, by=by, at=at)


@transaction.atomic
def report_task(
    task_id: int,
    *,
    result: str,
    finished_on: date,
    product: str = "",
    piece_key: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """
    Say that a task is finished; it waits for whoever gives tasks to accept it.

    It was finished on the day of its product, not on the day somebody says so. An extension asked for and not decided
    is without object from then on.

    :raises Refusal: if nothing is said, or the day is before it was given or to come
    """
    task = locked(task_id)
    permissions.may_report_task(by, parties_of(task)).enforce()
    if not nfc(result):
        raise NoResult
    given_on = local_day(task.given_at)
    if not given_on <= finished_on <= local_day(at):
        raise FinishedOutsideTime(given=format_day(given_on), day=format_day(finished_on))
    task.finished_on = finished_on
    move_on(task, Move.REPORT, State.REPORTED, by=by, at=at, said=Said(result, product, piece_key))


@transaction.atomic
def accept_task(task_id: int, *, note: str = "", by: Actor, at: datetime) -> None:
    """Confirm that a task is finished: in time or late by the day of its product, and for good."""
    task = locked(task_id)
    permissions.may_accept_task(by, parties_of(task)).enforce()
    move_on(task, Move.ACCEPT, _end_of(task), by=by, at=at, said=Said(note))
    _settle(task.parent_id, by=by, at=at)


@transaction.atomic
def send_back_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Give a task back to its unit: the report was not enough, or the unit is competent after all.

    :raises NoReason: if none is given
    """
    task = locked(task_id)
    decide(permissions.may_send_back_task(by, parties_of(task)), reason)
    task.finished_on = None
    back_to = State.UNDER_WAY if task.state == State.REPORTED else State.GIVEN
    move_on(task, Move.SEND_BACK, back_to, by=by, at=at, said=Said(reason))


@transaction.atomic
def return_task(task_id: int, *, reason: str, competent_unit_id: int, by: Actor, at: datetime) -> None:
    """
    Return a task that is not this unit's to do, and name the one whose it is; whoever gives tasks decides.

    :raises NoReason: if none is given
    :raises CompetentItself: if the unit names itself
    """
    task = locked(task_id)
    decide(permissions.may_return_task(by, parties_of(task)), reason)
    existing_units((competent_unit_id,), on=local_day(at))
    if competent_unit_id == task.lead_id:
        raise CompetentItself
    said = Said(reason, competent_unit_id=competent_unit_id)
    move_on(task, Move.RETURN, State.RETURNED, by=by, at=at, said=said)


@transaction.atomic
def cancel_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Withdraw a task, or every open part of one.

    :raises NoReason: if none is given
    """
    task = locked(task_id)
    decide(permissions.may_cancel_task(by, parties_of(task)), reason)
    parts = Task.objects.select_for_update().filter(parent=task).exclude(state__in=CLOSED).order_by("pk")
    for each in parts if task.lead_id is None else (task,):
        each.finished_on = None
        move_on(each, Move.CANCEL, State.CANCELLED, by=by, at=at, said=Said(reason))
    _settle(task.pk if task.lead_id is None else task.parent_id, by=by, at=at)


def _end_of(task: Task) -> State:
    """In time or late: the day of the product against the day it was due."""
    late = task.due_on is not None and task.finished_on is not None and task.finished_on > task.due_on
    return State.FINISHED_LATE if late else State.FINISHED


def _settle(parent_id: int | None, *, by: Actor, at: datetime) -> None:
    """Close what was given to several units when its last part is closed; one late part makes it late."""
    if parent_id is None:
        return
    parent = Task.objects.select_for_update().get(pk=parent_id)
    parts = list(Task.objects.filter(parent=parent))
    states = {State(part.state) for part in parts}
    if not states <= CLOSED:
        return
    parent.finished_on = max((part.finished_on for part in parts if part.finished_on), default=None)
    worst = next((end for end in (State.FINISHED_LATE, State.FINISHED) if end in states), State.CANCELLED)
    move_on(parent, Move.SETTLE, worst, by=by, at=at)
