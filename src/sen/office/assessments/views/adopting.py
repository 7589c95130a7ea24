"""Adopting an index: a file is looked at first; only what has no errors can be adopted, by whoever may."""

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.assessments.forms import CheckedText, IndexFileForm
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.indices import loader, operations, permissions
from sen.reform.indices.queries import CheckedFile


@within(loader.LARGEST_ANNEX)
@for_officials
def check(request: OfficeRequest) -> HttpResponse:
    """Choose a file; then everything that was found in it."""
    permissions.may_check(request.actor).enforce()
    form = IndexFileForm(request.POST, request.FILES) if request.method == "POST" else IndexFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            looked_at = loader.look_at_file(file.name, file.read(), on=today())
        except Refusal as refusal:
            form.add_error("file", refusal.sentence)
        else:
            return _findings(request, looked_at)
    return _choosing(request, form)


@require_POST
@for_officials
def adopt(request: OfficeRequest) -> HttpResponse:
    """Adopt what was looked at; it is checked once more, and what is wrong by now is shown."""
    permissions.may_adopt(request.actor).enforce()
    form = CheckedText(request.POST)
    if not form.is_valid():
        return _start_again(request)
    name, text = form.cleaned_data["name"], form.cleaned_data["text"]
    try:
        version_id = operations.adopt_version(text, name, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal:
        return _findings(request, loader.look_at(text, name), status=422)
    messages.success(request, _("The index is adopted. Rounds can be opened with it."))
    return redirect("assessments:index", version_id)


@require_POST
@for_officials
def draft(request: OfficeRequest) -> HttpResponse:
    """The draft read from an annex, as a file to mend."""
    permissions.may_check(request.actor).enforce()
    form = CheckedText(request.POST)
    if not form.is_valid():
        return _start_again(request)
    name = f"{PurePath(form.cleaned_data['name']).stem or 'bo-chi-so'}.toml"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(form.cleaned_data["text"].encode(), content_type=loader.TOML_TYPE, headers=headers)


def _start_again(request: OfficeRequest) -> HttpResponse:
    messages.error(request, _("The text of the file was lost on the way. Choose the file again."))
    return redirect("assessments:check_index")


def _choosing(request: OfficeRequest, form: IndexFileForm) -> HttpResponse:
    context = {"form": form, "may_adopt": permissions.may_adopt(request.actor)}
    status = 422 if form.errors else 200
    return render(request, "office/assessments/index_check.html", context, status=status)


def _findings(request: OfficeRequest, file: CheckedFile, status: int = 200) -> HttpResponse:
    context = {
        "file": file,
        "form": CheckedText(initial={"name": file.name, "text": file.text}),
        "may_adopt": permissions.may_adopt(request.actor),
    }
    return render(request, "office/assessments/index_findings.html", context, status=status)
