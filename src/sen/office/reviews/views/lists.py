"""The list of review meetings, and preparing a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews import forms
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.reviews import operations, permissions, queries


@for_officials
def reviews(request: OfficeRequest) -> HttpResponse:
    """Every meeting, the latest first."""
    permissions.may_read(request.actor).enforce()
    return _list(request, forms.NewReview(initial=forms.for_this_year(today())))


@require_POST
@for_officials
def prepare(request: OfficeRequest) -> HttpResponse:
    """Prepare a meeting."""
    form = forms.NewReview(request.POST)
    if form.is_valid():
        try:
            new = operations.NewReview(**form.cleaned_data)
            review_id = operations.prepare_review(new, by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The meeting is prepared. Its agenda follows from the figures."))
            return redirect("reviews:pack", review_id)
    return _list(request, form)


def _list(request: OfficeRequest, form: forms.NewReview) -> HttpResponse:
    context = {
        "lines": queries.reviews(),
        "form": form,
        "may_prepare": permissions.may_prepare(request.actor),
    }
    return render(request, "office/reviews/list.html", context, status=422 if form.errors else 200)
