"""Giving a task by hand; other pages link here with what they know of it already."""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from sen.office.directives.forms import NewTask
from sen.office.directives.forms.texts import ORIGIN
from sen.office.directives.forms.units import LONGEST_PRODUCT, LONGEST_TITLE
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments.queries import rounds
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import operations, permissions, queries
from sen.reform.organizations.queries import units_on


@for_officials
def give(request: OfficeRequest) -> HttpResponse:
    """Give a task: one unit leads it, or each of several gets a part."""
    permissions.may_assign(request.actor).enforce()
    form = NewTask(
        request.POST or None,
        units=units_on(today()),
        rounds=rounds(),
        areas=queries.area_names(),
        initial=_proposed(request.GET),
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = operations.assign(form.new_task(), by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, given_words(len(given)))
            whole = queries.task_page(given[0], today()).parent
            return redirect("directives:task", whole.id if whole else given[0])
    return render(request, "office/directives/give.html", {"form": form}, status=422 if form.errors else 200)


def field_of(refusal: Refusal) -> str | None:
    """The field of a form that a refusal to give a task is about."""
    fields = {
        operations.NoTitle: "title",
        operations.NoLead: "lead_unit_ids",
        operations.UnknownUnit: "lead_unit_ids",
        operations.UnitNotThere: "lead_unit_ids",
        operations.LeadAlsoHelps: "co_ordinator_ids",
        operations.DueBeforeGiven: "due_on",
        operations.TwoDeadlines: "due_on",
        operations.NoWorkingDays: "working_days",
    }
    return fields.get(type(refusal))


def given_words(number: int) -> str:
    """How many tasks were given, as a message."""
    return ngettext("%(count)s task is given.", "%(count)s tasks are given.", number) % {"count": number}


def _proposed(asked: QueryDict) -> Mapping[str, Any]:
    """What the page that links here says of the task: its words, units, day, where it comes from, its criterion."""
    origin = asked.get("nguon", "")
    return {
        "title": asked.get("ten", "")[:LONGEST_TITLE],
        "lead_unit_ids": asked.getlist("don-vi"),
        "co_ordinator_ids": asked.getlist("phoi-hop"),
        "product": asked.get("san-pham", "")[:LONGEST_PRODUCT],
        "due_on": asked.get("han", ""),
        "area_code": asked.get("linh-vuc", ""),
        "origin": origin if re.fullmatch(ORIGIN, origin) else "",
        "round_id": asked.get("vong", ""),
        "criterion_code": asked.get("tieu-chi", ""),
    }
