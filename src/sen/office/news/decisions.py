"""Submitting, approving, returning, publishing and withdrawing an article."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.news import forms
from sen.office.news.views import show_article
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.news import operations, permissions, queries


@require_POST
@for_officials
def submit(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Hand the draft to the approver."""
    operations.submit(article_id=article_id, by=request.actor, at=now())
    messages.success(request, _("The text is submitted; an approver reads it next."))
    return redirect("editorial:article", article_id)


@require_http_methods(["GET", "POST"])
@for_officials
def review(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Read what changed since the last approval, and approve exactly that: to appear now, at a moment, or not yet."""
    page = queries.desk_article(article_id)
    permissions.may_approve(request.actor, page).enforce()
    then = request.POST.get("then", "")
    form = forms.Moment(request.POST if then == "schedule" else None)
    if request.method == "POST" and (then != "schedule" or form.is_valid()):
        try:
            said = _approve(request, article_id, then, form)
        except operations.MomentPassed as refusal:
            form.add_error("publish_at", refusal.sentence)
        else:
            messages.success(request, said)
            return redirect("editorial:article", article_id)
    context = {
        "page": page,
        "changes": queries.changes_since_approval(page),
        "preview": queries.body_preview(page.text.body),
        "similar": queries.similar_articles(
            page.text, unit_ids=permissions.desk_unit_ids(request.actor), besides=page.id
        ),
        "moment": form,
        "because": forms.Because(),
    }
    return render(request, "office/news/review.html", context, status=422 if form.errors else 200)


def _approve(request: OfficeRequest, article_id: int, then: str, form: forms.Moment) -> str:
    # The digest travels with the page that was read; a text changed in between is refused.
    digest, by, at = request.POST.get("digest", ""), request.actor, now()
    if then == "publish":
        operations.approve_and_publish(article_id=article_id, digest=digest, by=by, at=at)
        return _("The article is approved and published.")
    if then == "schedule":
        publish_at = form.cleaned_data["publish_at"]
        operations.approve_and_schedule(article_id=article_id, digest=digest, publish_at=publish_at, by=by, at=at)
        return _("The article is approved; it appears at the moment you chose.")
    operations.approve(article_id=article_id, digest=digest, by=by, at=at)
    return _("The article is approved. It is not published yet.")


@require_POST
@for_officials
def return_for_correction(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Send the text back with a reason."""
    form = forms.Because(request.POST)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            operations.return_for_correction(article_id=article_id, reason=reason, by=request.actor, at=now())
        except operations.ReasonMissing as refusal:
            form.add_error("reason", refusal.sentence)
        else:
            messages.success(request, _("The text is back with its editors."))
            return redirect("editorial:list")
    return _again(request, article_id, because=form)


@require_POST
@for_officials
def publish(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Put an approved article on the portal."""
    operations.publish(article_id=article_id, by=request.actor, at=now())
    messages.success(request, _("The article is published."))
    return redirect("editorial:article", article_id)


@require_POST
@for_officials
def schedule(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Choose the moment an approved article appears."""
    form = forms.Moment(request.POST)
    if form.is_valid():
        publish_at = form.cleaned_data["publish_at"]
        try:
            operations.schedule(article_id=article_id, publish_at=publish_at, by=request.actor, at=now())
        except operations.MomentPassed as refusal:
            form.add_error("publish_at", refusal.sentence)
        else:
            messages.success(request, _("The article appears at the moment you chose."))
            return redirect("editorial:article", article_id)
    return _again(request, article_id, moment=form)


@require_POST
@for_officials
def withdraw(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Take the article off the portal with a reason."""
    form = forms.Because(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            operations.withdraw(article_id=article_id, reason=reason, by=request.actor, at=now())
        except operations.ReasonMissing as refusal:
            form.add_error("reason", refusal.sentence)
        else:
            messages.success(request, _("The article is withdrawn; readers no longer see it."))
            return redirect("editorial:article", article_id)
    return _again(request, article_id, because=form)


def _again(
    request: OfficeRequest,
    article_id: int,
    *,
    moment: forms.Moment | None = None,
    because: forms.Because | None = None,
) -> HttpResponse:
    page = queries.desk_article(article_id)
    permissions.may_read(request.actor, page).enforce()
    return show_article(request, page, moment=moment, because=because)
