"""One public promise: what citizens say, what is decided about it, and the sheet for the notice board."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.promises.forms import WordsForm
from sen.office.promises.giving import address_of_next_task
from sen.reform.common.addresses import absolute_address
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal
from sen.reform.documents import qr
from sen.reform.feedback import queries as feedback
from sen.reform.publishing import permissions
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.queries import promises as queries

_DECIDES = {
    "mo-lai": operations.reopen_promise,
    "xac-nhan": operations.confirm_promise,
    "rut": operations.withdraw_promise,
}
_DONE = {
    "mo-lai": _("The promise is open again; the heads of its units were told."),
    "xac-nhan": _("The promise is confirmed as done; citizens read your reply."),
    "rut": _("The promise is withdrawn; it stays listed with the reason."),
}


@for_officials
def promise(request: OfficeRequest, book: str, number: int) -> HttpResponse:
    """How it stands, what citizens say, what can be decided."""
    permissions.may_see_promises(request.actor).enforce()
    return _page(request, book, number)


@require_POST
@for_officials
def act(request: OfficeRequest, book: str, number: int, act: str) -> HttpResponse:
    """Open again, confirm or withdraw, each with words for the public."""
    if act not in _DECIDES:
        raise Http404
    permissions.may_keep_promises(request.actor).enforce()
    form = WordsForm(request.POST, prefix=act)
    if not form.is_valid():
        return _page(request, book, number, act, form, status=422)
    said = form.cleaned_data
    which = operations.Which(book, number, said["seen"])
    try:
        _DECIDES[act](which, said["words"], by=request.actor, at=now())
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        form.add_error(None if isinstance(refusal, Conflict) else "words", refusal.sentence)
        return _page(request, book, number, act, form, status=409 if isinstance(refusal, Conflict) else 422)
    messages.success(request, _DONE[act])
    return redirect("promises:promise", book, number)


@for_officials
def poster(request: OfficeRequest, book: str, number: int) -> HttpResponse:
    """The question as a sheet for the notice board, with its QR code."""
    permissions.may_see_promises(request.actor).enforce()
    found = queries.question_about(book, number, today())
    address = absolute_address("portal:promise_question", found.token)
    code = mark_safe(qr.svg_without_size(address))  # noqa: S308  # drawn by us
    context = {"question": found, "address": address, "code": code}
    return render(request, "office/promises/poster.html", context)


def _page(
    request: OfficeRequest,
    book: str,
    number: int,
    act: str = "",
    refused: WordsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    desk = queries.desk(book, today())
    found = queries.question_about(book, number, today())
    line = next(each for each in desk.lines if each.promise and each.promise.number == number)
    by = request.actor
    blank = {each: WordsForm(initial={"seen": desk.choice.mark}, prefix=each) for each in _DECIDES}
    forms = {**blank, act: refused} if refused else blank
    context = {
        "desk": desk,
        "line": line,
        "question": found,
        "promise": found.promise,
        "comments": feedback.comments_page(found.subject),
        "waiting": feedback.moderation_log(found.subject).waiting,
        "reopen": (permissions.may_reopen_promise(by, found.promise), forms["mo-lai"]),
        "confirm": (permissions.may_confirm_promise(by, found.promise), forms["xac-nhan"]),
        "withdraw": (permissions.may_withdraw_promise(by, found.promise), forms["rut"]),
        "public_address": reverse("portal:promise", args=(book, number)),
        "next_task": address_of_next_task(line),
    }
    return render(request, "office/promises/promise.html", context, status=status)
