"""The comments that wait: publish, or refuse for a reason."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sen.office.news import forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.common.decisions import Decision
from sen.reform.feedback import operations, permissions, queries
from sen.reform.feedback.reasons import Reason
from sen.reform.news.queries import article_id_of, headlines


@dataclass(frozen=True)
class Row:
    """A comment with what it is about and what may be done with it."""

    comment: queries.ModeratedComment
    about: str
    address: str
    may_publish: Decision
    may_refuse: Decision
    form: forms.Refusal


@require_safe
@for_officials
def comments(request: OfficeRequest) -> HttpResponse:
    """One pile of comments."""
    permissions.may_read_queue(request.actor).enforce()
    return _pile(request, queries.on_pile(request.GET.get("ngan", "")))


@require_POST
@for_officials
def publish(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Show the comment to everybody."""
    operations.publish_comment(comment_id=comment_id, by=request.actor, at=now())
    messages.success(request, _("The comment is published."))
    return redirect("editorial:comments")


@require_POST
@for_officials
def refuse(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Do not show the comment, for a reason that is counted in public."""
    form = _refusal_form(comment_id, request.POST)
    if form.is_valid():
        reason, note = Reason(form.cleaned_data["reason"]), form.cleaned_data["note"]
        try:
            operations.refuse_comment(comment_id=comment_id, reason=reason, note=note, by=request.actor, at=now())
        except operations.NoteMissing as refusal:
            form.add_error("note", refusal.sentence)
        else:
            messages.success(request, _("The comment is not published; the reason is counted on the page."))
            return redirect("editorial:comments")
    permissions.may_read_queue(request.actor).enforce()
    return _pile(request, queries.on_pile(request.GET.get("ngan", "")), wrong={comment_id: form})


def _pile(request: OfficeRequest, pile: str, wrong: dict[int, forms.Refusal] | None = None) -> HttpResponse:
    page = queries.comments_on_pile(pile, page=request.GET.get("trang", 1))
    context = {
        "pile": pile,
        "piles": queries.piles(),
        "page": page,
        "rows": _rows(request, tuple(page), wrong or {}),
        "may_moderate": permissions.may_moderate(request.actor),
    }
    return render(request, "office/news/comments.html", context, status=422 if wrong else 200)


def _rows(
    request: OfficeRequest, shown: tuple[queries.ModeratedComment, ...], wrong: dict[int, forms.Refusal]
) -> list[Row]:
    numbers = {comment.id: article_id_of(comment.subject) for comment in shown}
    titles = headlines(number for number in numbers.values() if number is not None)
    rows = []
    for comment in shown:
        number = numbers[comment.id]
        title, slug = titles.get(number or 0, ("", ""))
        rows.append(
            Row(
                comment=comment,
                about=title or _("An article that is no longer public"),
                address=reverse("portal:article", args=(number, slug)) if title else "",
                may_publish=permissions.may_publish(request.actor, comment),
                may_refuse=permissions.may_refuse(request.actor, comment),
                form=wrong.get(comment.id) or _refusal_form(comment.id, None),
            )
        )
    return rows


def _refusal_form(comment_id: int, said: object) -> forms.Refusal:
    return forms.Refusal(said, auto_id=f"comment-{comment_id}-%s")  # type: ignore[arg-type]  # posted fields or nothing
