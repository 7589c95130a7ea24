"""Two versions of an index side by side, and one tried on the figures of a round."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.assessments.forms import CompareForm, TrialForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import AssessmentCard, UnitAnswers
from sen.reform.indices import loader, permissions, queries
from sen.reform.indices.loader import Declared, TriedSheet


@for_officials
def compare(request: OfficeRequest) -> HttpResponse:
    """What changed from one version to another."""
    permissions.may_see_indices(request.actor).enforce()
    cards = queries.versions()
    form = CompareForm(cards, request.GET or None)
    page = loader.compare(form.cleaned_data["cu"], form.cleaned_data["moi"]) if form.is_valid() else None
    context = {"form": form, "page": page, "version_count": len(cards)}
    return render(request, "office/assessments/index_compare.html", context, status=422 if form.errors else 200)


@for_officials
def trial(request: OfficeRequest) -> HttpResponse:
    """What another version would have made of the figures of a round."""
    permissions.may_try(request.actor).enforce()
    rounds, cards = assessments.rounds(), queries.versions()
    form = TrialForm(rounds, cards, request.GET or None)
    context: dict[str, Any] = {"form": form, "page": None, "round": None, "can_try": bool(rounds)}
    if form.is_valid():
        card = next(each for each in rounds if each.id == form.cleaned_data["vong"])
        members = {each.id: each for each in assessments.assessments_of(card.id)}
        sheets = [_sheet(members[said.assessment_id], said) for said in assessments.answers_of_round(card.id)]
        page = loader.try_version(card.version_id, form.cleaned_data["bo"], sheets)
        context |= {"page": page, "round": card}
    return render(request, "office/assessments/index_trial.html", context, status=422 if form.errors else 200)


def _sheet(card: AssessmentCard, said: UnitAnswers) -> TriedSheet:
    declared = tuple(Declared(code, each.figures, each.not_applicable) for code, each in said.answers.items())
    return TriedSheet(card.unit_slug, card.unit_name, card.peer_group, declared)
