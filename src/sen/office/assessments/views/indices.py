"""The library of indices: all of them, one version with its rules, and a version as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from sen.office.people import OfficeRequest, for_officials
from sen.reform.indices import loader, permissions, queries


@for_officials
def indices(request: OfficeRequest) -> HttpResponse:
    """Every adopted index with its versions."""
    permissions.may_see_indices(request.actor).enforce()
    context = {
        "shelves": queries.shelves(),
        "may_check": permissions.may_check(request.actor),
        "may_adopt": permissions.may_adopt(request.actor),
        "may_try": permissions.may_try(request.actor),
    }
    return render(request, "office/assessments/indices.html", context)


@for_officials
def index(request: OfficeRequest, version_id: int) -> HttpResponse:
    """Every criterion with its maximum, its rule in words and as a curve, and its basis."""
    permissions.may_see_indices(request.actor).enforce()
    page = loader.definition_page(version_id)
    others = [card for card in queries.versions() if card.index_id == page.version.index_id and card.id != version_id]
    context = {"page": page, "others": others, "may_try": permissions.may_try(request.actor)}
    return render(request, "office/assessments/index.html", context)


@for_officials
def index_file(request: OfficeRequest, version_id: int, file_format: str) -> HttpResponse:
    """A version as a file: its annex, or the text it was adopted from."""
    permissions.may_see_indices(request.actor).enforce()
    file = loader.index_file(version_id, file_format)
    headers = {"Content-Disposition": content_disposition_header(True, file.name)}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
