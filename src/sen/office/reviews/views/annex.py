"""The statistical annex: its figures, those a person types, and the rows an administrator keeps."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews.report_forms import AnnexForm, RowForm, SeenForm
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.reviews import permissions, queries
from sen.reform.reviews.operations import cataloguing, reporting
from sen.reform.reviews.queries import catalogue
from sen.reform.reviews.queries.annex import annex_page


@require_http_methods(["GET", "POST"])
@for_officials
def annex(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Every row with its figure, and fields for those a person types."""
    permissions.may_read(request.actor).enforce()
    review = queries.review(review_id)
    page = annex_page(review, on=today())
    has_previous = bool(page.previous_period)
    form = AnnexForm(request.POST or None, lines=page.lines, has_previous=has_previous)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count = reporting.type_figures(review_id, form.figures, by=request.actor, at=now())
            except NotAllowed:
                raise
            except reporting.FigureChanged as refusal:
                status = 409
                form.see_again({line.row.code: line.typed.version for line in page.lines if line.typed})
                form.refuse(refusal.code, refusal.sentence)
            except Refusal as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _kept(count))
                return redirect("reviews:annex", review_id)
    context = {
        "review": review,
        "page": page,
        "form": form,
        "may_type": permissions.may_prepare(request.actor),
        "may_keep": permissions.may_keep_annex(request.actor),
    }
    return render(request, "office/reviews/annex.html", context, status=status)


@for_officials
def rows(request: OfficeRequest) -> HttpResponse:
    """Every row of the annex, where its figure comes from, and who changed it."""
    permissions.may_read(request.actor).enforce()
    context = {"rows": catalogue.catalogue(), "may_keep": permissions.may_keep_annex(request.actor)}
    return render(request, "office/reviews/annex_rows.html", context)


@require_http_methods(["GET", "POST"])
@for_officials
def row(request: OfficeRequest, code: str) -> HttpResponse:
    """Change a row."""
    permissions.may_read(request.actor).enforce()
    history = catalogue.row_history(code)
    if not history:
        raise Http404
    form = RowForm.changing(code, request.POST) if request.method == "POST" else RowForm.of(history[0])
    if request.method == "POST" and _changed(request, form):
        return redirect("reviews:annex_rows")
    return _row_page(request, form, history)


@require_http_methods(["GET", "POST"])
@for_officials
def new_row(request: OfficeRequest) -> HttpResponse:
    """Add a row."""
    permissions.may_keep_annex(request.actor).enforce()
    form = RowForm(request.POST) if request.method == "POST" else RowForm()
    if request.method == "POST" and _changed(request, form):
        return redirect("reviews:annex_rows")
    return _row_page(request, form, ())


@require_POST
@for_officials
def drop_row(request: OfficeRequest, code: str) -> HttpResponse:
    """Ask a row no more."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Http404
    cataloguing.drop_row(code, seen=form.cleaned_data["seen"], by=request.actor, at=now())
    messages.success(request, _("Row %(code)s is asked no more; what was typed stays.") % {"code": code})
    return redirect("reviews:annex_rows")


def _changed(request: OfficeRequest, form: RowForm) -> bool:
    if not form.is_valid():
        return False
    said = dict(form.cleaned_data)
    seen = said.pop("seen")
    try:
        cataloguing.change_row(said, seen=seen, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return False
    messages.success(request, _("Row %(code)s is kept; what it was stays readable.") % {"code": said["code"]})
    return True


def _row_page(request: OfficeRequest, form: RowForm, history: tuple[catalogue.CatalogueRow, ...]) -> HttpResponse:
    context = {
        "form": form,
        "history": history,
        "standing": history[0] if history else None,
        "may_keep": permissions.may_keep_annex(request.actor),
    }
    return render(request, "office/reviews/annex_row.html", context, status=422 if form.errors else 200)


def _kept(count: int) -> str:
    words = ngettext("%(count)s figure is kept.", "%(count)s figures are kept.", count)
    return words % {"count": count} if count else _("Nothing was changed.")
