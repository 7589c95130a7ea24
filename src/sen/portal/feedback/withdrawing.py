"""The code by which a writer may take a comment back: told on one page, once, and kept nowhere."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Goes with the answer to sending, and is taken away when the page that tells the code was shown.
COOKIE = "sen_ma"
_TEN_MINUTES = 600


def tell_code(response: HttpResponse, code: str) -> HttpResponse:
    """Carry the code to the page that tells it, past addresses and logs."""
    response.set_cookie(
        COOKIE,
        code,
        max_age=_TEN_MINUTES,
        path=reverse("portal:comment_sent"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def told_code(request: HttpRequest) -> str:
    """The code the browser brought along; empty when it was shown before."""
    return request.COOKIES.get(COOKIE, "")[:20]


def forget_code(response: HttpResponse) -> HttpResponse:
    """The page has told the code: the browser keeps it no longer."""
    response.delete_cookie(COOKIE, path=reverse("portal:comment_sent"), samesite="Lax")
    return response
