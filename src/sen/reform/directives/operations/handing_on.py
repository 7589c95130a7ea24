"""Giving a task its first unit was not competent for to the one that is."""

from datetime import date, datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.common.days import local_day
from sen.reform.directives import permissions
from sen.reform.directives.models import Task
from sen.reform.directives.operations.assigning import NewTask, assign
from sen.reform.directives.operations.records import locked
from sen.reform.directives.operations.tasks import cancel_task
from sen.reform.directives.queries import parties_of
from sen.reform.directives.queries.units import existing_units


@transaction.atomic
def hand_on(task_id: int, *, unit_id: int, due_on: date | None = None, by: Actor, at: datetime) -> int:
    """
    Give a returned task to another unit, with the same deadline unless a new day is said; the first one is cancelled.

    :raises Refusal: if the task was not returned, or its deadline has passed meanwhile and no new day is said
    """
    task = locked(task_id)
    permissions.may_hand_on_task(by, parties_of(task)).enforce()
    unit = existing_units((unit_id,), on=local_day(at))[unit_id]
    new = NewTask(
        title=task.title,
        lead_unit_ids=(unit_id,),
        co_ordinator_ids=tuple(task.co_ordinators.exclude(pk=unit_id).order_by("pk").values_list("pk", flat=True)),
        product=task.product,
        basis=task.basis,
        due_on=due_on or task.due_on,
        origin=task.origin,
        area_code=task.area_code,
        is_regular=task.is_regular,
        monitor_unit_id=task.monitor_id,
        round_id=task.round_id,
        criterion_code=task.criterion_code,
    )
    (given,) = assign(new, by=by, at=at, draft_id=task.draft_id)
    Task.objects.filter(pk=given).update(continues=task)
    cancel_task(task.pk, reason=f"Chuyển cho đơn vị đúng thẩm quyền: {unit.name}.", by=by, at=at)
    return given
