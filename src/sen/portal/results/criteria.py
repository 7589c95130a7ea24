"""One area or one criterion of a result, unit by unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sen.portal.answering import dated, public
from sen.portal.results import findings
from sen.portal.results.choosing import UNIT
from sen.portal.results.drawings import bars_drawing, unit_address
from sen.reform.publishing import queries


@public(parameters=(UNIT,))
def area(request: HttpRequest, year: int, key: str, code: str) -> HttpResponse:
    """An area: bars of every unit, and its criteria."""
    page = queries.area_page(year, key, code)
    mine, address = request.GET.get(UNIT, ""), unit_address(page.head)
    groups = [
        {"group": group, "finding": findings.of_area(group), "chart": bars_drawing(group, mine, address)}
        for group in page.groups
    ]
    context = {"page": page, "head": page.head, "groups": groups, "mine": mine}
    return dated(render(request, "portal/results/area.html", context), page.head.version.published_at)


@public(parameters=(UNIT,))
def criterion(request: HttpRequest, year: int, key: str, code: str) -> HttpResponse:
    """A criterion: its rule, and every unit's points with their sentence."""
    page = queries.criterion_page(year, key, code)
    groups = [{"group": group, "finding": findings.of_criterion(group)} for group in page.groups]
    context = {"page": page, "head": page.head, "groups": groups, "mine": request.GET.get(UNIT, "")}
    return dated(render(request, "portal/results/criterion.html", context), page.head.version.published_at)
