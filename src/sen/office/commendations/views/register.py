"""The gold book."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import permissions, queries


@for_officials
def gold_book(request: OfficeRequest) -> HttpResponse:
    """Every award by year, in the order of its numbers."""
    permissions.may_read(request.actor).enforce()
    seen = permissions.seen_unit_ids(request.actor)
    years: dict[int, list[tuple[queries.AwardCard, bool]]] = {}
    for each in queries.register():
        years.setdefault(each.year, []).append((each, seen is None or each.unit_id in seen))
    context = {"years": tuple(years.items())}
    return render(request, "office/commendations/register.html", context)
