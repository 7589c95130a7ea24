"""The desk: its shelves, and an article with its history."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sen.office.news import forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.feedback.permissions import may_read_queue
from sen.reform.news import permissions, queries


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
        "may_see_shareable": permissions.may_see_shareable(request.actor),
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
        "preview": queries.body_preview(page.text.body),
        "similar": queries.similar_articles(
            page.text, unit_ids=permissions.desk_unit_ids(request.actor), besides=page.id
        ),
        "showing_units": queries.showing_units(page.id),
        "moment": moment or forms.Moment(),
        "because": because or forms.Because(),
    }
    is_wrong = any(form is not None and form.errors for form in (moment, because))
    return render(request, "office/news/article.html", context, status=422 if is_wrong else 200)
