"""What the province is asked, as a page and as a paper for the meeting with its departments."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.directives.documents.obstacles import obstacle_summary
from sen.reform.directives.permissions.obstacles import may_sum_up_obstacles
from sen.reform.directives.queries.obstacle_summary import province_summary
from sen.reform.documents.rendering import FILE_FORMATS
from sen.reform.documents.rendering import render as write


@for_officials
def summary(request: OfficeRequest) -> HttpResponse:
    """By department: what is in the way, what it holds up, what is asked."""
    may_sum_up_obstacles(request.actor).enforce()
    context = {"summary": province_summary(today())}
    return render(request, "office/obstacles/summary.html", context)


@for_officials
def paper(request: OfficeRequest, file_format: str) -> HttpResponse:
    """The same as a file."""
    may_sum_up_obstacles(request.actor).enforce()
    wanted = next((each for each in FILE_FORMATS if each == file_format), None)
    if wanted is None:
        raise Http404
    file = write(obstacle_summary(province_summary(today())), wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
