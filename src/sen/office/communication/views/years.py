"""The plan of a year: what is done, late, still to come, by unit and by channel; as a page and as a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from sen.office.communication.forms import YearFilter
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.directives.documents.activities import communication_report
from sen.reform.directives.permissions import activities as permissions
from sen.reform.directives.queries import activities as queries
from sen.reform.documents.rendering import FILE_FORMATS
from sen.reform.documents.rendering import render as write

PER_PAGE = 50


@for_officials
def this_year(request: OfficeRequest) -> HttpResponse:
    """Lead to the plan of the year that runs."""
    return redirect("communication:year", today().year)


@for_officials
def year(request: OfficeRequest, year: int) -> HttpResponse:
    """The activities of a year, with counts that add up."""
    permissions.may_see_activities(request.actor).enforce()
    lines = queries.activities(year, on=today())
    filters = YearFilter(request.GET, lines=lines)
    chosen = filters.of_those(lines)
    context = {
        # As text: a year is no quantity, and takes no dot after its thousands.
        "year": str(year),
        "on": today(),
        "filters": filters,
        "counts": queries.counts_of_activities(chosen),
        "by_channel": queries.counts_by(chosen, "channel_label"),
        "by_unit": queries.counts_by(chosen, "unit_name"),
        "lines": Paginator(filters.in_state(chosen), PER_PAGE).get_page(request.GET.get("trang")),
        "has_any": bool(lines),
        "years": [str(each) for each in queries.activity_years() if each != year],
        "may_plan": any(permissions.may_plan_activity(request.actor, post.unit_id) for post in request.actor.posts),
    }
    return render(request, "office/communication/year.html", context, status=422 if filters.errors else 200)


@for_officials
def paper(request: OfficeRequest, year: int, file_format: str) -> HttpResponse:
    """The whole year as a file."""
    permissions.may_see_activities(request.actor).enforce()
    wanted = next((each for each in FILE_FORMATS if each == file_format), None)
    lines = queries.activities(year, on=today())
    if wanted is None or not lines:
        raise Http404
    file = write(communication_report(year, lines, on=today()), wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
