"""What may happen to a deadline: one extension, asked for in time; and a pause, in which the clock stands still."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.directives import permissions
from sen.reform.directives.operations.records import Said, decide, locked, move_on
from sen.reform.directives.queries import parties_of
from sen.reform.directives.workflow import Move, State


class NotLater(Refusal):
    """An extension to a day that is no extension."""

    message = _("The task is due on %(due)s. An extension needs a later day than that, not %(day)s.")


@transaction.atomic
def ask_extension(task_id: int, *, new_due_on: date, reason: str, by: Actor, at: datetime) -> None:
    """
    Ask for a later deadline, before the present one has passed; a task has one extension.

    :raises NoReason: if none is given
    :raises NotLater: if the day asked for is not after the deadline
    """
    task = locked(task_id)
    decide(permissions.may_ask_extension(by, parties_of(task), on=local_day(at)), reason)
    _check_later(task.due_on, new_due_on)
    said = Said(reason, asked_due_on=new_due_on)
    move_on(task, Move.ASK, State(task.state), by=by, at=at, said=said)


@transaction.atomic
def extend_task(task_id: int, *, new_due_on: date, note: str = "", by: Actor, at: datetime) -> None:
    """
    Grant the extension asked for, to that day or another; the first deadline stays readable.

    :raises NotLater: if the day is not after the deadline
    """
    task = locked(task_id)
    permissions.may_decide_extension(by, parties_of(task)).enforce()
    _check_later(task.due_on, new_due_on)
    task.due_on = new_due_on
    move_on(task, Move.EXTEND, State(task.state), by=by, at=at, said=Said(note))


@transaction.atomic
def refuse_extension(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Leave the deadline where it is.

    :raises NoReason: if none is given
    """
    task = locked(task_id)
    decide(permissions.may_decide_extension(by, parties_of(task)), reason)
    move_on(task, Move.REFUSE, State(task.state), by=by, at=at, said=Said(reason))


@transaction.atomic
def pause_task(task_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Let the clock stand still, for a reason that is not the unit's.

    :raises NoReason: if none is given
    """
    task = locked(task_id)
    decide(permissions.may_pause_task(by, parties_of(task)), reason)
    move_on(task, Move.PAUSE, State.PAUSED, by=by, at=at, said=Said(reason))


@transaction.atomic
def resume_task(task_id: int, *, note: str = "", by: Actor, at: datetime) -> None:
    """Let the clock run again: the deadline moves by the days it stood still, unless it had passed before."""
    task = locked(task_id)
    permissions.may_resume_task(by, parties_of(task)).enforce()
    paused_on = local_day(task.records.filter(move=Move.PAUSE).latest("at").at)
    if task.due_on is not None and task.due_on >= paused_on:
        task.due_on += timedelta(days=(local_day(at) - paused_on).days)
    move_on(task, Move.RESUME, State.UNDER_WAY, by=by, at=at, said=Said(note))


def _check_later(due_on: date | None, new_due_on: date) -> None:
    # Without a deadline there is nothing to extend: permissions have refused before.
    if due_on is not None and new_due_on <= due_on:
        raise NotLater(due=format_day(due_on), day=format_day(new_due_on))
