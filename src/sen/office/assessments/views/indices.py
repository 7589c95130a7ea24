"""Adopted indices: the list, one of them, and adopting another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.assessments.forms import AdoptForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.indices import operations, queries
from sen.reform.indices.loader import definition_page
from sen.reform.indices.permissions import may_adopt, may_see_indices


@for_officials
def index(request: OfficeRequest, version_id: int) -> HttpResponse:
    """Every criterion with its maximum, its rule in words and as a curve, and its basis."""
    may_see_indices(request.actor).enforce()
    return render(request, "office/assessments/index.html", {"page": definition_page(version_id)})


@for_officials
def indices(request: OfficeRequest) -> HttpResponse:
    """All adopted indices, and the form to adopt one."""
    may_see_indices(request.actor).enforce()
    form = AdoptForm(request.POST, request.FILES) if request.method == "POST" else AdoptForm()
    if form.is_valid():
        name, text = form.cleaned_data["definition"]
        try:
            version_id = operations.adopt_version(text, name, by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("definition", refusal.sentence)
        else:
            messages.success(request, _("The index is adopted. Rounds can be opened with it."))
            return redirect("assessments:index", version_id)
    context = {"versions": queries.versions(), "form": form, "may_adopt": may_adopt(request.actor)}
    return render(request, "office/assessments/indices.html", context, status=422 if form.errors else 200)
