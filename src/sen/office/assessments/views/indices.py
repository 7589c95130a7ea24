"""An adopted index, as it was adopted."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.people import OfficeRequest, for_officials
from sen.reform.indices.loader import definition_page
from sen.reform.indices.permissions import may_see_indices


@for_officials
def index(request: OfficeRequest, version_id: int) -> HttpResponse:
    """Every criterion with its maximum, its rule in words and as a curve, and its basis."""
    may_see_indices(request.actor).enforce()
    return render(request, "office/assessments/index.html", {"page": definition_page(version_id)})
