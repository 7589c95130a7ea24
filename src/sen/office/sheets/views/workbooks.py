"""Working offline: the sheet as a file, the file back, its differences looked at, the chosen lines taken."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import shown_figures
from sen.office.sheets.forms import ChosenLinesForm, WorkbookForm
from sen.office.sheets.page import around_the_sheet
from sen.office.uploads import within
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_declare, may_see_sheet
from sen.reform.assessments.queries import AssessmentCard
from sen.reform.assessments.tables import (
    LARGEST_WORKBOOK,
    Difference,
    Origin,
    WorkbookRefused,
    differences,
    read_workbook,
    rows_of,
    write_workbook,
)
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.indices.queries import LeafLine, version

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@within(LARGEST_WORKBOOK)
@for_officials
def workbook(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Take the sheet away, or bring it back filled: then what it would change."""
    card = assessments.assessment_named(year, key, unit)
    may_declare(request.actor, card, on=today()).enforce()
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    if not form.is_valid():
        return _choosing(request, card, form)
    file = form.cleaned_data["file"]
    rows = rows_of(loader.definition_page(card.round.version_id))
    try:
        lines = read_workbook(file.read(), rows, _origin(card), card.round.version_id)
    except WorkbookRefused as refusal:
        return _choosing(request, card, form, refusal)
    except Refusal as refusal:
        form.add_error("file", refusal.sentence)
        return _choosing(request, card, form)
    found = list(differences(lines, assessments.answers_of_unit(card.id).answers))
    leaves = {row.leaf.code: row.leaf for row in rows}
    chosen = [operations.Line(each.said, each.seen_entries) for each in found]
    context = {
        **around_the_sheet(request, card),
        "lines": [_line(leaves[each.said.code], each) for each in found],
        "form": ChosenLinesForm(initial={"name": file.name, "lines": ChosenLinesForm.written(chosen)}),
        "name": file.name,
        "same_count": len(lines) - len(found),
    }
    return render(request, "office/sheets/differences.html", context)


@for_officials
def download(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The sheet as a workbook, with what is declared now."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    data = write_workbook(
        rows_of(loader.definition_page(card.round.version_id)),
        _origin(card),
        assessments.answers_of_unit(card.id).answers,
        (card.round.title, card.unit_name),
        at=now(),
    )
    name = f"phieu-{card.unit_slug}-{card.round.year}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type=_XLSX, headers=headers)


@require_POST
@for_officials
def take(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Take the chosen lines, all of them or none."""
    card = assessments.assessment_named(year, key, unit)
    may_declare(request.actor, card, on=today()).enforce()
    form = ChosenLinesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The lines were lost on the way. Choose the file again."))
        return redirect("sheets:workbook", year, key, unit)
    name = form.cleaned_data["name"]
    count = operations.take_lines(card.id, form.chosen, name, by=request.actor, at=now())
    said = ngettext("%(count)d criterion is taken from the file.", "%(count)d criteria are taken from the file.", count)
    messages.success(request, said % {"count": count})
    return redirect("sheets:page", year, key, unit)


def _choosing(
    request: OfficeRequest, card: AssessmentCard, form: WorkbookForm, refusal: WorkbookRefused | None = None
) -> HttpResponse:
    context = {**around_the_sheet(request, card), "form": form, "findings": refusal.findings if refusal else ()}
    return render(request, "office/sheets/workbook.html", context, status=422 if form.errors or refusal else 200)


def _origin(card: AssessmentCard) -> Origin:
    digest = version(card.round.version_id).digest
    return Origin(card.round.year, card.round.key, card.unit_code, digest)


def _line(leaf: LeafLine, found: Difference) -> tuple[LeafLine, str, str, Difference]:
    before = found.before
    was = (before.not_applicable or shown_figures(leaf, before.figures)) if before else ""
    return leaf, was, found.said.not_applicable or shown_figures(leaf, found.said.figures), found
