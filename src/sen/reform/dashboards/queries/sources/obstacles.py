"""Work of obstacles and of communication: answers to give, answers to judge, activities to report."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.directives.permissions import reporting_unit_ids
from sen.reform.directives.permissions.obstacles import (
    may_answer_obstacle,
    may_entrust_obstacle,
    may_solve_obstacle,
    seen_obstacle_unit_ids,
)
from sen.reform.directives.queries.activities import activities
from sen.reform.directives.queries.obstacles import ObstacleLine, obstacles

# How early an activity shows in the list of whoever reports it.
_SOON = timedelta(days=7)


def obstacles_to_decide(by: Actor, on: date) -> Iterator[WorkItem]:
    """Obstacles waiting for an answer of mine, for a unit to follow them up, or for my word that they are solved."""
    units = seen_obstacle_unit_ids(by)
    if units == frozenset():
        return
    for line in obstacles(on=on, unit_ids=units):
        words = _words(by, line) if line.is_open else ""
        if words:
            yield WorkItem(
                title=words % {"title": line.title},
                detail=line.unit_name,
                url_name="obstacles:obstacle",
                url_args=(line.id,),
                action_label=_("Open the obstacle"),
                on=on,
                due_on=line.due_on,
                waits=True,
                since=line.since,
            )


def _words(by: Actor, line: ObstacleLine) -> str:
    """What is to be done about an obstacle by this person; empty when it is somebody else's turn."""
    if line.parties.unit_id in reporting_unit_ids(by) and line.is_answered:
        return _("Say whether it is out of the way: %(title)s") if may_solve_obstacle(by, line.parties) else ""
    if not line.owner_name and may_entrust_obstacle(by, line.parties) and not line.is_answered:
        return _("Decide who follows it up: %(title)s")
    follows = line.parties.owner_unit_id in reporting_unit_ids(by)
    leads = by.has(Role.LEADER) and not by.is_system and line.parties.is_with_the_city
    if (follows or leads) and may_answer_obstacle(by, line.parties):
        return _("Answer the obstacle: %(title)s")
    return ""


def activities_to_report(by: Actor, on: date) -> Iterator[WorkItem]:
    """Communication of the units a person reports for, due soon or overdue."""
    units = reporting_unit_ids(by)
    if not units:
        return
    for line in activities(on=on, unit_ids=units):
        if line.is_open and line.due_on <= on + _SOON:
            yield WorkItem(
                title=_("Report the activity: %(title)s") % {"title": line.title},
                detail=f"{line.unit_name} · {line.channel_label}",
                url_name="communication:activity",
                url_args=(line.id,),
                action_label=_("Report"),
                on=on,
                due_on=line.due_on,
            )
