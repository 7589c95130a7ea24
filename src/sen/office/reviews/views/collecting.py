"""The reports of units: who has handed in, and the form in which a unit does."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews.report_forms import DueDayForm, UnitReportForm
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.evidence import operations as evidence
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.evidence.queries import piece, pieces_of
from sen.reform.reviews import permissions, queries
from sen.reform.reviews.operations import collecting
from sen.reform.reviews.queries import ReviewCard, unit_reports
from sen.reform.reviews.queries.catalogue import rows_asked_of
from sen.reform.reviews.queries.unit_reports import ReportVersion, UnitReportLine
from sen.reform.reviews.rows import Row

# Which field a refusal of the file belongs to; all others belong to the file.
_FIELDS: dict[type[Refusal], str] = {
    evidence.SecretsNotRuledOut: "is_free_of_secrets",
    evidence.IncompletePassport: "issued_on",
    evidence.IssuedLater: "issued_on",
}


@for_officials
def collection(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Who has handed in, when, how late; and who has not."""
    permissions.may_read(request.actor).enforce()
    review = queries.review(review_id)
    due_on = review.reports_due_on or unit_reports.usual_due_day(review.cut_off_on)
    return _page(request, review, DueDayForm(initial={"due_on": due_on}))


@require_POST
@for_officials
def ask(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Ask every unit for its report by a day."""
    form = DueDayForm(request.POST)
    if form.is_valid():
        try:
            collecting.ask_for_reports(review_id, form.cleaned_data["due_on"], by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("due_on", refusal.sentence)
        else:
            messages.success(request, _("Every unit is asked for its report, and told."))
            return redirect("reviews:collection", review_id)
    return _page(request, queries.review(review_id), form)


@require_POST
@for_officials
def remind(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Remind those who have handed in nothing."""
    count = collecting.remind_units(review_id, by=request.actor, at=now())
    words = ngettext("%(count)s unit is reminded.", "%(count)s units are reminded.", count)
    messages.success(request, words % {"count": count})
    return redirect("reviews:collection", review_id)


@within(MAXIMUM_BYTES)
@require_http_methods(["GET", "POST"])
@for_officials
def unit_report(request: OfficeRequest, review_id: int, unit_id: int) -> HttpResponse:
    """The report of one unit: its versions, and the form for the next."""
    permissions.may_see_reports_of(request.actor, unit_id).enforce()
    review = queries.review(review_id)
    line = unit_reports.collection(review, on=today()).line_of(unit_id)
    if line is None:
        raise Http404
    options: dict[str, Any] = {"rows": rows_asked_of(line.unit.kind), "pieces": pieces_of(unit_id)}
    form = UnitReportForm.of(line, **options)
    if request.method == "POST":
        permissions.may_hand_in(request.actor, review, unit_id).enforce()
        form = UnitReportForm(request.POST, request.FILES, **options)
        is_right = form.is_valid()
        # The file first: it stays chosen when something else in the form is wrong.
        if _took_file(request, review, line, form) and is_right and _handed_in(request, review, line, form):
            messages.success(request, _("The report is handed in."))
            return redirect("reviews:unit_report", review_id, unit_id)
    context = {
        "review": review,
        "line": line,
        "versions": tuple((version, _with_names(version, options["rows"])) for version in reversed(line.versions)),
        "form": form,
        "may_hand_in": permissions.may_hand_in(request.actor, review, unit_id),
    }
    return render(request, "office/reviews/unit_report.html", context, status=422 if form.errors else 200)


def _with_names(version: ReportVersion, rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
    """The figures of a version, each with the name of its row; of a row asked no more, its number."""
    names = {row.code: f"{row.code} {row.name}" for row in rows}
    return tuple((names.get(code, code), figure) for code, figure in version.figures.items())


def _page(request: OfficeRequest, review: ReviewCard, form: DueDayForm) -> HttpResponse:
    context = {
        "review": review,
        "collection": unit_reports.collection(review, on=today()),
        "form": form,
        "is_usual_day": review.reports_due_on is None,
        "may_change_day": review.reports_due_on is None or review.reports_due_on >= today(),
        "may_prepare": permissions.may_prepare(request.actor),
        "own_unit_ids": request.actor.unit_ids,
    }
    return render(request, "office/reviews/collection.html", context, status=422 if form.errors else 200)


def _took_file(request: OfficeRequest, review: ReviewCard, line: UnitReportLine, form: UnitReportForm) -> bool:
    """Whether nothing is wrong with the file; one that came is put into the library of the unit and chosen."""
    file = form.cleaned_data.get("file")
    if not file:
        return "file" not in form.errors
    said = form.cleaned_data
    description = evidence.Description(
        title=_("Report on administrative reform, %(period)s") % {"period": review.period},
        document_kind=DocumentKind.REPORT,
        issuing_body=line.unit.name,
        number=said.get("number", ""),
        issued_on=said.get("issued_on"),
    )
    new = evidence.NewFile(line.unit.id, file.name or "", file.read(), description, said["is_free_of_secrets"])
    try:
        key = evidence.add_file(new, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal), "file"), refusal.sentence)
        return False
    form.take(key, piece(key))
    return True


def _handed_in(request: OfficeRequest, review: ReviewCard, line: UnitReportLine, form: UnitReportForm) -> bool:
    try:
        collecting.hand_in(review.id, form.report(line.unit.id), by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True
