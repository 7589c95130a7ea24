"""Writing down each step of a task."""

from datetime import datetime

from sen.reform.accounts.queries import Actor
from sen.reform.directives.models import Task, TaskRecord
from sen.reform.directives.workflow import Move


def add_record(task: Task, move: Move, *, by: Actor, at: datetime, text: str = "", product: str = "") -> None:
    """Add what happened, and how the task stands afterwards."""
    TaskRecord(
        task=task,
        move=move,
        state=task.state,
        due_on=task.due_on,
        finished_on=task.finished_on,
        text=text,
        product=product,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    ).save()
