"""The gold book."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import permissions, queries


@for_officials
def gold_book(request: OfficeRequest) -> HttpResponse:
    """Every award by year, in the order of its numbers."""
    permissions.may_read(request.actor).enforce()
    awards = queries.register()
    years: dict[int, list[queries.AwardCard]] = {}
    for each in awards:
        years.setdefault(each.year, []).append(each)
    context = {"years": tuple(years.items()), "seen": permissions.seen_unit_ids(request.actor)}
    return render(request, "office/commendations/register.html", context)
