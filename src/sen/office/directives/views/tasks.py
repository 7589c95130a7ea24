"""The board of tasks, the page of one, and giving one by hand."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from sen.office.directives.forms import BoardFilter, NewTask, Step
from sen.office.directives.views.effects import effect_card
from sen.office.directives.views.steps import forms_for
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.directives import operations, permissions, queries
from sen.reform.organizations.queries import units_on

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
    on = today()
    lines = queries.tasks(on=on, named_unit_ids=permissions.seen_unit_ids(request.actor))
    leads = {line.lead_unit_id for line in lines}
    filters = BoardFilter(request.GET, units=[unit for unit in units_on(on) if unit.id in leads])
    said = filters.cleaned_data if filters.is_valid() else {}
    of_unit = [line for line in lines if said.get("unit") in (None, "", str(line.lead_unit_id))]
    shown = [line for line in of_unit if said.get("state") in (None, "", line.state)]
    context = {
        "on": on,
        "filters": filters,
        "counts": queries.counts_of(line.state for line in of_unit),
        "lines": Paginator(shown, PER_PAGE).get_page(request.GET.get("trang")),
        "has_any": bool(lines),
        "may_assign": permissions.may_assign(request.actor),
    }
    return render(request, "office/directives/tasks.html", context, status=422 if filters.errors else 200)


@for_officials
def task(request: OfficeRequest, task_id: int) -> HttpResponse:
    """A task with its history, and what the person may do to it now."""
    return draw_task(request, task_id)


@for_officials
def give(request: OfficeRequest) -> HttpResponse:
    """Give a task by hand."""
    permissions.may_assign(request.actor).enforce()
    form = NewTask(request.POST or None, units=units_on(today()))
    if request.method == "POST" and form.is_valid():
        try:
            given = operations.assign(form.new_task(), by=request.actor, at=now())
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, given_words(len(given)))
            return redirect("directives:task", given[0])
    return render(request, "office/directives/give.html", {"form": form}, status=422 if form.errors else 200)


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
    }
    return render(request, "office/directives/task.html", context, status=setback.status if setback else 200)


def field_of(refusal: Refusal) -> str | None:
    """The field of a form that a refusal to give a task is about."""
    fields = {
        operations.NoTitle: "title",
        operations.NoLead: "lead_unit_ids",
        operations.UnknownUnit: "lead_unit_ids",
        operations.UnitNotThere: "lead_unit_ids",
        operations.LeadAlsoHelps: "co_ordinator_ids",
        operations.DueBeforeGiven: "due_on",
    }
    return fields.get(type(refusal))


def given_words(number: int) -> str:
    """How many tasks were given, as a message."""
    return ngettext("%(count)s task is given.", "%(count)s tasks are given.", number) % {"count": number}
