"""Giving tasks to units."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.directives import permissions
from sen.reform.directives.models import Task
from sen.reform.directives.operations.records import add_record
from sen.reform.directives.queries import effects
from sen.reform.directives.queries.units import existing_units
from sen.reform.directives.workflow import Move
from sen.reform.organizations.queries import work_calendar


class NoTitle(Refusal):
    """A task without words."""

    message = _("Say what is to be done.")


class NoLead(Refusal):
    """A task nobody leads."""

    message = _("Choose the unit that leads. Where several lead, each of them gets a task of its own.")


class LeadAlsoHelps(Refusal):
    """A unit was named both as lead and as co-ordinator."""

    message = _("%(name)s leads this task and cannot also co-ordinate. Take it out of one of the two lists.")


class TwoDeadlines(Refusal):
    """A deadline said in two ways."""

    message = _("Say the deadline in one way: a day, a number of working days, or regular without a deadline.")


class NoWorkingDays(Refusal):
    """A deadline in less than one working day."""

    message = _("A task takes at least one working day; %(days)s is none.")


class DueBeforeGiven(Refusal):
    """A task due before it is given."""

    message = _("The task is given on %(given)s and cannot be due on %(due)s. Choose that day or a later one.")


@dataclass(frozen=True)
class NewTask:
    """What is said of a task when it is given."""

    title: str
    lead_unit_ids: tuple[int, ...]
    co_ordinator_ids: tuple[int, ...] = ()
    product: str = ""
    basis: str = ""
    due_on: date | None = None
    origin: str = ""
    area_code: str = ""
    # The deadline said another way: in so many working days from the day it is given, or always ("thường xuyên").
    working_days: int | None = None
    is_regular: bool = False
    monitor_unit_id: int | None = None
    # The criterion it moves: of which round, and its code.
    round_id: int | None = None
    criterion_code: str = ""


@transaction.atomic
def assign(new: NewTask, *, by: Actor, at: datetime, draft_id: int | None = None) -> tuple[int, ...]:
    """
    Give a task to its lead unit; where several lead, a part to each of them.

    Returns the tasks the units got, in the order of the leads.

    :raises Refusal: if it has no words, no lead, an unknown unit, or is due before it is given
    """
    permissions.may_assign(by).enforce()
    check_task(new, on=local_day(at))
    leads = tuple(dict.fromkeys(new.lead_unit_ids))
    helpers = tuple(dict.fromkeys(new.co_ordinator_ids))
    new = replace(new, due_on=_due_on(new, local_day(at)))
    parent = _give(new, None, None, by=by, at=at, draft_id=draft_id) if len(leads) > 1 else None
    had = effects.points_of(new.round_id, new.criterion_code, leads) if new.criterion_code else {}
    given = tuple(_give(new, lead, parent, by=by, at=at, draft_id=draft_id, had=had.get(lead)) for lead in leads)
    for task in (parent, *given):
        if task is not None:
            task.co_ordinators.set(helpers)
    audit.record("task_given", parent or given[0], by=by, at=at, tasks=[task.pk for task in given], origin=new.origin)
    return tuple(task.pk for task in given)


def check_task(new: NewTask, *, on: date) -> None:
    """
    Whether a task could be given on a day; who holds one to give it later asks at once.

    :raises Refusal: if it has no words, no lead, an unknown unit, or is due before it is given
    """
    if not nfc(new.title):
        raise NoTitle
    if not new.lead_unit_ids:
        raise NoLead
    watching = () if new.monitor_unit_id is None else (new.monitor_unit_id,)
    units = existing_units((*new.lead_unit_ids, *new.co_ordinator_ids, *watching), on=on)
    twice = next((unit_id for unit_id in new.lead_unit_ids if unit_id in new.co_ordinator_ids), None)
    if twice is not None:
        raise LeadAlsoHelps(name=units[twice].name)
    if sum((new.due_on is not None, new.working_days is not None, new.is_regular)) > 1:
        raise TwoDeadlines
    if new.working_days is not None and new.working_days < 1:
        raise NoWorkingDays(days=str(new.working_days))
    if new.due_on is not None and new.due_on < on:
        raise DueBeforeGiven(given=format_day(on), due=format_day(new.due_on))


def _due_on(new: NewTask, on: date) -> date | None:
    return new.due_on if new.working_days is None else work_calendar().add(on, new.working_days)


def _give(
    new: NewTask,
    lead_id: int | None,
    parent: Task | None,
    *,
    by: Actor,
    at: datetime,
    draft_id: int | None,
    had: Decimal | None = None,
) -> Task:
    task = Task.objects.create(
        title=nfc(new.title),
        lead_id=lead_id,
        parent=parent,
        product=nfc(new.product),
        basis=nfc(new.basis),
        area_code=new.area_code,
        origin=new.origin,
        draft_id=draft_id,
        given_at=at,
        given_by_id=by.user_id,
        given_by_label=by.acting.label if by.acting else by.name,
        due_on=new.due_on,
        original_due_on=new.due_on,
        working_days=new.working_days,
        is_regular=new.is_regular,
        monitor_id=new.monitor_unit_id,
        round_id=new.round_id,
        criterion_code=new.criterion_code,
        points_when_given=had,
    )
    add_record(task, Move.GIVE, by=by, at=at)
    return task
