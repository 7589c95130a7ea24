"""Looking units up, and entering new ones."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.organizations.forms import units as forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.organizations import operations, queries
from sen.reform.organizations.permissions import may_keep_units


@for_officials
def units(request: OfficeRequest) -> HttpResponse:
    """The units that exist on a day."""
    return _list(request, _new_unit())


@for_officials
def unit(request: OfficeRequest, code: str, valid_from: str) -> HttpResponse:
    """A unit, what it came from and what became of it."""
    try:
        page = queries.unit_page(code, date.fromisoformat(valid_from))
    except ValueError as error:
        raise Http404 from error
    return render(request, "office/organizations/unit.html", {"page": page})


@require_POST
@for_officials
def found(request: OfficeRequest) -> HttpResponse:
    """Enter a unit."""
    form = _new_unit(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        parent = int(said.pop("parent_id")) if said.get("parent_id") else None
        said.pop("parent_id", None)
        try:
            operations.found_unit(operations.NewUnit(**said, parent_id=parent), by=request.actor, at=now())
        except operations.CodeInUse as refusal:
            form.add_error("code", refusal.sentence)
        else:
            messages.success(request, _("The unit is entered."))
            return redirect("organizations:list")
    return _list(request, form)


def _new_unit(data: object = None) -> forms.NewUnit:
    form = forms.NewUnit(data, initial={"valid_from": today()})  # type: ignore[arg-type]  # posted fields or nothing
    choices = [("", _("nothing above it")), *((unit.id, unit.name) for unit in queries.units_on(today()))]
    form.fields["parent_id"].choices = choices  # type: ignore[attr-defined]  # a choice field
    return form


def _list(request: OfficeRequest, new_unit: forms.NewUnit) -> HttpResponse:
    lookup = forms.Lookup(request.GET)
    said = lookup.cleaned_data if lookup.is_valid() else {}
    on = said.get("on") or today()
    context = {
        "lookup": lookup,
        "on": on,
        "units": queries.units_on(on, matching=said.get("q", "")),
        "new_unit": new_unit,
        "may_keep_units": may_keep_units(request.actor),
    }
    return render(request, "office/organizations/list.html", context, status=422 if new_unit.errors else 200)
