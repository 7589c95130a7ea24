"""The register of case codes: how many each unit brought and how many were used; bringing more."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.feedback.forms import Codes
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.feedback import operations, queries
from sen.reform.feedback.code_files import LARGEST_FILE, codes_in_file, codes_in_text
from sen.reform.feedback.permissions import may_bring_codes, may_see_codes
from sen.reform.feedback.queries.serving import ServiceUnit, service_units


@within(LARGEST_FILE)
@for_officials
def codes(request: OfficeRequest) -> HttpResponse:
    """The register, and the form for more."""
    may_see_codes(request.actor).enforce()
    units = [unit for unit in service_units(today()) if may_bring_codes(request.actor, unit.id)]
    choices = [(unit.id, unit.name) for unit in units]
    form = Codes(*((request.POST, request.FILES) if request.method == "POST" else ()), units=choices)
    if form.is_valid() and _are_brought(request, form):
        return redirect("feedback:codes")
    context = {"form": form, "rows": _rows(units)}
    return render(request, "office/feedback/codes.html", context, status=422 if form.errors else 200)


def _are_brought(request: OfficeRequest, form: Codes) -> bool:
    said = form.cleaned_data
    try:
        found = [*codes_in_text(said["text"])]
        if said["file"]:
            found += codes_in_file(said["file"].name, said["file"].read())
        brought = operations.bring_codes(unit_id=said["unit"], codes=found, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("file" if said["file"] else "text", refusal.sentence)
        return False
    sentence = _("%(new)d new codes are taken; %(known)d were there before.")
    messages.success(request, sentence % {"new": brought.new, "known": brought.known})
    return True


def _rows(units: Sequence[ServiceUnit]) -> list[tuple[ServiceUnit, queries.CodeCount]]:
    counted = queries.code_counts(unit.id for unit in units)
    return [(unit, counted.get(unit.id, queries.CodeCount())) for unit in units]
