"""Answers to articles and to the service of units, and what may become of a comment afterwards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sen.portal.feedback import forms
from sen.portal.feedback.about import page_of_comment
from sen.portal.feedback.places import place_of_article, place_of_service
from sen.portal.feedback.views.taking import see_other, take_comment, take_rating
from sen.portal.feedback.visitors import visitor_of
from sen.portal.feedback.withdrawing import forget_code, told_code
from sen.portal.origin import from_our_own_pages
from sen.portal.sites import SiteRequest
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.feedback import operations, queries
from sen.reform.feedback.operations import Outcome
from sen.reform.feedback.queries.serving import service_unit
from sen.reform.feedback.reasons import ReportReason
from sen.reform.news import queries as news

_answer = require_http_methods(["GET", "POST"])


@from_our_own_pages
@_answer
def rate_article(request: SiteRequest, article_id: int) -> HttpResponse:
    """Rate an article."""
    return take_rating(request, place_of_article(news.article_page(article_id, site=request.site)))


@from_our_own_pages
@_answer
def comment_article(request: SiteRequest, article_id: int) -> HttpResponse:
    """Comment on an article."""
    return take_comment(request, place_of_article(news.article_page(article_id, site=request.site)))


@from_our_own_pages
@_answer
def rate_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Rate the service of a unit."""
    return take_rating(request, place_of_service(service_unit(slug, today())))


@from_our_own_pages
@_answer
def comment_service(request: HttpRequest, slug: str) -> HttpResponse:
    """Comment on the service of a unit."""
    return take_comment(request, place_of_service(service_unit(slug, today())))


@require_safe
@never_cache
def comment_sent(request: HttpRequest) -> HttpResponse:
    """Tell what happens next, and the code to withdraw the comment by; the code is shown once."""
    back = request.GET.get("ve", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    context = {"code": told_code(request), "back": back if is_ours else ""}
    return forget_code(render(request, "portal/feedback/comment_sent.html", context))


@from_our_own_pages
@_answer
@never_cache
def withdraw_comment(request: HttpRequest) -> HttpResponse:
    """Take a comment back with its code."""
    form = forms.Withdrawal(request.POST if request.method == "POST" else None)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        code, visitor = form.cleaned_data["code"], visitor_of(request)
        try:
            outcome = operations.withdraw_comment(code=code, visitor=visitor, at=now())
        except operations.TooMany as refusal:
            form.add_error(None, refusal.sentence)
            status = 429
        else:
            if outcome is Outcome.FIRST:
                return see_other(f"{request.path}?da=rut")
            sentence = _("No comment belongs to this code. Check its letters, or whether it was withdrawn before.")
            form.add_error("code", sentence)
    context = {"form": form, "is_done": request.GET.get("da") == "rut"}
    return render(request, "portal/feedback/withdraw.html", context, status=status)


@from_our_own_pages
@_answer
@never_cache
def report_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Bring a published comment before the moderators again."""
    comment = queries.published_comment(comment_id)
    form = forms.Report(request.POST if request.method == "POST" else None)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        reason, visitor = ReportReason(form.cleaned_data["reason"]), visitor_of(request)
        try:
            operations.report_comment(comment_id=comment_id, reason=reason, visitor=visitor, at=now())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = 429
        else:
            return see_other(f"{request.path}?da=bao")
    page = page_of_comment(comment, today())
    context = {"comment": comment, "page": page, "form": form, "is_done": request.GET.get("da") == "bao"}
    return render(request, "portal/feedback/report.html", context, status=status)
