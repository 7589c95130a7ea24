"""Work of steering: meetings to run, tasks to report or decide, drafts, items of the plan."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.common.days import format_day, local_day
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.directives import queries as directives
from sen.reform.directives.permissions import may_assign, may_draft, reporting_unit_ids
from sen.reform.directives.queries import Standing, TaskLine
from sen.reform.reviews import queries as reviews
from sen.reform.reviews.permissions import decisions_for, may_run_meetings

_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TIME)
_TO_DECIDE = (Standing.WAITING, Standing.RETURNED)
_ITEMS_NAMED = 4
# How early a meeting shows in the list of whoever runs it.
_SOON = timedelta(days=7)


def meetings_to_run(by: Actor, on: date) -> Iterator[WorkItem]:
    """Review meetings held today or soon that are not closed, for whoever runs them."""
    if not may_run_meetings(by):
        return
    for line in reviews.reviews():
        card = line.review
        decisions = decisions_for(by, card)
        if not (decisions.open or decisions.conclude) or card.held_on > on + _SOON:
            continue
        words = _("Go on with the meeting: %(title)s") if decisions.conclude else _("Open the meeting: %(title)s")
        yield WorkItem(
            title=words % {"title": card.title},
            detail=card.place,
            url_name="reviews:pack",
            url_args=(card.id,),
            action_label=_("Open the pack"),
            on=on,
            due_on=max(card.held_on, on),
        )


def open_tasks(by: Actor, on: date) -> Iterator[WorkItem]:
    """Tasks of the units a person reports for: the new ones to take up, the others to report."""
    units = reporting_unit_ids(by)
    if not units:
        return
    several = len(units) > 1
    for task in directives.tasks(on=on, unit_ids=units, states=_OPEN):
        words = _("Take up the new task: %(task)s") if task.is_new else _("Report the result: %(task)s")
        giver = _("Task given by %(giver)s") % {"giver": task.given_by}
        yield WorkItem(
            title=words % {"task": task.title},
            detail=f"{task.lead_name} · {giver}" if several else giver,
            url_name="directives:task",
            url_args=(task.id,),
            action_label=_("Take up") if task.is_new else _("Report"),
            on=on,
            due_on=task.due_on,
            since=local_day(task.given_at),
        )


def tasks_to_decide(by: Actor, on: date) -> Iterator[WorkItem]:
    """Tasks reported as finished or returned, and extensions asked for, for whoever gives tasks."""
    if not may_assign(by):
        return
    for task in directives.tasks(on=on):
        if task.state in _TO_DECIDE:
            yield _result_to_decide(task, on)
        elif task.asked_due_on is not None:
            yield _extension_to_decide(task, on, until=task.asked_due_on)


def _extension_to_decide(task: TaskLine, on: date, *, until: date) -> WorkItem:
    asked = _("%(unit)s, due on %(due)s, asks for %(until)s")
    due = format_day(task.due_on) if task.due_on else ""
    return WorkItem(
        title=_("Decide on the extension: %(task)s") % {"task": task.title},
        detail=asked % {"unit": task.lead_name, "due": due, "until": format_day(until)},
        url_name="directives:task",
        url_args=(task.id,),
        action_label=_("Decide"),
        on=on,
        waits=True,
    )


def _result_to_decide(task: TaskLine, on: date) -> WorkItem:
    is_report = task.state == Standing.WAITING
    words = _("Accept the result: %(task)s") if is_report else _("Hand on or send back the returned task: %(task)s")
    detail = task.lead_name
    if task.finished_on is not None:
        detail = _("%(unit)s, finished on %(day)s") % {"unit": detail, "day": format_day(task.finished_on)}
    return WorkItem(
        title=words % {"task": task.title},
        detail=detail,
        url_name="directives:task",
        url_args=(task.id,),
        action_label=_("Accept or send back") if is_report else _("Decide"),
        on=on,
        waits=True,
    )


def open_drafts(by: Actor, on: date) -> Iterator[WorkItem]:
    """Texts with drafts nobody has decided on, for whoever gives tasks."""
    if not may_draft(by):
        return
    for batch in directives.open_draft_batches():
        words = ngettext("Confirm %(count)s drafted task", "Confirm %(count)s drafted tasks", batch.open_count)
        yield WorkItem(
            title=words % {"count": batch.open_count},
            detail=batch.source_name,
            url_name="directives:drafts",
            url_args=(batch.id,),
            action_label=_("Open the drafts"),
            on=on,
            waits=True,
            since=batch.written_on,
        )


def unreported_plan_items(by: Actor, on: date) -> Iterator[WorkItem]:
    """Items of the plan without a report this month, one row for each unit."""
    units = reporting_unit_ids(by)
    if not units:
        return
    items = directives.unreported_items(unit_ids=units, on=on)
    for unit_id in units:
        codes = [item.code for item in items if item.lead_unit_id == unit_id]
        if not codes:
            continue
        words = ngettext(
            "Report progress of %(count)s item of the plan",
            "Report progress of %(count)s items of the plan",
            len(codes),
        )
        named = ", ".join(codes[:_ITEMS_NAMED]) + ("…" if len(codes) > _ITEMS_NAMED else "")
        yield WorkItem(
            title=words % {"count": len(codes)},
            detail=_("Reform plan %(year)s · %(codes)s") % {"year": on.year, "codes": named},
            url_name="directives:plan_unit",
            url_args=(on.year, unit_id),
            action_label=_("Fill in"),
            on=on,
            due_on=on.replace(day=monthrange(on.year, on.month)[1]),
        )
