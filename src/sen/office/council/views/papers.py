"""The folder of a round: every paper as a file, made now from what stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from sen.office.council.papers import PaperNotFound, papers_by_unit, papers_of_round, write, write_for_unit
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_rounds
from sen.reform.common.clock import today
from sen.reform.documents import rendering
from sen.reform.documents.content import OfficialDocument


@for_officials
def papers(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """What there is, what is not there yet and why; for each unit whose sheet the person may see."""
    may_see_rounds(request.actor).enforce()
    card = assessments.round_named(year, key)
    context = {
        "round": card,
        "papers": papers_of_round(card, request.actor),
        "units": papers_by_unit(card, request.actor),
    }
    return render(request, "office/council/papers.html", context)


@for_officials
def paper(request: OfficeRequest, year: int, key: str, name: str, file_format: str) -> HttpResponse:
    """One paper of the round."""
    card = assessments.round_named(year, key)
    return _file(write(card, name, request.actor, on=today()), file_format)


@for_officials
def unit_paper(request: OfficeRequest, year: int, key: str, unit: str, name: str, file_format: str) -> HttpResponse:
    """One paper of one unit."""
    card = assessments.assessment_named(year, key, unit)
    return _file(write_for_unit(card, name, request.actor, on=today()), file_format)


def _file(document: OfficialDocument, file_format: str) -> HttpResponse:
    wanted = next((each for each in rendering.formats_of(document) if each == file_format), None)
    if wanted is None:
        raise PaperNotFound(_("This paper is not made in that format. Choose one of those offered."))
    file = rendering.render(document, wanted)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
