"""One criterion across all units."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.appraisal import gathering
from sen.office.appraisal.views.items import VIEW
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today


@for_officials
def queue(request: OfficeRequest, year: int, key: str, code: str) -> HttpResponse:
    """All units stacked: what each declared, last year's points, its mark; the evidence comes with the chosen one."""
    found = gathering.queue_of(year, key, code, by=request.actor, on=today())
    context = {"queue": found, "round": found.round, "tally": found.tally, "view": VIEW, "is_by_unit": False}
    return render(request, "office/appraisal/queue.html", context)
