"""Reading who was commended, for what, and what was taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sen.reform.publishing.queries import awards_page


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Every award by year; a revoked one says so."""
    return render(request, "portal/commendations/awards.html", {"page": awards_page()})
