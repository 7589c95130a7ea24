"""Keeping the minutes: who came, what was said, the tasks before they leave, and the file."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.directives.views.giving import field_of
from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews import meeting_forms
from sen.office.reviews.views.meeting import ITEM, back, blank, meeting_page, units_today
from sen.reform.assessments import queries as assessments
from sen.reform.common.clock import now
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.reviews import documents, operations, permissions, queries
from sen.reform.reviews.operations import Came, NewOpinion
from sen.reform.reviews.queries import AttendanceLine, HeldLine

_FORMATS = {
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (render_pdf, "application/pdf"),
}


@for_officials
def attendance(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Tick who came, on one page."""
    permissions.may_read(request.actor).enforce()
    review = queries.review(review_id)
    lines = queries.attendance(review)
    rows = [(line, _form(line, request)) for line in lines]
    if request.method == "POST" and all(form.is_valid() for _line, form in rows):
        came = [Came(line.unit.id, **form.cleaned_data) for line, form in rows]
        operations.take_attendance(review_id, came, by=request.actor, at=now())
        messages.success(request, _("Attendance is taken."))
        return redirect("reviews:meeting", review_id)
    may = permissions.decisions_for(request.actor, review)
    context = {"review": review, "rows": rows, "may": may}
    status = 422 if any(form.errors for _line, form in rows) else 200
    return render(request, "office/reviews/attendance.html", context, status=status)


@require_POST
@for_officials
def opinion(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Write down what was said on a matter."""
    chosen, units = request.POST.get(ITEM, ""), units_today()
    form = meeting_forms.Opinion(request.POST, units=units)
    if not chosen.isdigit():
        raise Http404
    if form.is_valid():
        new = NewOpinion(int(chosen), **form.cleaned_data)
        operations.write_opinion(review_id, new, by=request.actor, at=now())
        messages.success(request, _("It is written down for the minutes."))
        return back(review_id, chosen)
    return meeting_page(request, review_id, chosen, replace(blank(units), opinion=form))


@for_officials
def held_task(request: OfficeRequest, review_id: int, held_id: int) -> HttpResponse:
    """Say a held task otherwise before the meeting is closed."""
    review = queries.review(review_id)
    permissions.may_conclude(request.actor, review).enforce()
    held = _held(review_id, held_id)
    form = meeting_forms.HeldTask(
        request.POST or None, held=held, units=units_today(), rounds=assessments.rounds_of(review.year)
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_held(held_id, form.said(), by=request.actor, at=now())
        except (NotAllowed, NotFound):
            raise
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _("The task is held as you said it."))
            return redirect("reviews:meeting", review_id)
    context = {"review": review, "held": held, "form": form}
    return render(request, "office/reviews/held_task.html", context, status=422 if form.errors else 200)


@for_officials
def minutes_file(request: OfficeRequest, review_id: int, file_format: str) -> HttpResponse:
    """The minutes as a file."""
    permissions.may_read(request.actor).enforce()
    if file_format not in _FORMATS:
        raise Http404
    render_as, content_type = _FORMATS[file_format]
    stem = documents.minutes_stem(queries.review(review_id))
    headers = {"Content-Disposition": content_disposition_header(True, f"{stem}.{file_format}")}
    return HttpResponse(render_as(documents.minutes(review_id)), content_type=content_type, headers=headers)


def _form(line: AttendanceLine, request: OfficeRequest) -> meeting_forms.Attendance:
    # Whoever was invited is taken to come until somebody says otherwise.
    initial = {"is_present": line.is_present is not False, "note": line.note}
    data = request.POST if request.method == "POST" else None
    return meeting_forms.Attendance(data, prefix=f"unit-{line.unit.id}", initial=initial)


def _held(review_id: int, held_id: int) -> HeldLine:
    waiting = (held for each in queries.conclusions(review_id) for held in each.held if not held.is_given)
    found = next((held for held in waiting if held.id == held_id), None)
    if found is None:
        raise operations.HeldTaskNotFound
    return found
