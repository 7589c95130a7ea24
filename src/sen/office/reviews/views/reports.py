"""The periodic report and the notice of conclusions: looked at, completed, taken as files."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews import forms
from sen.reform.common.clock import now
from sen.reform.documents.content import OfficialDocument
from sen.reform.documents.docx import render_docx
from sen.reform.documents.pdf import render_pdf
from sen.reform.documents.printed import printed
from sen.reform.reviews import documents, operations, permissions, queries
from sen.reform.reviews.kinds import Part


@dataclass(frozen=True)
class FileFormat:
    """How a document becomes a file."""

    content_type: str
    render: Callable[[OfficialDocument], bytes]


FORMATS = {
    "docx": FileFormat("application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx),
    "pdf": FileFormat("application/pdf", render_pdf),
}


@for_officials
def report(request: OfficeRequest, review_id: int) -> HttpResponse:
    """The report as it will be printed, and the parts only people can write."""
    permissions.may_read(request.actor).enforce()
    return _page(request, review_id, None)


@require_POST
@for_officials
def remark(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Write a part of the report."""
    part = request.POST.get("part", "")
    if part not in Part.values:
        raise Http404
    form = forms.Remark(request.POST, auto_id=f"id_{part}_%s")
    if form.is_valid():
        said = form.cleaned_data
        operations.write_remark(review_id, said["part"], said["text"], by=request.actor, at=now())
        messages.success(request, _("The report is completed."))
        return redirect("reviews:report", review_id)
    return _page(request, review_id, form)


@for_officials
def report_file(request: OfficeRequest, review_id: int, file_format: str) -> HttpResponse:
    """The report as a file."""
    permissions.may_read(request.actor).enforce()
    stem = documents.report_stem(queries.review(review_id))
    return _file(documents.periodic_report(review_id), stem, file_format)


@for_officials
def notice_file(request: OfficeRequest, review_id: int, file_format: str) -> HttpResponse:
    """The notice of conclusions as a file."""
    permissions.may_read(request.actor).enforce()
    stem = documents.notice_stem(queries.review(review_id))
    return _file(documents.notice_of_conclusions(review_id), stem, file_format)


def _page(request: OfficeRequest, review_id: int, refused: forms.Remark | None) -> HttpResponse:
    review = queries.review(review_id)
    written = queries.remarks(review_id)
    remarks = [(part.label, _form(part, written.get(part, ""), refused)) for part in Part]
    context = {
        "review": review,
        "document": printed(documents.periodic_report(review_id)),
        "remarks": remarks,
        "has_conclusions": bool(queries.conclusions(review_id)),
        "may": permissions.decisions_for(request.actor, review),
    }
    return render(request, "office/reviews/report.html", context, status=422 if refused else 200)


def _form(part: Part, text: str, refused: forms.Remark | None) -> forms.Remark:
    if refused is not None and refused.data.get("part") == part:
        return refused
    return forms.Remark(initial={"part": part, "text": text}, auto_id=f"id_{part}_%s")


def _file(document: OfficialDocument, stem: str, file_format: str) -> HttpResponse:
    known = FORMATS.get(file_format)
    if known is None:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, f"{stem}.{file_format}")}
    return HttpResponse(known.render(document), content_type=known.content_type, headers=headers)
