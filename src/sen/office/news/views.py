"""The desk: its shelves, an article with its history, writing and changing the text."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sen.office.news import forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.feedback.permissions import may_read_queue
from sen.reform.news import operations, permissions, queries
from sen.reform.news.differences import differences
from sen.reform.news.texts import ArticleText


@require_safe
@for_officials
def desk(request: OfficeRequest) -> HttpResponse:
    """The articles of one's units, shelf by shelf."""
    may_see = permissions.may_see_desk(request.actor)
    may_write = permissions.may_write(request.actor, permissions.writing_unit_id(request.actor) or 0)
    context: dict[str, Any] = {
        "may_see": may_see,
        "may_write": may_write,
        "may_read_comments": may_read_queue(request.actor),
    }
    if may_see:
        units = permissions.desk_unit_ids(request.actor)
        # Who does not write comes to approve.
        shelf = queries.on_shelf(request.GET.get("ngan", "" if may_write else "cho-duyet"))
        context |= {
            "shelves": queries.shelves(unit_ids=units),
            "shelf": shelf,
            "articles": queries.desk(unit_ids=units, shelf=shelf, page=request.GET.get("trang", 1)),
        }
    return render(request, "office/news/desk.html", context)


@require_safe
@for_officials
def article(request: OfficeRequest, article_id: int) -> HttpResponse:
    """One article: how readers will see it, where it stands, what can be done."""
    page = queries.desk_article(article_id)
    permissions.may_read(request.actor, page).enforce()
    return show_article(request, page)


def show_article(
    request: OfficeRequest,
    page: queries.DeskArticle,
    *,
    moment: forms.Moment | None = None,
    because: forms.Because | None = None,
) -> HttpResponse:
    """The page of an article; with what was wrong, when a form came back."""
    may = permissions.decisions_for(request.actor, page)
    named = (
        (_("Change the text"), may.edit),
        (_("Submit for approval"), may.submit),
        (_("Approve"), may.approve),
        (_("Return to the editors"), may.return_),
        (_("Publish"), may.publish),
        (_("Schedule"), may.schedule),
        (_("Withdraw"), may.withdraw),
    )
    context = {
        "page": page,
        "may": may,
        "missing": [(label, decision.reason) for label, decision in named if not decision],
        "versions": queries.versions(page.id),
        "moment": moment or forms.Moment(),
        "because": because or forms.Because(),
    }
    is_wrong = any(form is not None and form.errors for form in (moment, because))
    return render(request, "office/news/article.html", context, status=422 if is_wrong else 200)


@require_http_methods(["GET", "POST"])
@for_officials
def write(request: OfficeRequest) -> HttpResponse:
    """Begin an article."""
    unit_id = permissions.writing_unit_id(request.actor) or 0
    permissions.may_write(request.actor, unit_id).enforce()
    form = forms.Article(request.POST or None, initial={"happened_on": today()})
    if form.is_valid():
        try:
            written = operations.write(unit_id=unit_id, text=form.text(), by=request.actor, at=now())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _saved(request, written)
    context = {"form": form, "topics": queries.topic_names()}
    return render(request, "office/news/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@for_officials
def edit(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Change the text; when somebody else saved in between, show both and lose neither."""
    page = queries.desk_article(article_id)
    permissions.may_edit(request.actor, page).enforce()
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
    context = {"form": form, "page": page, "topics": queries.topic_names()}
    return render(request, "office/news/edit.html", context, status=422 if form.errors else 200)


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
        "sentence": refusal.sentence,
        "differences": differences(page.text, mine),
        "form": forms.correction_of(mine, page.number),
        "topics": queries.topic_names(),
    }
    return render(request, "office/news/conflict.html", context, status=409)
