"""Answering: stars and comments, without an account and without script."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from sen.portal import forms
from sen.portal.sites import SiteRequest
from sen.portal.views import address_of_article, helpful, show_article
from sen.portal.visitors import remember, visitor_of
from sen.reform.common.clock import now
from sen.reform.common.errors import Refusal
from sen.reform.feedback import operations
from sen.reform.feedback.limits import TooMany
from sen.reform.feedback.operations import Outcome
from sen.reform.news import queries as news

_RATED = {Outcome.FIRST: "danh-gia", Outcome.CHANGED: "doi-sao", Outcome.SAME: "nhu-cu"}
_COMMENTED = {Outcome.FIRST: "binh-luan", Outcome.SAME: "binh-luan-lap"}
# The field each refusal of a comment belongs to; the others stand above the form.
_FIELDS: dict[type[Refusal], str] = {
    operations.CommentEmpty: "text",
    operations.CommentTooLong: "text",
    operations.NameTooLong: "name",
}


@require_http_methods(["GET", "POST"])
@helpful
def rate(request: SiteRequest, article_id: int) -> HttpResponse:
    """Count the stars, then lead back to the article."""
    page = news.article_page(article_id, site=request.site)
    if request.method == "GET":  # somebody came back to this address
        return redirect(f"{address_of_article(page)}#danh-gia")
    visitor = visitor_of(request)
    try:
        outcome = operations.rate(
            subject=page.subject, stars=_stars(request.POST.get("stars", "")), visitor=visitor, at=now()
        )
    except Refusal as refusal:
        return show_article(request, page, rating_error=refusal.sentence, status=_status(refusal))
    return remember(redirect(f"{address_of_article(page)}?da={_RATED[outcome]}#danh-gia"), visitor)


@require_http_methods(["GET", "POST"])
@helpful
def comment(request: SiteRequest, article_id: int) -> HttpResponse:
    """Take the comment, then lead back to the article."""
    page = news.article_page(article_id, site=request.site)
    if request.method == "GET":
        return redirect(f"{address_of_article(page)}#binh-luan")
    form, visitor = forms.Comment(request.POST), visitor_of(request)
    if not form.is_valid():
        return show_article(request, page, comment_form=form, status=422)
    said = form.cleaned_data
    new = operations.NewComment(text=said["text"], name=said["name"], trap=said["website"])
    try:
        outcome = operations.comment(subject=page.subject, new=new, visitor=visitor, at=now())
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal)), refusal.sentence)
        return show_article(request, page, comment_form=form, status=_status(refusal))
    return remember(redirect(f"{address_of_article(page)}?da={_COMMENTED[outcome]}#binh-luan"), visitor)


def _stars(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0


def _status(refusal: Refusal) -> int:
    return 429 if isinstance(refusal, TooMany) else 422
