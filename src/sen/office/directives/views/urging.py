"""Urging a unit: what it is late with, the letter about it, and the letter as a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from sen.office.directives.forms.follow_up import UrgingForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.directives import permissions, queries
from sen.reform.directives.documents.urging import addressee, urging_letter
from sen.reform.directives.operations import urging as operations
from sen.reform.directives.queries import Standing
from sen.reform.directives.queries.follow_up import escalations_of
from sen.reform.directives.queries.urging import letter, letters, usual_report_by
from sen.reform.documents.rendering import formats_of
from sen.reform.documents.rendering import render as render_document
from sen.reform.organizations.queries import unit as unit_card


@for_officials
def unit(request: OfficeRequest, unit_id: int) -> HttpResponse:
    """What a unit is late with; who may, writes to it."""
    card = unit_card(unit_id)
    permissions.may_see_urged(request.actor, unit_id).enforce()
    form = UrgingForm(initial={"report_by_on": usual_report_by(today())})
    if request.method == "POST":
        form = UrgingForm(request.POST)
        if form.is_valid():
            try:
                made = operations.urge(unit_id, **form.cleaned_data, by=request.actor, at=now())
            except operations.ReportByPassed as refusal:
                form.add_error("report_by_on", refusal.sentence)
            else:
                messages.success(request, _("The letter is made, and the unit is told."))
                return redirect("directives:letter", made)
    late = queries.tasks(on=today(), unit_ids=(unit_id,), states=(Standing.OVERDUE,))
    climbed = escalations_of(line.id for line in late)
    context = {
        "on": today(),
        "unit": card,
        "late": [(line, climbed.get(line.id)) for line in late],
        "letters": letters(unit_ids=(unit_id,)),
        "form": form,
        "may_urge": permissions.may_urge(request.actor),
    }
    return render(request, "office/directives/urging.html", context, status=422 if form.errors else 200)


@for_officials
def letter_page(request: OfficeRequest, letter_id: int) -> HttpResponse:
    """A letter as it went out."""
    card = letter(letter_id)
    permissions.may_see_urged(request.actor, card.unit_id).enforce()
    standing = {line.id: line for line in queries.tasks(on=today(), unit_ids=(card.unit_id,))}
    context = {
        "card": card,
        "addressee": addressee(card),
        "tasks": [(task, standing.get(task.id)) for task in card.tasks],
    }
    return render(request, "office/directives/letter.html", context)


@for_officials
def letter_file(request: OfficeRequest, letter_id: int, file_format: str) -> HttpResponse:
    """A letter as DOCX or PDF/A, and its table as a workbook."""
    card = letter(letter_id)
    permissions.may_see_urged(request.actor, card.unit_id).enforce()
    written = urging_letter(card)
    wanted = next((each for each in formats_of(written) if each == file_format), None)
    if wanted is None:
        raise Http404
    file = render_document(written, wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
