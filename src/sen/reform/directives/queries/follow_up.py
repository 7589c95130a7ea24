"""Reading how tasks are followed up: the rule, what has fallen due by it, who was told, which units were urged."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sen.reform.directives.models import FollowUpRule, Reminder, Rung, Task, TaskRecord
from sen.reform.directives.workflow import OPEN, Move
from sen.reform.organizations.workdays import WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class FollowUp:
    """The rule: days are days of the calendar, as on every board; people are told on working days only."""

    remind_days_before: tuple[int, ...]
    head_after_days: int
    secretary_after_days: int
    leader_after_days: int
    quiet_from: time
    quiet_to: time
    # Empty as long as nobody has decided: the customary values count.
    set_by: str = ""
    set_at: datetime | None = None

    def is_quiet(self, clock: time) -> bool:
        """Whether nobody is told anything at this hour; the hours may go over midnight, and may be none."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= clock < self.quiet_to
        return clock >= self.quiet_from or clock < self.quiet_to

    @property
    def ladder(self) -> tuple[tuple[Rung, int], ...]:
        """Who is told of a task overdue, and after how many days, from the unit upwards."""
        return (
            (Rung.OFFICER, 1),
            (Rung.HEAD, self.head_after_days),
            (Rung.SECRETARY, self.secretary_after_days),
            (Rung.LEADER, self.leader_after_days),
        )

    def latest_due_on(self, on: date, calendar: WorkCalendar) -> date:
        """The last deadline anybody is to be told of by a day: what falls on days off is told before them."""
        return calendar.add(on, 1) - _DAY + max(self.remind_days_before) * _DAY

    def fallen_due(self, due_on: date, on: date, calendar: WorkCalendar) -> Iterator[tuple[Rung, int]]:
        """Whom a deadline was to be brought before by a day, each with how many days before it (0: overdue)."""
        if on > due_on:
            overdue = (on - due_on).days
            yield from ((rung, 0) for rung, after in self.ladder if overdue >= after)
        else:
            yield from ((Rung.OFFICER, days) for days in self.days_reached(due_on, on, calendar))

    def days_reached(self, due_on: date, on: date, calendar: WorkCalendar) -> tuple[int, ...]:
        """The reminders before a deadline that are to be given by a day; one on a day off comes before it."""
        return tuple(days for days in self.remind_days_before if on >= _working_before(due_on - days * _DAY, calendar))


@dataclass(frozen=True)
class Followed:
    """An open task with its deadline, as the job sees it now."""

    id: int
    title: str
    due_on: date
    lead_unit_id: int
    lead_name: str
    given_by_id: int | None
    # A later deadline is asked for, and nobody has decided.
    is_extension_asked: bool


@dataclass(frozen=True)
class DueReminder:
    """What somebody is to be told of a task: on which rung, and how many days before the deadline (0: overdue)."""

    task: Followed
    rung: Rung
    days_before: int


@dataclass(frozen=True)
class Escalation:
    """That a task overdue was brought before somebody above its officer."""

    task_id: int
    rung: Rung
    rung_label: str
    at: datetime


def follow_up_rule() -> FollowUp:
    """The rule that counts: the last one set, or the customary one."""
    rule = FollowUpRule.objects.order_by("pk").last()
    return _rule(rule) if rule else _rule(FollowUpRule())


def follow_up_rules() -> tuple[FollowUp, ...]:
    """Every rule that was set, the newest first."""
    return tuple(_rule(rule) for rule in FollowUpRule.objects.order_by("-pk"))


def followed(*, until: date) -> tuple[Followed, ...]:
    """The open tasks due by a day, the longest overdue first."""
    found = Task.objects.filter(lead__isnull=False, state__in=OPEN, due_on__lte=until).select_related("lead")
    asked = _asked(found)
    return tuple(
        Followed(
            id=task.pk,
            title=task.title,
            due_on=task.due_on,
            lead_unit_id=task.lead_id,
            lead_name=task.lead.name,
            given_by_id=task.given_by_id,
            is_extension_asked=task.pk in asked,
        )
        for task in found.order_by("due_on", "pk")
        if task.due_on is not None and task.lead is not None and task.lead_id is not None
    )


def untold(rule: FollowUp, *, on: date, calendar: WorkCalendar) -> tuple[DueReminder, ...]:
    """What is to be told by a day, and nobody has been told."""
    due = [
        DueReminder(task, rung, days)
        for task in followed(until=rule.latest_due_on(on, calendar))
        for rung, days in _due(task, rule, on, calendar)
    ]
    found = Reminder.objects.filter(task_id__in={one.task.id for one in due})
    told = set(found.values_list("task_id", "due_on", "rung", "days_before"))
    return tuple(one for one in due if (one.task.id, one.task.due_on, one.rung, one.days_before) not in told)


def leads_brought_before(rung: Rung, *, on: date) -> dict[str, int]:
    """How many tasks of which lead unit were brought before a rung on a day, the most first."""
    start = timezone.make_aware(datetime.combine(on, time.min))
    rows = Reminder.objects.filter(rung=rung, at__gte=start, at__lt=start + _DAY, days_before=0)
    names = Counter(rows.order_by("task_id").values_list("task__lead__name", flat=True))
    return dict(names.most_common())


def escalations_of(task_ids: Iterable[int]) -> dict[int, Escalation]:
    """How far up overdue tasks were brought last, by task; those nobody above the officer heard of are left out."""
    above = (Rung.HEAD, Rung.SECRETARY, Rung.LEADER)
    found = Reminder.objects.filter(task_id__in=tuple(task_ids), rung__in=above).order_by("at", "pk")
    highest: dict[int, Escalation] = {}
    for row in found:
        rung, before = Rung(row.rung), highest.get(row.task_id)
        if before is None or above.index(rung) >= above.index(before.rung):
            highest[row.task_id] = Escalation(row.task_id, rung, str(rung.label), row.at)
    return highest


def _rule(rule: FollowUpRule) -> FollowUp:
    return FollowUp(
        remind_days_before=tuple(rule.remind_days_before),
        head_after_days=rule.head_after_days,
        secretary_after_days=rule.secretary_after_days,
        leader_after_days=rule.leader_after_days,
        quiet_from=rule.quiet_from,
        quiet_to=rule.quiet_to,
        set_by=rule.by_label,
        set_at=rule.at,
    )


def _due(task: Followed, rule: FollowUp, on: date, calendar: WorkCalendar) -> Iterator[tuple[Rung, int]]:
    yield from rule.fallen_due(task.due_on, on, calendar)
    if task.is_extension_asked:
        yield from ((Rung.GIVER, days) for days in rule.days_reached(task.due_on, on, calendar))


def _asked(found: Iterable[Task]) -> frozenset[int]:
    said = TaskRecord.objects.filter(task__in=found, move__in=(Move.ASK, Move.EXTEND, Move.REFUSE))
    last = dict(said.order_by("at", "pk").values_list("task_id", "move"))
    return frozenset(task_id for task_id, move in last.items() if move == Move.ASK)


def _working_before(day: date, calendar: WorkCalendar) -> date:
    """The day itself, or the working day before it."""
    while not calendar.is_working(day):
        day -= _DAY
    return day
