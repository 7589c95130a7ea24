"""Before and after: what each turn changed for every unit."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.scoring.engine import changes_of
from sen.reform.scoring.permissions import may_see_council


@for_officials
def changes(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Points, places and grades after each turn, unit by unit."""
    may_see_council(request.actor).enforce()
    card = assessments.round_named(year, key)
    found = changes_of(card)
    context = {"round": card, "changes": found, "labels": [stage.label for stage in found.turns]}
    return render(request, "office/council/changes.html", context)
