"""Writing and changing the text of an article."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sen.office.news import forms
from sen.office.news.assisting import Assistance, assist
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.news import operations, permissions, queries
from sen.reform.news.differences import differences
from sen.reform.news.texts import ArticleText


@require_http_methods(["GET", "POST"])
@for_officials
def write(request: OfficeRequest) -> HttpResponse:
    """Begin an article."""
    unit_id = permissions.writing_unit_id(request.actor) or 0
    permissions.may_write(request.actor, unit_id).enforce()
    assistance = assist(request, unit_id)
    if assistance.typed is not None:
        return _page(request, forms.Article(initial=assistance.typed), assistance)
    form = forms.Article(request.POST or None, initial={"happened_on": today()})
    if form.is_valid():
        try:
            written = operations.write(unit_id=unit_id, text=form.text(), by=request.actor, at=now())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _saved(request, written)
    return _page(request, form, assistance)


@require_http_methods(["GET", "POST"])
@for_officials
def edit(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Change the text; when somebody else saved in between, show both and lose neither."""
    page = queries.desk_article(article_id)
    permissions.may_edit(request.actor, page).enforce()
    assistance = assist(request, page.unit_id, article_id=article_id)
    if assistance.typed is not None:
        return _page(request, forms.Correction(initial=assistance.typed), assistance, page=page)
    form = forms.correction_of(page.text, page.number, request.POST or None)
    if form.is_valid():
        text, based_on = form.text(), form.cleaned_data["based_on"]
        try:
            operations.edit(article_id=article_id, based_on=based_on, text=text, by=request.actor, at=now())
        except operations.ChangedMeanwhile as refusal:
            return _conflict(request, article_id, text, refusal)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _saved(request, article_id)
    return _page(request, form, assistance, page=page)


def _page(
    request: OfficeRequest, form: forms.Article, assistance: Assistance, *, page: queries.DeskArticle | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "form_id": forms.FORM_ID,
        "page": page,
        "topics": queries.topic_names(),
        "assistance": assistance,
        "preview": assistance.preview or queries.body_preview(str(form["body"].value() or "")),
    }
    template = "office/news/edit.html" if page else "office/news/write.html"
    return render(request, template, context, status=422 if form.errors or assistance.is_refused else 200)


def _saved(request: OfficeRequest, article_id: int) -> HttpResponse:
    if request.POST.get("then") == "submit" and permissions.may_submit(request.actor, queries.desk_article(article_id)):
        operations.submit(article_id=article_id, by=request.actor, at=now())
        messages.success(request, _("The text is saved and submitted; an approver reads it next."))
    else:
        messages.success(request, _("The text is saved."))
    return redirect("editorial:article", article_id)


def _conflict(request: OfficeRequest, article_id: int, mine: ArticleText, refusal: Refusal) -> HttpResponse:
    page = queries.desk_article(article_id)
    context = {
        "page": page,
        "preview": queries.body_preview(page.text.body),
        "sentence": refusal.sentence,
        "differences": differences(page.text, mine),
        "form": forms.correction_of(mine, page.number),
        "form_id": forms.FORM_ID,
        "topics": queries.topic_names(),
    }
    return render(request, "office/news/conflict.html", context, status=409)
