"""Somebody's own ward through the years, under the names of each time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sen.portal.answering import public
from sen.reform.common import clock
from sen.reform.publishing import queries

# More than these are found by typing, not by scrolling.
MOST_LISTED = 150


@public(parameters=("ten",))
def choose(request: HttpRequest) -> HttpResponse:
    """Every ward and commune, those of today first, or those whose name holds what was typed."""
    words = request.GET.get("ten", "").strip()
    found = queries.units_to_choose(words, clock.today())
    context = {
        "words": words,
        "existing": [each for each in found if each.ended_on is None][:MOST_LISTED],
        "former": [each for each in found if each.ended_on is not None][:MOST_LISTED],
    }
    return render(request, "portal/results/choose.html", context)


@public(parameters=())
def through_the_years(request: HttpRequest, unit: str) -> HttpResponse:
    """One unit with all its results; a name several bore leads to a page that asks which."""
    today = clock.today()
    found = queries.units_named(unit, today)
    if found.is_exact:
        history = queries.unit_history(found.units[0].unit.id, today)
        return render(request, "portal/results/history.html", {"history": history})
    if len(found.units) == 1:
        return redirect("portal:unit_history", found.units[0].slug)
    return render(request, "portal/results/which.html", {"asked": unit, "units": found.units}, status=300)
