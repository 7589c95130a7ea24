"""How an answer is taken, whatever it is about: given to the domain, then led back to the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sen.portal.feedback import forms
from sen.portal.feedback.places import Place
from sen.portal.feedback.receipts import hand_over, receipt_of
from sen.portal.feedback.visitors import remember, visitor_of
from sen.portal.feedback.withdrawing import tell_code
from sen.reform.common.clock import now
from sen.reform.common.errors import Refusal
from sen.reform.feedback import operations, queries
from sen.reform.feedback.operations import Outcome, TooMany

_RATED = {Outcome.FIRST: "danh-gia", Outcome.CHANGED: "doi-sao", Outcome.SAME: "nhu-cu", Outcome.ALREADY: "da-tinh"}
# The field each refusal of a comment belongs to; the others stand above the form.
_FIELDS: dict[type[Refusal], str] = {
    operations.CommentEmpty: "text",
    operations.CommentTooLong: "text",
    operations.TooManyLinks: "text",
    operations.NameTooLong: "name",
}


def take_rating(request: HttpRequest, place: Place) -> HttpResponse:
    """Count the stars, verified when a code of a case comes with them."""
    if request.method == "GET":  # somebody came back to this address
        return redirect(f"{place.address}#danh-gia")
    code = request.POST.get("code", "").strip()
    try:
        return _take_verified(request, place, code) if code else _take_open(request, place)
    except Refusal as refusal:
        return _rate_again(request, place, refusal.sentence, _status(refusal))


def take_comment(request: HttpRequest, place: Place) -> HttpResponse:
    """Take the comment, then tell its writer the code to withdraw it by."""
    if request.method == "GET":
        return redirect(f"{place.address}#binh-luan")
    form, visitor = forms.Comment(request.POST), visitor_of(request)
    if not form.is_valid():
        return _comment_again(request, place, form, 422)
    said = form.cleaned_data
    new = operations.NewComment(text=said["text"], name=said["name"], trap=said["website"])
    try:
        sent = operations.comment(subject=place.subject, new=new, visitor=visitor, unit_id=place.unit_id, at=now())
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal)), refusal.sentence)
        return _comment_again(request, place, form, _status(refusal))
    if sent.outcome is Outcome.SAME:
        return remember(_back(place, "binh-luan-lap", "binh-luan"), visitor)
    response = see_other(f"{reverse('portal:comment_sent')}?ve={place.address}")
    return remember(tell_code(response, sent.withdrawal_code), visitor)


def see_other(address: str) -> HttpResponse:
    """Lead to a page that is asked for, not sent to."""
    response = redirect(address)
    response.status_code = 303
    return response


def _take_open(request: HttpRequest, place: Place) -> HttpResponse:
    visitor, receipt = visitor_of(request), receipt_of(request, place)
    rated = operations.rate(subject=place.subject, stars=_stars(request), visitor=visitor, receipt=receipt, at=now())
    response = remember(_back(place, _RATED[rated.outcome], "danh-gia"), visitor)
    return hand_over(response, place, rated.receipt) if rated.receipt else response


def _take_verified(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    outcome = operations.rate_verified(
        subject=place.subject,
        unit_id=place.unit_id,
        stars=_stars(request),
        code=code,
        visitor=visitor_of(request),
        at=now(),
    )
    if outcome is Outcome.CODE_NOT_TAKEN:
        return _rate_again(request, place, _code_not_taken(), 422)
    return _back(place, "xac-thuc", "danh-gia")


def _rate_again(request: HttpRequest, place: Place, sentence: str, status: int) -> HttpResponse:
    context = {
        "place": place,
        "stars": _stars(request) or "",
        "code": request.POST.get("code", "")[:60],
        "sentence": sentence,
        "can_be_verified": queries.can_be_verified(place.unit_id),
        "most_a_day": queries.most_a_day(),
    }
    return render(request, "portal/feedback/rate_again.html", context, status=status)


def _comment_again(request: HttpRequest, place: Place, form: forms.Comment, status: int) -> HttpResponse:
    context = {"place": place, "form": form}
    return render(request, "portal/feedback/comment_again.html", context, status=status)


def _back(place: Place, word: str, part: str) -> HttpResponse:
    return see_other(f"{place.address}?da={word}#{part}")


def _stars(request: HttpRequest) -> int:
    text = request.POST.get("stars", "")
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0


def _status(refusal: Refusal) -> int:
    return 429 if isinstance(refusal, TooMany) else 422


def _code_not_taken() -> str:
    return _(
        "This code cannot be used here: it is not a code of a finished case of this unit, or it was used already. "
        "Check it on your receipt, or leave the field empty to rate openly."
    )
