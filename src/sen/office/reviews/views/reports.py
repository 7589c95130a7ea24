"""The periodic report and the notice of conclusions: looked at, its sections put in words, taken as files."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews.report_forms import SectionForm, SeenForm
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.documents.content import OfficialDocument
from sen.reform.documents.printed import printed
from sen.reform.documents.rendering import FileFormat, formats_of
from sen.reform.documents.rendering import render as rendered
from sen.reform.reviews import documents, permissions, queries
from sen.reform.reviews.operations import reporting
from sen.reform.reviews.queries import ReviewCard
from sen.reform.reviews.queries import sections as sectioned
from sen.reform.reviews.queries.differences import differences
from sen.reform.reviews.queries.sections import Section


@for_officials
def report(request: OfficeRequest, review_id: int) -> HttpResponse:
    """The report as it will be printed, and which of its sections are in a person's words."""
    permissions.may_read(request.actor).enforce()
    review = queries.review(review_id)
    made = sectioned.report(review_id, on=today())
    document = documents.document_of(made)
    context = {
        "review": review,
        "document": printed(document),
        "report": made,
        "has_conclusions": bool(queries.conclusions(review_id)),
        "may": permissions.decisions_for(request.actor, review),
    }
    return render(request, "office/reviews/report.html", context)


@require_http_methods(["GET", "POST"])
@for_officials
def section(request: OfficeRequest, review_id: int, key: str) -> HttpResponse:
    """One section: its words, what the data say, what it was before."""
    permissions.may_read(request.actor).enforce()
    found = _section(review_id, key)
    form = SectionForm.of(found)
    if request.method == "POST":
        form = SectionForm(request.POST)
        if form.is_valid():
            try:
                said = form.cleaned_data
                reporting.write_section(review_id, key, said["text"], seen=said["seen"], by=request.actor, at=now())
            except reporting.SectionChanged as refusal:
                return _conflict(request, queries.review(review_id), key, form, refusal.sentence)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("text", refusal.sentence)
            else:
                messages.success(request, _("The section now stands in your words; the data do not change them."))
                return redirect("reviews:report", review_id)
    review = queries.review(review_id)
    context = {
        "review": review,
        "section": found,
        "form": form,
        "history": sectioned.section_history(review_id, key),
        "may": permissions.decisions_for(request.actor, review),
    }
    return render(request, "office/reviews/section.html", context, status=422 if form.errors else 200)


@require_POST
@for_officials
def give_back(request: OfficeRequest, review_id: int, key: str) -> HttpResponse:
    """Let the data speak in a section again."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Http404
    reporting.give_back_section(review_id, key, seen=form.cleaned_data["seen"], by=request.actor, at=now())
    messages.success(request, _("The section follows the data again. Your words stay readable in its history."))
    return redirect("reviews:section", review_id, key)


@for_officials
def report_file(request: OfficeRequest, review_id: int, file_format: str) -> HttpResponse:
    """The report as a file."""
    permissions.may_read(request.actor).enforce()
    stem = documents.report_stem(queries.review(review_id))
    return _file(documents.periodic_report(review_id, on=today()), stem, file_format)


@for_officials
def notice_file(request: OfficeRequest, review_id: int, file_format: str) -> HttpResponse:
    """The notice of conclusions as a file."""
    permissions.may_read(request.actor).enforce()
    stem = documents.notice_stem(queries.review(review_id))
    return _file(documents.notice_of_conclusions(review_id), stem, file_format)


def _conflict(request: OfficeRequest, review: ReviewCard, key: str, form: SectionForm, sentence: str) -> HttpResponse:
    """Theirs and mine side by side; nothing is kept before one of them is chosen."""
    theirs = _section(review.id, key)
    mine = form.cleaned_data["text"]
    context = {
        "review": review,
        "section": theirs,
        "sentence": sentence,
        "mine": mine,
        "words": differences(theirs.text, mine),
        "form": SectionForm(initial={"text": mine, "seen": theirs.version}),
    }
    return render(request, "office/reviews/section_conflict.html", context, status=409)


def _section(review_id: int, key: str) -> Section:
    found = sectioned.report(review_id, on=today()).section(key)
    if found is None:
        raise Http404
    return found


def _file(document: OfficialDocument, stem: str, file_format: str) -> HttpResponse:
    if file_format not in formats_of(document):
        raise Http404
    made = rendered(document, cast(FileFormat, file_format))
    headers = {"Content-Disposition": content_disposition_header(True, f"{stem}.{file_format}")}
    return HttpResponse(made.data, content_type=made.content_type, headers=headers)
