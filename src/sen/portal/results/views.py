"""Reading results: the list, a ranking, a unit's points with their reasons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sen.portal.answering import dated, public
from sen.reform.publishing import queries


@public
def results(request: HttpRequest) -> HttpResponse:
    """Every result, by year."""
    return render(request, "portal/results/results.html", {"results": queries.results()})


@public
def result(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """The ranking of each peer group."""
    page = queries.current(year, key)
    context = {"page": page, "head": page.head, "columns": queries.COLUMNS, "conventions": queries.CONVENTIONS}
    return dated(render(request, "portal/results/result.html", context), page.head.version.published_at)


@public
def unit(request: HttpRequest, year: int, key: str, unit: str) -> HttpResponse:
    """One unit: its areas, and the sentence of every point."""
    page = queries.unit_result(year, key, unit)
    if unit != page.unit.slug:
        return redirect("portal:result_unit", year, key, page.unit.slug)
    context = {"page": page, "head": page.head}
    return dated(render(request, "portal/results/unit.html", context), page.head.version.published_at)
