"""Opening the round of a year."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.assessments.forms import OpenForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments.permissions import may_open_round
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.common.text import slug
from sen.reform.indices.queries import versions
from sen.reform.organizations.kinds import GRASSROOTS
from sen.reform.organizations.queries import units_on


@for_officials
def open_round(request: OfficeRequest) -> HttpResponse:
    """A round in which all wards and communes of the cut-off day are compared."""
    may_open_round(request.actor).enforce()
    adopted = versions()
    typed = request.POST if request.method == "POST" else None
    form = OpenForm(adopted, typed, initial={"year": today().year})
    if form.is_valid():
        units = units_on(form.cleaned_data["cut_off_on"], kinds=GRASSROOTS)
        block = _("Wards and communes")
        calendar = form.calendar
        new = operations.NewRound(
            **form.said, block=block, calendar=calendar, peer_groups={block: tuple(unit.id for unit in units)}
        )
        try:
            operations.open_round(new, by=request.actor, at=now())
        except Refusal as refusal:
            form.add_error(_field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("The round is open: units may declare their figures."))
            return redirect("assessments:round", new.year, slug(block))
    context = {"form": form, "has_versions": bool(adopted)}
    return render(request, "office/assessments/open.html", context, status=422 if form.errors else 200)


def _field_of(refusal: Refusal) -> str | None:
    if isinstance(refusal, operations.CutOffOutsideIndex):
        return "cut_off_on"
    return "year" if isinstance(refusal, operations.RoundExists) else None
