"""Entering an activity in the plan of a year."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.communication.forms import PlanForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives.operations import activities as operations
from sen.reform.directives.permissions.activities import may_plan_activity
from sen.reform.organizations.queries import units_on

_FIELDS: dict[type[Refusal], str] = {operations.DueInAnotherYear: "due_on"}


@for_officials
def plan(request: OfficeRequest, year: int) -> HttpResponse:
    """Say what is to be done, by which channel, for whom, by when."""
    units = [unit for unit in units_on(today()) if may_plan_activity(request.actor, unit.id)]
    if not units:
        may_plan_activity(request.actor, 0).enforce()
    form = PlanForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            activity_id = operations.plan_activity(form.new_activity(year), by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(_FIELDS.get(type(refusal), "title"), refusal.sentence)
        else:
            messages.success(request, _("The activity stands in the plan."))
            return redirect("communication:activity", activity_id)
    context = {"form": form, "year": str(year)}
    return render(request, "office/communication/plan.html", context, status=422 if form.errors else 200)
