"""One activity: what was planned, what became of it, and what shows it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.communication.forms import ReasonForm, ReportForm
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives.operations import activities as operations
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import activities as permissions
from sen.reform.directives.queries.activities import ActivityLine, activity_page
from sen.reform.evidence import operations as evidence
from sen.reform.evidence.kinds import DocumentKind
from sen.reform.evidence.limits import LONGEST_TITLE, MAXIMUM_BYTES
from sen.reform.evidence.permissions import may_add, may_browse
from sen.reform.evidence.queries import PieceCard, PieceNotFound, piece, pieces_of

_FIELDS: dict[type[Refusal], str] = {
    operations.DoneInTimeToCome: "done_on",
    operations.NoProof: "link",
    operations.BadLink: "link",
    operations.ForeignPiece: "piece",
    PieceNotFound: "piece",
    NoReason: "reason",
    evidence.SecretsNotRuledOut: "is_free_of_secrets",
}


@for_officials
def activity(request: OfficeRequest, activity_id: int) -> HttpResponse:
    """An activity with everything reported of it, and what the person may do now."""
    return _draw(request, activity_id)


@within(MAXIMUM_BYTES)
@require_POST
@for_officials
def report(request: OfficeRequest, activity_id: int) -> HttpResponse:
    """Say that it took place, and show it."""
    line = activity_page(activity_id, on=today()).line
    permissions.may_report_activity(request.actor, line).enforce()
    form = _report_form(request, line, request.POST, request.FILES)
    if form.is_valid():
        at = now()
        try:
            proof = form.proof(_kept(form, line, request, at))
            said = form.cleaned_data
            operations.report_activity(
                activity_id, done_on=said["done_on"], text=said["text"], proof=proof, by=request.actor, at=at
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(_FIELDS.get(type(refusal), "file"), refusal.sentence)
        else:
            messages.success(request, _("The activity is reported, with its proof."))
            return redirect("communication:activity", activity_id)
    return _draw(request, activity_id, report=form)


@require_POST
@for_officials
def call_off(request: OfficeRequest, activity_id: int) -> HttpResponse:
    """Say that it does not take place, and why."""
    form = ReasonForm(request.POST, auto_id="id_off_%s")
    if form.is_valid():
        operations.call_off_activity(activity_id, reason=form.cleaned_data["reason"], by=request.actor, at=now())
        messages.success(request, _("The activity is called off."))
        return redirect("communication:activity", activity_id)
    return _draw(request, activity_id, call_off=form)


def _draw(
    request: OfficeRequest, activity_id: int, *, report: ReportForm | None = None, call_off: ReasonForm | None = None
) -> HttpResponse:
    permissions.may_see_activities(request.actor).enforce()
    page = activity_page(activity_id, on=today())
    failed = report or call_off
    context = {
        "page": page,
        "year": str(page.line.year),
        "proof": _proof(request, page.line),
        "may_report": permissions.may_report_activity(request.actor, page.line),
        "may_call_off": permissions.may_call_off_activity(request.actor, page.line),
        "report": report or _report_form(request, page.line),
        "call_off": call_off or ReasonForm(auto_id="id_off_%s"),
        "failed": failed,
    }
    return render(request, "office/communication/activity.html", context, status=422 if failed else 200)


def _report_form(request: OfficeRequest, line: ActivityLine, data: Any = None, files: Any = None) -> ReportForm:
    pieces = pieces_of(line.unit_id) if permissions.may_report_activity(request.actor, line) else ()
    return ReportForm(data, files, pieces=pieces, may_add=may_add(request.actor, line.unit_id), on=today())


def _proof(request: OfficeRequest, line: ActivityLine) -> PieceCard | None:
    """The document that shows it; only for people who may read it."""
    return piece(line.piece_key) if line.piece_key and may_browse(request.actor, line.unit_id) else None


def _kept(form: ReportForm, line: ActivityLine, request: OfficeRequest, at: datetime) -> str:
    """Take a new document in; returns its key, empty when there is none."""
    file = form.cleaned_data.get("file")
    if not file:
        return ""
    description = evidence.Description(title=line.title[:LONGEST_TITLE], document_kind=DocumentKind.OTHER)
    new = evidence.NewFile(
        unit_id=line.unit_id,
        file_name=file.name or "",
        data=file.read(),
        description=description,
        is_free_of_secrets=form.cleaned_data["is_free_of_secrets"],
    )
    return evidence.add_file(new, by=request.actor, at=at)
