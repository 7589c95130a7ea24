"""The list of tasks, and the page of one."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from sen.office.directives.forms import BoardFilter, Step
from sen.office.directives.forms.boards import BoardDay
from sen.office.directives.views.effects import effect_card
from sen.office.directives.views.steps import forms_for
from sen.office.obstacles.beside import beside_task
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.directives import permissions, queries

PER_PAGE = 50


@dataclass(frozen=True)
class Setback:
    """A step that was not taken: the form that came back, or the sentence that refused it."""

    name: str = ""
    form: Step | None = None
    sentence: str = ""

    @property
    def status(self) -> int:
        """What the browser is told."""
        return 403 if self.form is None else 422


@for_officials
def board(request: OfficeRequest) -> HttpResponse:
    """The tasks a person may see, with counts that add up."""
    on = day_of(request)
    lines = queries.tasks(on=on, named_unit_ids=permissions.seen_unit_ids(request.actor))
    filters = BoardFilter(request.GET, lines=lines, areas=queries.area_names())
    meant = filters.of(lines) if filters.is_valid() else lines
    shown = filters.state_chosen.of(meant) if filters.is_valid() else lines
    context = {
        "on": on,
        "is_today": on == today(),
        "filters": filters,
        "counts": queries.counts_of(line.state for line in meant),
        "lines": Paginator(shown, PER_PAGE).get_page(request.GET.get("trang")),
        "has_any": bool(lines),
        "is_narrowed_further": any(filters.data.get(name) for name in ("area", "giver", "age", "on")),
        "is_narrowed": any(filters.data.get(filters.add_prefix(name)) for name in filters.fields),
        "may_assign": permissions.may_assign(request.actor),
    }
    return render(request, "office/directives/tasks.html", context, status=422 if filters.errors else 200)


def day_of(request: OfficeRequest) -> date:
    """The day as of which somebody wants to see tasks; today when none is said, or none can be read."""
    asked = BoardDay(request.GET)
    return (asked.cleaned_data["on"] if asked.is_valid() else None) or today()


@for_officials
def task(request: OfficeRequest, task_id: int) -> HttpResponse:
    """A task with its history, and what the person may do to it now."""
    return draw_task(request, task_id)


def draw_task(request: OfficeRequest, task_id: int, setback: Setback | None = None) -> HttpResponse:
    """Draw the page of a task as it stands; with the step that was not taken, if one was tried."""
    page = queries.task_page(task_id, today())
    permissions.may_see_task(request.actor, page.parties).enforce()
    decisions = permissions.decisions_for(request.actor, page.parties, on=today())
    forms = forms_for(page, decisions, today())
    if setback and setback.form is not None:
        forms[setback.name] = setback.form
    context = {
        "page": page,
        "decisions": decisions,
        "forms": forms,
        "setback": setback,
        "effect": effect_card(request.actor, page),
        "may_draft": permissions.may_draft(request.actor),
        "beside": beside_task(request.actor, page.line.id),
    }
    return render(request, "office/directives/task.html", context, status=setback.status if setback else 200)
