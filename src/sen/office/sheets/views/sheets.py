"""The score sheet of one unit: figures in, points out, with why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.sheets.forms import LeafForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_declare, may_see_sheet
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.scoring.engine import current_sheet
from sen.reform.scoring.queries import LeafSheet, latest_run

AREA = "linh-vuc"


@dataclass(frozen=True)
class Card:
    """One criterion on the sheet: its points with their why, who said so, and the form where one may declare."""

    leaf: LeafSheet
    answer: CurrentAnswer | None
    form: LeafForm | None


@for_officials
def sheet(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """One area of a unit's sheet at a time, from what it has declared up to now."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    return _page(request, card, request.GET.get(AREA, ""))


@require_POST
@for_officials
def declare(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """Keep the figures of one criterion, and show what they earn."""
    card = assessments.assessment_named(year, key, unit)
    # Before anything is read or shown: what is typed wrong must not show a sheet to somebody who may not see it.
    may_declare(request.actor, card, on=today()).enforce()
    form = LeafForm(loader.leaf(card.round.version_id, code), request.POST)
    if form.is_valid() and _declared(request, card, form):
        messages.success(request, _("The figures of criterion %(code)s are kept.") % {"code": code})
        address = reverse("sheets:page", args=(year, key, unit))
        return redirect(f"{address}?{AREA}={code.partition('.')[0]}#c-{code}")
    return _page(request, card, code.partition(".")[0], form)


def _declared(request: OfficeRequest, card: AssessmentCard, form: LeafForm) -> bool:
    try:
        operations.declare(card.id, form.declared, seen_entries=form.seen, by=request.actor, at=now())
    except loader.BadFigure as refusal:
        form.add_error(refusal.name, refusal.sentence)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return True
    return False


def _page(request: OfficeRequest, card: AssessmentCard, area_code: str, failed: LeafForm | None = None) -> HttpResponse:
    points = current_sheet(card.id)
    area = next((area for area in points.areas if area_code in ("", area.score.code)), None)
    if area is None:
        raise Http404
    run = latest_run(card.round.year, key=card.round.key)
    decision = may_declare(request.actor, card, on=today())
    answers = assessments.answers_of_unit(card.id).answers
    forms = dict(_forms(card, area.score.code, answers)) if decision else {}
    if failed:
        forms[failed.leaf.code] = failed
    context = {
        "card": card,
        "sheet": points,
        "area": area,
        "groups": [
            (group, [Card(leaf, answers.get(leaf.code), forms.get(leaf.code)) for leaf in group.leaves])
            for group in area.groups
        ],
        "run": run,
        "score": next((unit for unit in run.units if unit.unit_id == card.unit_id), None) if run else None,
        "may_declare": decision,
        "failed": failed,
    }
    return render(request, "office/sheets/sheet.html", context, status=422 if failed else 200)


def _forms(
    card: AssessmentCard, area_code: str, answers: Mapping[str, CurrentAnswer]
) -> Iterator[tuple[str, LeafForm]]:
    areas = loader.definition_page(card.round.version_id).areas
    for group in next(area.groups for area in areas if area.code == area_code):
        for leaf in group.leaves:
            yield leaf.code, LeafForm.of(leaf, answers.get(leaf.code))
