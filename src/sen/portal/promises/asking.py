"""Asking whether it is done: a page for whoever holds the token, and taking the answer."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sen.portal.answering import NOTICE, public
from sen.portal.feedback.visitors import remember, visitor_of
from sen.portal.origin import from_our_own_pages
from sen.portal.promises.forms import AnswerForm
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.feedback.operations import Outcome, TooMany
from sen.reform.publishing.operations import promises as operations
from sen.reform.publishing.queries import promises as queries

# What a redirect after an answer may say, by the word in its address.
_NOTICES = {
    "tra-loi": _("Thank you. Your answer has been counted."),
    "da-tinh": _("This browser had answered already; it is counted once."),
}
_SAID = {Outcome.FIRST: "tra-loi", Outcome.ALREADY: "da-tinh"}
# The field each refusal belongs to; the others stand above the form.
_FIELDS: dict[type[Refusal], str] = {operations.NoAnswer: "answer", operations.MissingPartsUnnamed: "comment"}


@public(parameters=(NOTICE,))
def question(request: HttpRequest, token: str) -> HttpResponse:
    """The question, or why nobody is asked at present."""
    return _page(request, queries.question(token, today()), AnswerForm())


@from_our_own_pages
@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Count the answer, then lead back to the question."""
    if request.method == "GET":  # somebody came back to this address
        return redirect("portal:promise_question", token)
    found = queries.question(token, today())
    form, visitor = AnswerForm(request.POST), visitor_of(request)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        outcome = operations.answer_promise(token, form.new_answer(), visitor=visitor, at=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal)), refusal.sentence)
        return _page(request, found, form, status=429 if isinstance(refusal, TooMany) else 422)
    back = HttpResponseRedirect(
        f"{reverse('portal:promise_question', args=(token,))}?{NOTICE}={_SAID[outcome]}", status=303
    )
    return remember(back, visitor)


def _page(request: HttpRequest, found: queries.Question, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    context = {"question": found, "form": form, "notice": _NOTICES.get(request.GET.get(NOTICE, ""), "")}
    return render(request, "portal/promises/question.html", context, status=status)
