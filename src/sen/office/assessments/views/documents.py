"""The plan and the guidance of a round as files."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_rounds
from sen.reform.common.clock import today
from sen.reform.documents.rendering import formats_of, render
from sen.reform.scoring.documents import guidance, plan

DOCUMENTS = {"ke-hoach": plan, "huong-dan": guidance}


@for_officials
def document(request: OfficeRequest, year: int, key: str, name: str, file_format: str) -> HttpResponse:
    """One document of a round, made now from what the round says."""
    may_see_rounds(request.actor).enforce()
    card = assessments.round_named(year, key)
    if name not in DOCUMENTS:
        raise Http404
    written = DOCUMENTS[name](card, on=today())
    wanted = next((each for each in formats_of(written) if each == file_format), None)
    if wanted is None:
        raise Http404
    file = render(written, wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
