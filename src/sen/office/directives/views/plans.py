"""The plan of a year with its progress."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sen.office.directives.forms import CutOff, Progress
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.days import format_day
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import operations, queries
from sen.reform.directives.permissions import (
    may_adopt_plan,
    may_assign,
    may_report_progress,
    may_see_plan,
    reporting_unit_ids,
    seen_unit_ids,
)
from sen.reform.organizations.queries import unit as unit_card


@for_officials
def this_year(request: OfficeRequest) -> HttpResponse:
    """Lead to the plan of the year that runs."""
    return redirect("directives:plan", today().year)


@for_officials
def plan(request: OfficeRequest, year: int) -> HttpResponse:
    """Progress by area as of a day."""
    may_see_plan(request.actor).enforce()
    cut_off, on = _cut_off(request)
    acting = request.actor.acting
    context = {
        # As text: a year is no quantity, and takes no dot after its thousands.
        "year": str(year),
        "cut_off": cut_off,
        "on": on,
        "progress": queries.plan_progress(year, on=on),
        "reports_for": acting if acting and acting.unit_id in reporting_unit_ids(request.actor) else None,
        "latest_year": next(iter(queries.plan_years()), None),
        "may_issue": may_adopt_plan(request.actor),
    }
    return render(request, "office/directives/plan.html", context, status=422 if cut_off.errors else 200)


@for_officials
def area(request: OfficeRequest, year: int, code: str) -> HttpResponse:
    """How the figure of an area is computed, item by item."""
    may_see_plan(request.actor).enforce()
    cut_off, on = _cut_off(request)
    progress = queries.plan_progress(year, on=on)
    found = next((one for one in progress.areas if one.code == code), None) if progress else None
    if found is None:
        raise Http404
    context = {"progress": progress, "area": found, "cut_off": cut_off, "on": on}
    return render(request, "office/directives/plan_area.html", context, status=422 if cut_off.errors else 200)


@for_officials
def unit(request: OfficeRequest, year: int, unit_id: int) -> HttpResponse:
    """The items one unit leads, with what is still to be reported."""
    may_see_plan(request.actor).enforce()
    on = today()
    progress = queries.plan_progress(year, on=on)
    if progress is None:
        raise Http404
    every = [(one, item) for one in progress.areas for item in one.items]
    items = [(one, item) for one, item in every if item.lead_unit_id == unit_id]
    helped = [(one, item) for one, item in every if unit_id in {helper for helper, _name in item.co_ordinators}]
    context = {
        "progress": progress,
        "unit": unit_card(unit_id),
        "items": items,
        "helped": helped,
        "may_report": may_report_progress(request.actor, unit_id),
    }
    return render(request, "office/directives/plan_unit.html", context)


@for_officials
def item(request: OfficeRequest, item_id: int) -> HttpResponse:
    """An item, its tasks, everything reported of it, and the form to report more where no tasks speak for it."""
    may_see_plan(request.actor).enforce()
    page = queries.plan_item_page(item_id, on=today())
    if request.method == "GET" and page.is_superseded:
        return redirect("directives:item", page.id_in_force)
    form = Progress(request.POST or None, initial={"reported_on": today(), "value": page.item.reported})
    if request.method == "POST" and form.is_valid():
        try:
            operations.report_progress(item_id, **form.cleaned_data, by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(_field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("The report is recorded."))
            return redirect("directives:item", item_id)
    context = {
        "page": page,
        "form": form,
        "may_report": not page.is_dropped and may_report_progress(request.actor, page.item.lead_unit_id),
        "tasks": queries.tasks(on=today(), origins=page.origins, named_unit_ids=seen_unit_ids(request.actor)),
        "may_change": not page.is_dropped and may_adopt_plan(request.actor),
        "give_url": "" if page.is_dropped or not may_assign(request.actor) else _give_url(page),
    }
    return render(request, "office/directives/item.html", context, status=422 if form.errors else 200)


def _give_url(page: queries.PlanItemPage) -> str:
    """Where a task is given for an item, with everything the plan says of it filled in."""
    item = page.item
    said: dict[str, str | int | list[int]] = {
        "ten": item.title,
        "don-vi": item.lead_unit_id,
        "phoi-hop": [unit_id for unit_id, _name in item.co_ordinators],
        "san-pham": item.product,
        "han": format_day(item.due_on),
        "linh-vuc": page.area_code,
        "nguon": page.origin,
    }
    return f"{reverse('directives:give')}?{urlencode(said, doseq=True)}"


def _field_of(refusal: Refusal) -> str | None:
    if isinstance(refusal, operations.CountedByTasks):
        return None
    return "reported_on" if isinstance(refusal, operations.ReportedOutsideTime) else "value"


def _cut_off(request: OfficeRequest) -> tuple[CutOff, date]:
    form = CutOff(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    return form, said.get("on") or today()
