"""Visitors without an account: a random token in their browser, and the address of this one request."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sen.reform.feedback.operations import Visitor
from sen.reform.feedback.voters import is_token, new_token

COOKIE = "sen_khach"
# No longer than the keys its marks are made with can matter.
_QUARTER = 92 * 24 * 60 * 60


def visitor_of(request: HttpRequest) -> Visitor:
    """Who asks; a browser without a token of ours is given one."""
    return Visitor(token=token_of(request) or new_token(), address=address_of(request))


def token_of(request: HttpRequest) -> str:
    """The token this browser was given, if it has the form of one."""
    said = request.COOKIES.get(COOKIE, "")
    return said if is_token(said) else ""


def remember(response: HttpResponse, visitor: Visitor) -> HttpResponse:
    """Let the browser keep its token; scripts and other sites cannot read it."""
    response.set_cookie(
        COOKIE,
        visitor.token,
        max_age=_QUARTER,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def address_of(request: HttpRequest) -> str:
    """The address the request came from, as the first proxy we trust saw it; what a visitor claims is nothing."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return str(forwarded[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
