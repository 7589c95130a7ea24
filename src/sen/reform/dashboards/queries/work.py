"""One list of everything a person has to do, by urgency."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources import SOURCES

_SUNDAY = 6


@dataclass(frozen=True)
class WorkGroup:
    """Things equally urgent."""

    label: str
    tone: str
    items: tuple[WorkItem, ...]


def my_work(by: Actor, on: date) -> tuple[WorkGroup, ...]:
    """Everything a person has to do as of a day: overdue, today, this week, later; empty groups are left out."""
    end_of_week = on + timedelta(days=_SUNDAY - on.weekday())
    overdue, today, this_week, later = [], [], [], []
    for item in sorted((item for source in SOURCES for item in source(by, on)), key=_soonest):
        if item.due_on is None:
            (today if item.waits else later).append(item)
        elif item.due_on < on:
            overdue.append(item)
        elif item.due_on == on:
            today.append(item)
        elif item.due_on <= end_of_week:
            this_week.append(item)
        else:
            later.append(item)
    groups = (
        WorkGroup(_("Overdue"), "bad", tuple(overdue)),
        WorkGroup(_("Today"), "", tuple(today)),
        WorkGroup(_("This week"), "", tuple(this_week)),
        WorkGroup(_("Later"), "", tuple(later)),
    )
    return tuple(group for group in groups if group.items)


def _soonest(item: WorkItem) -> date:
    return item.due_on or date.max
