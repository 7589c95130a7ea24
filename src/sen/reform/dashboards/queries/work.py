"""One list of everything a person has to do, by urgency."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources import SOURCES

_SUNDAY = 6


class When(IntEnum):
    """How urgent something is."""

    OVERDUE = 0
    TODAY = 1
    THIS_WEEK = 2
    LATER = 3


@dataclass(frozen=True)
class WorkGroup:
    """Things equally urgent."""

    when: When
    label: str
    tone: str
    items: tuple[WorkItem, ...]


def my_work(by: Actor, on: date) -> tuple[WorkGroup, ...]:
    """Everything a person has to do as of a day: overdue, today, this week, later; empty groups are left out."""
    items: dict[When, list[WorkItem]] = {when: [] for when in When}
    for item in sorted((item for source in SOURCES for item in source(by, on)), key=_soonest):
        items[_when(item, on)].append(item)
    groups = (
        WorkGroup(When.OVERDUE, _("Overdue"), "bad", tuple(items[When.OVERDUE])),
        WorkGroup(When.TODAY, _("Today"), "", tuple(items[When.TODAY])),
        WorkGroup(When.THIS_WEEK, _("This week"), "", tuple(items[When.THIS_WEEK])),
        WorkGroup(When.LATER, _("Later"), "", tuple(items[When.LATER])),
    )
    return tuple(group for group in groups if group.items)


def _when(item: WorkItem, on: date) -> When:
    if item.due_on is None:
        return When.TODAY if item.waits else When.LATER
    if item.due_on <= on:
        return When.TODAY if item.due_on == on else When.OVERDUE
    end_of_week = on + timedelta(days=_SUNDAY - on.weekday())
    return When.THIS_WEEK if item.due_on <= end_of_week else When.LATER


def _soonest(item: WorkItem) -> tuple[date, date]:
    """By deadline, and what has none or the same by age: the longest waiting first."""
    return item.due_on or date.max, item.since or date.max
