"""Moving a task on, and writing down each step."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.decisions import Decision
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Task, TaskRecord
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.queries import TaskNotFound
from sen.reform.directives.workflow import Move, State, moved


@dataclass(frozen=True)
class Said:
    """What is said along with a step; which of it depends on the step."""

    text: str = ""
    product: str = ""
    piece_key: str = ""
    asked_due_on: date | None = None
    competent_unit_id: int | None = None


def add_record(task: Task, move: Move, *, by: Actor, at: datetime, said: Said = Said()) -> None:
    """Add what happened, and how the task stands afterwards."""
    TaskRecord(
        task=task,
        move=move,
        state=task.state,
        due_on=task.due_on,
        finished_on=task.finished_on,
        text=nfc(said.text),
        product=nfc(said.product),
        piece_key=said.piece_key,
        asked_due_on=said.asked_due_on,
        competent_unit_id=said.competent_unit_id,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    ).save()


def locked(task_id: int) -> Task:
    """
    A task nobody else changes meanwhile, and the whole it is a part of with it.

    :raises TaskNotFound: if there is none
    """
    # What it is a part of is locked first: everybody locks in the same order, so nobody waits in a circle.
    whole = Task.objects.filter(pk=task_id).values("parent_id")
    both = Task.objects.select_for_update().filter(Q(pk=task_id) | Q(pk__in=whole)).order_by("pk")
    task = next((one for one in both if one.pk == task_id), None)
    if task is None:
        raise TaskNotFound
    return task


def move_on(task: Task, move: Move, to: State, *, by: Actor, at: datetime, said: Said = Said()) -> None:
    """Take a step the table allows, and write it down."""
    task.state = moved(State(task.state), move, to)
    task.save(update_fields=["state", "due_on", "finished_on"])
    add_record(task, move, by=by, at=at, said=said)
    audit.record(f"task_{to}", task, by=by, at=at, move=move)


def decide(decision: Decision, reason: str, refusal: type[Refusal] = NoReason) -> None:
    """A decision against somebody is allowed, and says why."""
    decision.enforce()
    if not nfc(reason):
        raise refusal
