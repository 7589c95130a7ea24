"""The issues of a year's plan, with what changed, and each as a paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.directives.documents.plan import plan_document
from sen.reform.directives.permissions import may_adopt_plan, may_see_plan
from sen.reform.directives.queries import plan_lines, plan_revisions
from sen.reform.documents import rendering


@for_officials
def issues(request: OfficeRequest, year: int) -> HttpResponse:
    """Every issue, the latest first, with what it says otherwise than the one before."""
    may_see_plan(request.actor).enforce()
    found = plan_revisions(year, on=today())
    if not found:
        raise Http404
    context = {"year": str(year), "issues": found, "may_issue": may_adopt_plan(request.actor)}
    return render(request, "office/directives/plan_issues.html", context)


@for_officials
def paper(request: OfficeRequest, year: int, number: int, file_format: str) -> HttpResponse:
    """One issue as an official document."""
    may_see_plan(request.actor).enforce()
    wanted = next((each for each in rendering.FILE_FORMATS if each == file_format), None)
    if wanted is None:
        raise Http404
    issue = plan_lines(year, number=number)
    before = None if issue.is_first else plan_lines(year, number=number - 1)
    file = rendering.render(plan_document(issue, before=before), wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
