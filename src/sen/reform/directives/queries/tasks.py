"""Reading tasks as they stood on any day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import Task, TaskRecord
from sen.reform.directives.queries.standing import TONES, Standing, days_left, in_words, standing_of
from sen.reform.directives.workflow import Move, State


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


@dataclass(frozen=True)
class RecordLine:
    """One step in a task's life."""

    what: str
    at: datetime
    by: str
    text: str
    product: str
    finished_on: date | None


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

    `unit_ids` chooses by lead, `named_unit_ids` by lead or co-ordinator. What was given to several units together is
    not listed itself, only the part of each unit: so counts add up.
    """
    found = Task.objects.filter(lead__isnull=False)
    if unit_ids is not None:
        found = found.filter(lead_id__in=tuple(unit_ids))
    if named_unit_ids is not None:
        named = tuple(named_unit_ids)
        helped = Task.co_ordinators.through.objects.filter(unit_id__in=named).values("task_id")
        found = found.filter(Q(lead_id__in=named) | Q(pk__in=helped))
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
    task = _with_records(Task.objects.select_related("draft__batch"), on).filter(pk=task_id).first()
    if task is None:
        raise TaskNotFound
    parts = _lines(Task.objects.filter(parent=task), on)
    parent = next(iter(_lines(Task.objects.filter(pk=task.parent_id), on)), None) if task.parent_id else None
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
        history=tuple(
            RecordLine(str(Move(one.move).label), one.at, one.by_label, one.text, one.product, one.finished_on)
            for one in task.records_so_far
        ),
    )


def parties_of(task: Task) -> TaskParties:
    """What permissions need to know of a task."""
    part_leads = task.children.values_list("lead_id", flat=True)
    named = (task.lead_id, *part_leads, *task.co_ordinators.values_list("id", flat=True))
    last_report = task.records.filter(move=Move.REPORT).last()
    return TaskParties(
        id=task.pk,
        state=State(task.state),
        lead_unit_id=task.lead_id,
        named_unit_ids=frozenset(unit_id for unit_id in named if unit_id is not None),
        reported_by_id=last_report.by_id if last_report else None,
        has_parts=task.lead_id is None,
    )


def _lines(found: QuerySet[Task], on: date) -> tuple[TaskLine, ...]:
    lines = [_line(task, on) for task in _with_records(found, on)]
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: TaskLine) -> tuple[int, date, int]:
    return list(Standing).index(line.state), line.due_on or date.max, line.id


def _with_records(found: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Tasks given by the end of a day, each with what had happened to it by then."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    so_far = Prefetch("records", TaskRecord.objects.filter(at__lt=end), to_attr="records_so_far")
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
    )
