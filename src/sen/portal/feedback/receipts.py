"""The receipt of a rating: only the browser holds it, only the pages of the subject are sent it."""

from datetime import date

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from sen.portal.answering import RECEIPT as COOKIE
from sen.portal.feedback.places import Place
from sen.reform.feedback.operations import Receipt

_QUARTER = 92 * 24 * 60 * 60


def receipt_of(request: HttpRequest, place: Place) -> Receipt | None:
    """The receipt this browser holds for a place; none when it was made for another, or by somebody else."""
    try:
        nonce, stars, month = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_salt(place))
    except signing.BadSignature:
        return None
    return Receipt(nonce, stars, date.fromisoformat(month))


def hand_over(response: HttpResponse, place: Place, receipt: Receipt) -> HttpResponse:
    """Give the browser its receipt."""
    said = [receipt.nonce, receipt.stars, receipt.month_from.isoformat()]
    response.set_cookie(
        COOKIE,
        signing.dumps(said, salt=_salt(place)),
        max_age=_QUARTER,
        path=place.beneath,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _salt(place: Place) -> str:
    return f"sen.feedback.receipt|{place.subject}"
