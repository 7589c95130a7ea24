"""The chair's page, opening and closing the meeting, and the pack as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews.views.meeting import blank, meeting_page, units_today
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.directives.permissions import may_assign
from sen.reform.reviews import documents, jobs, operations, permissions, queries

# How many seconds pass before the page of a file looks again.
PAUSE = 2


@for_officials
def pack(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Everything the chair needs, on one page."""
    permissions.may_read(request.actor).enforce()
    return pack_page(request, review_id)


@require_POST
@for_officials
def open_review(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Open the meeting and go to it; with a red figure left, say which."""
    try:
        operations.open_review(review_id, by=request.actor, at=now())
    except operations.RedFiguresLeft as refusal:
        return pack_page(request, review_id, refusal.sentence)
    messages.success(request, _("The meeting is open. Units get their tasks when it is closed."))
    return redirect("reviews:meeting", review_id)


@require_POST
@for_officials
def close_review(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Close the meeting and give its tasks; with one that cannot be given, say which."""
    try:
        operations.close_review(review_id, by=request.actor, at=now())
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        return meeting_page(request, review_id, "", blank(units_today()), refusal.sentence)
    messages.success(request, _("The meeting is closed. Every unit that leads has its tasks and was told."))
    return redirect("reviews:pack", review_id)


@require_POST
@for_officials
def ask_for_pack(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Ask for the pack as a file, and wait for it on a page of its own."""
    before = now()
    file_id = operations.ask_for_pack(review_id, by=request.actor, at=before)
    if queries.pack_file(review_id, file_id).asked_at == before:
        jobs.make_pack.enqueue(file_id)
    return redirect("reviews:pack_file", review_id, file_id)


@for_officials
def pack_file(request: OfficeRequest, review_id: int, file_id: int) -> HttpResponse:
    """How far the file has come; the browser looks again by itself, without JavaScript."""
    permissions.may_read(request.actor).enforce()
    card = queries.pack_file(review_id, file_id)
    response = render(request, "office/reviews/pack_file.html", {"review": queries.review(review_id), "file": card})
    if card.is_under_way:
        response.headers["Refresh"] = f"{PAUSE}; url={reverse('reviews:pack_file', args=(review_id, file_id))}"
    return response


@for_officials
def pack_pdf(request: OfficeRequest, review_id: int, file_id: int) -> HttpResponse:
    """The file itself."""
    permissions.may_read(request.actor).enforce()
    stem = documents.pack_stem(queries.review(review_id))
    headers = {"Content-Disposition": content_disposition_header(True, f"{stem}.pdf")}
    return HttpResponse(queries.pack_content(review_id, file_id), content_type="application/pdf", headers=headers)


def pack_page(request: OfficeRequest, review_id: int, refused: str = "") -> HttpResponse:
    """Draw the pack; with why the meeting could not be opened, or a figure not waived, if so."""
    page = queries.pack(review_id, on=today())
    context = {
        "pack": page,
        "may": permissions.decisions_for(request.actor, page.review),
        "may_support": may_assign(request.actor),
        "waivers": queries.waivers(review_id),
        "refused": refused,
    }
    return render(request, "office/reviews/pack.html", context, status=422 if refused else 200)
