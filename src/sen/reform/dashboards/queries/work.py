"""One list of everything a person has to do, by urgency."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources import SOURCES

_SUNDAY = 6


class _When(IntEnum):
    OVERDUE = 0
    TODAY = 1
    THIS_WEEK = 2
    LATER = 3


@dataclass(frozen=True)
class WorkGroup:
    """Things equally urgent."""

    label: str
    tone: str
    items: tuple[WorkItem, ...]


def my_work(by: Actor, on: date) -> tuple[WorkGroup, ...]:
    """Everything a person has to do as of a day: overdue, today, this week, later; empty groups are left out."""
    items: dict[_When, list[WorkItem]] = {when: [] for when in _When}
    for item in sorted((item for source in SOURCES for item in source(by, on)), key=_soonest):
        items[_when(item, on)].append(item)
    groups = (
        WorkGroup(_("Overdue"), "bad", tuple(items[_When.OVERDUE])),
        WorkGroup(_("Today"), "", tuple(items[_When.TODAY])),
        WorkGroup(_("This week"), "", tuple(items[_When.THIS_WEEK])),
        WorkGroup(_("Later"), "", tuple(items[_When.LATER])),
    )
    return tuple(group for group in groups if group.items)


def _when(item: WorkItem, on: date) -> _When:
    if item.due_on is None:
        return _When.TODAY if item.waits else _When.LATER
    if item.due_on <= on:
        return _When.TODAY if item.due_on == on else _When.OVERDUE
    end_of_week = on + timedelta(days=_SUNDAY - on.weekday())
    return _When.THIS_WEEK if item.due_on <= end_of_week else _When.LATER


def _soonest(item: WorkItem) -> date:
    return item.due_on or date.max
