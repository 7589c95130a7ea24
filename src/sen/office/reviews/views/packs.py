"""The chair's page, and opening and closing the meeting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.reviews import operations, permissions, queries


@for_officials
def pack(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Everything the chair needs, on one page."""
    permissions.may_read(request.actor).enforce()
    page = queries.pack(review_id, on=today())
    context = {"pack": page, "may": permissions.decisions_for(request.actor, page.review)}
    return render(request, "office/reviews/pack.html", context)


@require_POST
@for_officials
def open_review(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Open the meeting and go to it."""
    operations.open_review(review_id, by=request.actor, at=now())
    messages.success(request, _("The meeting is open. Conclusions become tasks as you record them."))
    return redirect("reviews:meeting", review_id)


@require_POST
@for_officials
def close_review(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Close the meeting."""
    operations.close_review(review_id, by=request.actor, at=now())
    messages.success(request, _("The meeting is closed. Its conclusions and tasks stand."))
    return redirect("reviews:pack", review_id)
