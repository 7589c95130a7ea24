"""Holding the task of a conclusion until the meeting is closed: checked at once, and changed while it is open."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.operations import NewTask
from sen.reform.directives.operations.assigning import check_task
from sen.reform.reviews import permissions
from sen.reform.reviews.models import Conclusion, HeldTask
from sen.reform.reviews.queries.cards import card_of
from sen.reform.reviews.queries.conclusions import origin_of
from sen.reform.reviews.queries.held import HeldLine


class HeldTaskNotFound(NotFound):
    """No such task waits for the closing."""

    message = _("This task does not wait any more. Look at the list of conclusions of the meeting.")


class CriterionWithoutRound(Refusal):
    """A criterion of no round."""

    message = _("Choose the assessment round the criterion %(code)s belongs to, or leave the criterion out.")


@dataclass(frozen=True)
class TaskSaid:
    """The task of a conclusion as it was said: what, who, by when, and what it is to move."""

    title: str = ""
    lead_unit_ids: tuple[int, ...] = ()
    co_ordinator_ids: tuple[int, ...] = ()
    product: str = ""
    due_on: date | None = None
    working_days: int | None = None
    is_regular: bool = False
    monitor_unit_id: int | None = None
    round_id: int | None = None
    criterion_code: str = ""

    @property
    def gives_something(self) -> bool:
        """There is something to do; else the conclusion stands by itself."""
        units = self.lead_unit_ids or self.co_ordinator_ids
        return bool(units or self.product or self.due_on or self.working_days is not None or self.is_regular)


def hold(conclusion: Conclusion, said: TaskSaid, *, by: Actor, at: datetime, draft_id: int | None = None) -> HeldTask:
    """
    Keep a task for the closing.

    :raises Refusal: if it could not be given as it is
    """
    held = HeldTask(conclusion=conclusion, draft_id=draft_id, held_at=at, held_by_id=by.user_id)
    _keep(held, said, on=local_day(at))
    return held


@transaction.atomic
def change_held(held_id: int, said: TaskSaid, *, by: Actor, at: datetime) -> None:
    """
    Say a task otherwise while the meeting is open.

    :raises HeldTaskNotFound: if it was withdrawn, or given
    :raises Refusal: if it could not be given as it is
    """
    held = HeldTask.objects.select_for_update(of=("self",)).select_related("conclusion__review")
    held_task = held.filter(pk=held_id, given_at=None, conclusion__withdrawn_at=None).first()
    if held_task is None:
        raise HeldTaskNotFound
    permissions.may_conclude(by, card_of(held_task.conclusion.review)).enforce()
    _keep(held_task, said, on=local_day(at))
    audit.record("held_task_changed", held_task.conclusion, by=by, at=at, held=held_task.pk, title=held_task.title)


def task_of(held: HeldLine, basis: str) -> NewTask:
    """The task the units receive."""
    return NewTask(
        title=held.title,
        lead_unit_ids=tuple(unit.id for unit in held.leads),
        co_ordinator_ids=tuple(unit.id for unit in held.co_ordinators),
        product=held.product,
        basis=held.basis or basis,
        due_on=held.due_on,
        origin=origin_of(held.conclusion_id),
        area_code=held.area_code,
        working_days=held.working_days,
        is_regular=held.is_regular,
        monitor_unit_id=held.monitor_unit_id,
        round_id=held.round_id,
        criterion_code=held.criterion_code,
    )


def _keep(held: HeldTask, said: TaskSaid, *, on: date) -> None:
    said = replace(said, title=nfc(said.title), product=nfc(said.product))
    check_task(NewTask(**vars(said)), on=on)
    if said.criterion_code and said.round_id is None:
        raise CriterionWithoutRound(code=said.criterion_code)
    held.title, held.product, held.due_on = said.title, said.product, said.due_on
    held.working_days, held.is_regular, held.monitor_id = said.working_days, said.is_regular, said.monitor_unit_id
    held.round_id, held.criterion_code = said.round_id, said.criterion_code
    held.save()
    held.leads.set(said.lead_unit_ids)
    held.co_ordinators.set(said.co_ordinator_ids)
