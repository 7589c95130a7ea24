"""The names of units learnt from corrections of drafts, and correcting one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.directives.forms import Meaning
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal
from sen.reform.directives import operations, permissions, queries
from sen.reform.organizations.queries import units_on


@for_officials
def names(request: OfficeRequest) -> HttpResponse:
    """Every name with the unit it means; one of them may be chosen to be corrected."""
    permissions.may_draft(request.actor).enforce()
    asked = request.GET.get("sua", "")
    chosen = next((name for name in queries.learnt_names() if str(name.id) == asked), None)
    form = Meaning(units=units_on(today()), initial={"unit_id": chosen.unit_id}) if chosen else None
    return _page(request, chosen.id if chosen else 0, form)


@require_POST
@for_officials
def correct(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """Say that a name means another unit."""
    permissions.may_draft(request.actor).enforce()
    name = queries.learnt_name(entry_id).name
    form = Meaning(request.POST, units=units_on(today()))
    if form.is_valid():
        try:
            operations.correct_name(entry_id, unit_id=form.cleaned_data["unit_id"], by=request.actor, at=now())
        except (Conflict, NotAllowed, NotFound):
            raise
        except Refusal as refusal:
            form.add_error("unit_id", refusal.sentence)
        else:
            messages.success(request, _("“%(name)s” is corrected; new drafts go by it.") % {"name": name})
            return redirect("directives:names")
    return _page(request, entry_id, form)


def _page(request: OfficeRequest, chosen_id: int, form: Meaning | None) -> HttpResponse:
    context = {"names": queries.learnt_names(), "chosen_id": chosen_id, "form": form}
    status = 422 if form is not None and form.errors else 200
    return render(request, "office/directives/names.html", context, status=status)
