"""The comments that wait: publish, or refuse for a reason; what readers reported; the reply of the unit."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sen.office.feedback import forms
from sen.office.feedback.about import Subject, subjects_named
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.decisions import Decision
from sen.reform.feedback import operations, permissions, queries
from sen.reform.feedback.reasons import Reason


@dataclass(frozen=True, kw_only=True)
class Row:
    """A comment with what it is about and what may be done with it."""

    comment: queries.ModeratedComment
    about: Subject
    may_publish: Decision
    may_refuse: Decision
    may_keep: Decision
    may_reply: Decision
    form: forms.Refusal
    reply_form: forms.Reply


@dataclass(frozen=True)
class Wrong:
    """A form that came back, and the comment it belongs to."""

    comment_id: int
    form: forms.Refusal | forms.Reply


@require_safe
@for_officials
def comments(request: OfficeRequest) -> HttpResponse:
    """One pile of comments."""
    permissions.may_read_queue(request.actor).enforce()
    return _pile(request)


@require_POST
@for_officials
def publish(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Show the comment to everybody."""
    operations.publish_comment(comment_id=comment_id, false_alarms=_ticked(request), by=request.actor, at=now())
    messages.success(request, _("The comment is published."))
    return redirect("feedback:comments")


@require_POST
@for_officials
def keep(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Leave a published comment where it is."""
    operations.keep_comment(comment_id=comment_id, false_alarms=_ticked(request), by=request.actor, at=now())
    messages.success(request, _("The comment stays published."))
    return redirect("feedback:comments")


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
            return redirect("feedback:comments")
    permissions.may_read_queue(request.actor).enforce()
    return _pile(request, Wrong(comment_id, form))


@require_POST
@for_officials
def reply(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Say something to a published comment in the name of the unit."""
    comment = queries.moderated_comment(comment_id)
    form = _reply_form(comment, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            operations.reply(
                comment_id=comment_id, text=said["text"], based_on=said["based_on"], by=request.actor, at=now()
            )
        except operations.ReplyDoesNotFit as refusal:
            form.add_error("text", refusal.sentence)
        else:
            messages.success(request, _("The reply stands under the comment."))
            return redirect("feedback:comments")
    permissions.may_reply(request.actor, comment).enforce()
    return _pile(request, Wrong(comment_id, form))


def _pile(request: OfficeRequest, wrong: Wrong | None = None) -> HttpResponse:
    pile = queries.on_pile(request.GET.get("ngan", ""))
    page = queries.comments_on_pile(pile, page=request.GET.get("trang", 1))
    context = {
        "pile": pile,
        "piles": queries.piles(),
        "page": page,
        "rows": _rows(request, tuple(page), wrong),
        "may_moderate": permissions.may_moderate(request.actor),
    }
    return render(request, "office/feedback/comments.html", context, status=422 if wrong else 200)


def _rows(request: OfficeRequest, shown: tuple[queries.ModeratedComment, ...], wrong: Wrong | None) -> list[Row]:
    about = subjects_named((comment.subject for comment in shown), today())
    rows = []
    for comment in shown:
        came_back = wrong.form if wrong and wrong.comment_id == comment.id else None
        rows.append(
            Row(
                comment=comment,
                about=about[comment.subject],
                may_publish=permissions.may_publish(request.actor, comment),
                may_refuse=permissions.may_refuse(request.actor, comment),
                may_keep=permissions.may_keep(request.actor, comment),
                may_reply=permissions.may_reply(request.actor, comment),
                form=came_back if isinstance(came_back, forms.Refusal) else _refusal_form(comment.id, None),
                reply_form=came_back if isinstance(came_back, forms.Reply) else _reply_form(comment, None),
            )
        )
    return rows


def _ticked(request: OfficeRequest) -> list[int]:
    return [int(each) for each in request.POST.getlist("false_alarm") if each.isascii() and each.isdigit()]


def _refusal_form(comment_id: int, said: object) -> forms.Refusal:
    return forms.Refusal(said, auto_id=f"comment-{comment_id}-%s")  # type: ignore[arg-type]  # posted fields or nothing


def _reply_form(comment: queries.ModeratedComment, said: object) -> forms.Reply:
    initial = {"based_on": comment.reply_number, "text": comment.replies[-1].text if comment.replies else ""}
    return forms.Reply(said, initial=initial, auto_id=f"reply-{comment.id}-%s")  # type: ignore[arg-type]  # as above
