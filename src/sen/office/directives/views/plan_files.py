"""A plan brought as a file: uploaded, looked at, confirmed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from sen.office.directives.forms import PlanFile
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import operations, queries
from sen.reform.directives.permissions import may_adopt_plan, may_see_plan
from sen.reform.directives.planning import LARGEST_PLAN, empty_form

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@within(LARGEST_PLAN)
@for_officials
def bring(request: OfficeRequest, year: int) -> HttpResponse:
    """Upload the first plan of a year, or its next issue."""
    may_adopt_plan(request.actor).enforce()
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Http404
    before = queries.plan_progress(year, on=today())
    title = before.title if before else f"Kế hoạch cải cách hành chính năm {year}"
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlanFile(*posted, is_reissue=before is not None, initial={"title": title, "issued_on": today()})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        file = said.pop("file")
        try:
            upload = operations.PlanUpload(year=year, file_name=file.name, data=file.read(), **said)
            return redirect("directives:plan_preview", operations.bring_plan(upload, by=request.actor, at=now()))
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(_field_of(refusal), refusal.sentence)
    context = {"form": form, "year": str(year), "before": before}
    return render(request, "office/directives/bring_plan.html", context, status=422 if form.errors else 200)


@for_officials
def preview(request: OfficeRequest, import_id: int) -> HttpResponse:
    """What was read, what is wrong, what would change; taken whole when it is confirmed."""
    may_adopt_plan(request.actor).enforce()
    refused = ""
    if request.method == "POST":
        try:
            operations.confirm_plan(import_id, digest=request.POST.get("digest", ""), by=request.actor, at=now())
        except (NotAllowed, queries.PlanImportNotFound):
            raise
        except Refusal as refusal:
            refused = refusal.sentence
        else:
            messages.success(request, _("The plan is entered."))
            return redirect("directives:plan", queries.plan_preview(import_id).year)
    page = queries.plan_preview(import_id)
    context = {"page": page, "refused": refused}
    return render(request, "office/directives/plan_preview.html", context, status=422 if refused else 200)


@for_officials
def empty(request: OfficeRequest) -> HttpResponse:
    """The empty form."""
    may_see_plan(request.actor).enforce()
    headers = {"Content-Disposition": content_disposition_header(True, "mau-nhap-ke-hoach-cchc.xlsx")}
    return HttpResponse(empty_form(today()), content_type=_XLSX, headers=headers)


def _field_of(refusal: Refusal) -> str:
    if isinstance(refusal, operations.IssuedOutsideYear | operations.IssuedBackwards):
        return "issued_on"
    return "reason" if isinstance(refusal, operations.NoReason) else "file"
