"""The sheet of one unit: figures in, points out, with why."""

from django.http import HttpResponse
from django.shortcuts import render

from sen.office.obstacles.beside import beside_criterion
from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import points_of, shown_figures
from sen.office.sheets.page import AREA, around_the_sheet, sheet_context
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_read_stage, may_see_sheet
from sen.reform.assessments.queries import Stage
from sen.reform.indices import loader


@for_officials
def sheet(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """One area of a unit's sheet at a time, from what it has declared up to now."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    return render(request, "office/sheets/sheet.html", sheet_context(request, card, request.GET.get(AREA, "")))


@for_officials
def history(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """Everything ever said of one criterion, as far as the reader may see it, and the evidence it ever had."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    seen = {stage for stage in Stage if may_read_stage(request.actor, card, stage)}
    leaf = loader.leaf(card.round.version_id, code)
    context = {
        **around_the_sheet(request, card),
        "leaf": leaf,
        "entries": [
            (entry, shown_figures(leaf, entry.figures), points_of(entry.points))
            for entry in assessments.entries_of(card.id, code)
            if entry.stage in seen
        ],
        "evidence": assessments.evidence_history(card.id, code),
        "turns": assessments.turns_of(card.id),
        "beside": beside_criterion(request.actor, card.round.id, code, unit_id=card.unit_id),
    }
    return render(request, "office/sheets/history.html", context)
