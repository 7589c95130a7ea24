"""Reporting and accepting tasks, and everything else that can happen to one."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.decisions import Decision
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.directives import permissions
from sen.reform.directives.models import Task
from sen.reform.directives.operations.records import add_record
from sen.reform.directives.queries import TaskNotFound, parties_of
from sen.reform.directives.workflow import CLOSED, Move, State, moved


class NoReason(Refusal):
    """A decision that needs its reason."""

    message = _("Say why: the unit must be able to read the reason.")


class NoResult(Refusal):
    """A report that says nothing."""

    message = _("Say what was achieved.")


class FinishedOutsideTime(Refusal):
    """Finished before it was given, or in days to come."""

    message = _("The task was given on %(given)s: it can be finished from that day up to today, not on %(day)s.")


@transaction.atomic
def report_task(task_id: int, *, result: str, finished_on: date, product: str = "", by: Actor, at: datetime) -> None:
    """
    Say that a task is finished; it waits for whoever gives tasks to accept it.

    It was finished on the day of its product, not on the day somebody says so.

    :raises Refusal: if nothing is said, or the day is before it was given or to come
    """
    task = _locked(task_id)
    permissions.may_report_task(by, parties_of(task)).enforce()
    text = nfc(result)
    if not text:
        raise NoResult
    given_on = local_day(task.given_at)
    if not given_on <= finished_on <= local_day(at):
        raise FinishedOutsideTime(given=format_day(given_on), day=format_day(finished_on))
    task.finished_on = finished_on
    _move(task, Move.REPORT, State.REPORTED, by=by, at=at, text=text, product=nfc(product))


@transaction.atomic
def accept_task(task_id: int, *, note: str = "", by: Actor, at: datetime) -> None:
    """Confirm that a task is finished: in time or late by the day of its product, and for good."""
    task = _locked(task_id)
    permissions.may_accept_task(by, parties_of(task)).enforce()
    _move(task, Move.ACCEPT, _end_of(task), by=by, at=at, text=nfc(note))
    _settle(task.parent_id, by=by, at=at)


@transaction.atomic
def send_back_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Give a task back to its unit: the report was not enough, or the unit is competent after all.

    :raises NoReason: if none is given
    """
    task = _locked(task_id)
    _decide(permissions.may_send_back_task(by, parties_of(task)), reason)
    task.finished_on = None
    _move(task, Move.SEND_BACK, State.GIVEN, by=by, at=at, text=nfc(reason))


@transaction.atomic
def return_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Return a task that is not this unit's to do; whoever gives tasks decides what becomes of it.

    :raises NoReason: if none is given
    """
    task = _locked(task_id)
    _decide(permissions.may_return_task(by, parties_of(task)), reason)
    _move(task, Move.RETURN, State.RETURNED, by=by, at=at, text=nfc(reason))


@transaction.atomic
def cancel_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Withdraw a task, or every open part of one.

    :raises NoReason: if none is given
    """
    task = _locked(task_id)
    _decide(permissions.may_cancel_task(by, parties_of(task)), reason)
    parts = Task.objects.select_for_update().filter(parent=task).exclude(state__in=CLOSED).order_by("pk")
    for each in parts if task.lead_id is None else (task,):
        each.finished_on = None
        _move(each, Move.CANCEL, State.CANCELLED, by=by, at=at, text=nfc(reason))
    _settle(task.pk if task.lead_id is None else task.parent_id, by=by, at=at)


def _locked(task_id: int) -> Task:
    # What it is a part of is locked first: everybody locks in the same order, so nobody waits in a circle.
    whole = Task.objects.filter(pk=task_id).values("parent_id")
    locked = Task.objects.select_for_update().filter(Q(pk=task_id) | Q(pk__in=whole)).order_by("pk")
    task = next((one for one in locked if one.pk == task_id), None)
    if task is None:
        raise TaskNotFound
    return task


def _decide(decision: Decision, reason: str) -> None:
    decision.enforce()
    if not nfc(reason):
        raise NoReason


def _end_of(task: Task) -> State:
    """In time or late: the day of the product against the day it was due."""
    late = task.due_on is not None and task.finished_on is not None and task.finished_on > task.due_on
    return State.FINISHED_LATE if late else State.FINISHED


def _move(task: Task, move: Move, to: State, *, by: Actor, at: datetime, text: str = "", product: str = "") -> None:
    task.state = moved(State(task.state), move, to)
    task.save(update_fields=["state", "finished_on"])
    add_record(task, move, by=by, at=at, text=text, product=product)
    audit.record(f"task_{to}", task, by=by, at=at, move=move)


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
    _move(parent, Move.SETTLE, worst, by=by, at=at)
