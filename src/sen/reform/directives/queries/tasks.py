"""Reading tasks as they stood on any day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.directives.models import Task, TaskRecord
from sen.reform.directives.queries.effects import TaskEffect, effect_of
from sen.reform.directives.queries.standing import TONES, Standing, days_left, in_words, standing_of
from sen.reform.directives.workflow import OPEN, Move, State


class TaskNotFound(NotFound):
    """No task has this number."""

    message = _("There is no such task. Choose it from the list of tasks.")


@dataclass(frozen=True)
class TaskParties:
    """What decides who may do what to a task now."""

    id: int
    state: State
    lead_unit_id: int | None
    named_unit_ids: frozenset[int]
    # Who last reported it as finished.
    reported_by_id: int | None
    has_parts: bool
    due_on: date | None = None
    # The day of its one extension; none while it has not been used.
    extended_on: date | None = None
    # The later day asked for, while nobody has decided.
    asked_due_on: date | None = None
    # Whom the unit that returned it calls competent.
    competent_unit_id: int | None = None


@dataclass(frozen=True)
class TaskLine:
    """A task in a list, as it stood on a day."""

    id: int
    title: str
    lead_name: str
    lead_unit_id: int | None
    due_on: date | None
    days_left: int | None
    state: Standing
    state_label: str
    tone: str
    origin: str
    product: str
    parent_id: int | None
    given_by: str
    given_at: datetime
    finished_on: date | None
    original_due_on: date | None = None
    extended_on: date | None = None
    asked_due_on: date | None = None
    area_code: str = ""
    is_regular: bool = False
    # Nobody in the unit has said yet that it is theirs to do.
    is_new: bool = False
    given_by_id: int | None = None
    monitor_unit_id: int | None = None
    round_id: int | None = None
    criterion_code: str = ""
    points_when_given: Decimal | None = None


@dataclass(frozen=True)
class RecordLine:
    """One step in a task's life."""

    what: str
    at: datetime
    by: str
    text: str
    product: str
    finished_on: date | None
    piece_key: str = ""
    asked_due_on: date | None = None
    due_on: date | None = None
    competent_unit_name: str = ""


@dataclass(frozen=True)
class TaskPage:
    """Everything the page of a task shows."""

    line: TaskLine
    parties: TaskParties
    co_ordinator_names: tuple[str, ...]
    basis: str
    quote: str
    source_name: str
    draft_batch_id: int | None
    original_due_on: date | None
    parent: TaskLine | None
    parts: tuple[TaskLine, ...]
    history: tuple[RecordLine, ...]
    monitor_name: str = ""
    working_days: int | None = None
    effect: TaskEffect | None = None
    # The task this one took the place of, and those that took its place, when a unit was not competent.
    continues: TaskLine | None = None
    continued_by: TaskLine | None = None


def tasks(
    *,
    on: date,
    unit_ids: Iterable[int] | None = None,
    named_unit_ids: Iterable[int] | None = None,
    origins: Iterable[str] | None = None,
    states: Iterable[Standing] | None = None,
) -> tuple[TaskLine, ...]:
    """
    The tasks of units as they stood at the end of a day, the most urgent first.

    `unit_ids` chooses by lead, `named_unit_ids` by lead, co-ordinator or monitor. What was given to several units
    together is not listed itself, only the part of each unit: so counts add up.
    """
    found = Task.objects.filter(lead__isnull=False)
    if unit_ids is not None:
        found = found.filter(lead_id__in=tuple(unit_ids))
    if named_unit_ids is not None:
        named = tuple(named_unit_ids)
        helped = Task.co_ordinators.through.objects.filter(unit_id__in=named).values("task_id")
        found = found.filter(Q(lead_id__in=named) | Q(monitor_id__in=named) | Q(pk__in=helped))
    if origins is not None:
        found = found.filter(origin__in=tuple(origins))
    lines = _lines(found, on)
    if states is not None:
        wanted = frozenset(states)
        lines = tuple(line for line in lines if line.state in wanted)
    return lines


def overdue_tasks(on: date) -> tuple[TaskLine, ...]:
    """The tasks overdue on a day, the longest overdue first."""
    return tasks(on=on, states=(Standing.OVERDUE,))


def task_page(task_id: int, on: date) -> TaskPage:
    """
    A task with its history.

    :raises TaskNotFound: if there is none
    """
    task = _with_records(Task.objects.select_related("draft__batch", "monitor"), on).filter(pk=task_id).first()
    if task is None:
        raise TaskNotFound
    parts = _lines(Task.objects.filter(parent=task), on)
    parent = _one(Task.objects.filter(pk=task.parent_id), on) if task.parent_id else None
    line = _line(task, on)
    if parts:
        line = replace(
            line, lead_name=ngettext("%(count)s unit", "%(count)s units", len(parts)) % {"count": len(parts)}
        )
    return TaskPage(
        line=line,
        parties=parties_of(task),
        co_ordinator_names=tuple(unit.name for unit in task.co_ordinators.order_by("kind", "search_name")),
        basis=task.basis,
        quote=task.draft.quote if task.draft else "",
        source_name=task.draft.batch.source_name if task.draft else "",
        draft_batch_id=task.draft.batch_id if task.draft else None,
        original_due_on=task.original_due_on,
        parent=parent,
        parts=parts,
        history=tuple(_step(record) for record in task.records_so_far),
        monitor_name=task.monitor.name if task.monitor else "",
        working_days=task.working_days,
        effect=effect_of(task),
        continues=_one(Task.objects.filter(pk=task.continues_id), on) if task.continues_id else None,
        continued_by=_one(Task.objects.filter(continues=task), on),
    )


def parties_of(task: Task) -> TaskParties:
    """What permissions need to know of a task."""
    part_leads = task.children.values_list("lead_id", flat=True)
    named = (task.lead_id, task.monitor_id, *part_leads, *task.co_ordinators.values_list("id", flat=True))
    records = list(task.records.all())
    last_report = next((one for one in reversed(records) if one.move == Move.REPORT), None)
    last_return = next((one for one in reversed(records) if one.move == Move.RETURN), None)
    return TaskParties(
        id=task.pk,
        state=State(task.state),
        lead_unit_id=task.lead_id,
        named_unit_ids=frozenset(unit_id for unit_id in named if unit_id is not None),
        reported_by_id=last_report.by_id if last_report else None,
        has_parts=task.lead_id is None,
        due_on=task.due_on,
        extended_on=_extended_on(records),
        asked_due_on=_asked_due_on(records),
        competent_unit_id=last_return.competent_unit_id if last_return else None,
    )


def _extended_on(records: Sequence[TaskRecord]) -> date | None:
    return next((local_day(one.at) for one in records if one.move == Move.EXTEND), None)


def _asked_due_on(records: Sequence[TaskRecord]) -> date | None:
    """The day asked for, as long as nobody has decided and the task is still to be done."""
    said = (Move.ASK, Move.EXTEND, Move.REFUSE)
    last = next((one for one in reversed(records) if one.move in said), None)
    if last is None or last.move != Move.ASK or records[-1].state not in OPEN:
        return None
    return last.asked_due_on


def _step(record: TaskRecord) -> RecordLine:
    return RecordLine(
        what=str(Move(record.move).label),
        at=record.at,
        by=record.by_label,
        text=record.text,
        product=record.product,
        finished_on=record.finished_on,
        piece_key=record.piece_key,
        asked_due_on=record.asked_due_on,
        due_on=record.due_on,
        competent_unit_name=record.competent_unit.name if record.competent_unit else "",
    )


def _one(found: QuerySet[Task], on: date) -> TaskLine | None:
    return next(iter(_lines(found, on)), None)


def _lines(found: QuerySet[Task], on: date) -> tuple[TaskLine, ...]:
    lines = [_line(task, on) for task in _with_records(found, on)]
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: TaskLine) -> tuple[int, date, int]:
    return list(Standing).index(line.state), line.due_on or date.max, line.id


def _with_records(found: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Tasks given by the end of a day, each with what had happened to it by then."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    so_far = Prefetch(
        "records", TaskRecord.objects.filter(at__lt=end).select_related("competent_unit"), to_attr="records_so_far"
    )
    given = found.filter(given_at__lt=end).select_related("lead")
    return given.prefetch_related(so_far)  # type: ignore[no-redef]  # the model declares it, too


def _line(task: Task, on: date) -> TaskLine:
    last = task.records_so_far[-1]
    standing = standing_of(last.state, last.due_on, on)
    left = days_left(standing, last.due_on, on)
    return TaskLine(
        id=task.pk,
        title=task.title,
        lead_name=task.lead.name if task.lead else "",
        lead_unit_id=task.lead_id,
        due_on=last.due_on,
        days_left=left,
        state=standing,
        state_label=in_words(standing, left),
        tone=TONES[standing],
        origin=task.origin,
        product=task.product,
        parent_id=task.parent_id,
        given_by=task.given_by_label,
        given_at=task.given_at,
        finished_on=last.finished_on,
        original_due_on=task.original_due_on,
        extended_on=_extended_on(task.records_so_far),
        asked_due_on=_asked_due_on(task.records_so_far),
        area_code=task.area_code,
        is_regular=task.is_regular,
        is_new=last.state == State.GIVEN,
        given_by_id=task.given_by_id,
        monitor_unit_id=task.monitor_id,
        round_id=task.round_id,
        criterion_code=task.criterion_code,
        points_when_given=task.points_when_given,
    )
