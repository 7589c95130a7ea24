"""Papers of commendation as files, made now from what stands."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sen.office.commendations.papers import REPORT, PaperNotFound, write
from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import documents, permissions, queries
from sen.reform.documents import rendering
from sen.reform.documents.certificates import FORMATS, render_certificate
from sen.reform.documents.content import OfficialDocument
from sen.reform.documents.rendering import RenderedFile


@for_officials
def paper(request: OfficeRequest, round_id: int, name: str, file_format: str) -> HttpResponse:
    """One paper of a round."""
    permissions.may_read_council(request.actor).enforce()
    return _file(_rendered(write(queries.round_card(round_id), name), file_format))


@for_officials
def own_paper(request: OfficeRequest, nomination_id: int, name: str, file_format: str) -> HttpResponse:
    """The report of a nominated unit."""
    card = queries.nomination(nomination_id)
    permissions.may_see(request.actor, card).enforce()
    if name != REPORT:
        raise PaperNotFound
    return _file(_rendered(documents.report(card), file_format))


@for_officials
def certificate(request: OfficeRequest, award_id: int, file_format: str) -> HttpResponse:
    """The certificate of an award."""
    award = queries.award(award_id)
    permissions.may_see(request.actor, queries.nomination(award.nomination_id)).enforce()
    if file_format not in FORMATS:
        raise PaperNotFound
    return _file(render_certificate(documents.certificate(queries.round_card(award.round_id), award), file_format))


def _rendered(document: OfficialDocument, file_format: str) -> RenderedFile:
    wanted = next((each for each in rendering.formats_of(document) if each == file_format), None)
    if wanted is None:
        raise PaperNotFound
    return rendering.render(document, wanted)


def _file(file: RenderedFile) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
