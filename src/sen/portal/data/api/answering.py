"""How the API answers: everybody alike, from any site, so often and no oftener, with a sentence when it cannot."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from sen.portal.answering import public
from sen.portal.data.api.limits import counts
from sen.portal.data.api.questions import BadQuestion, asked
from sen.portal.data.api.resources import Resource
from sen.portal.data.api.shapes import Problem, written
from sen.portal.feedback.visitors import address_of
from sen.reform.common.addresses import absolute_address
from sen.reform.common.clock import now
from sen.reform.common.errors import NotFound

View = Callable[..., HttpResponse]
_SAFE = ("GET", "HEAD", "OPTIONS")


def answered(resource: Resource) -> View:
    """The view of a resource."""

    # A cache that is told of some parameters would answer questions with unknown ones, which are to be refused.
    @public
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        try:
            said = resource.read(asked(resource.question, request), **parts)
        except BadQuestion as refusal:
            return problem(HTTPStatus.BAD_REQUEST, refusal.sentence)
        except NotFound as refusal:
            return problem(HTTPStatus.NOT_FOUND, refusal.sentence)
        return HttpResponse(written(said), content_type="application/json")

    return open_to_all(answer)


def open_to_all(view: View) -> View:
    """Answer every site, refuse what would change something, and count how often one network asks."""

    @csrf_exempt  # nothing is changed here, and no cookie read
    @wraps(view)
    def page(request: HttpRequest, **parts: Any) -> HttpResponse:
        response = _refusal(request) or view(request, **parts)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return page


def problem(status: HTTPStatus, sentence: str) -> HttpResponse:
    """An answer that says what is wrong, as RFC 9457 writes it."""
    said = Problem(
        type=f"{absolute_address('portal:api')}#loi-{status.value}",
        title=_TITLES[status](),
        status=status.value,
        detail=sentence,
    )
    return HttpResponse(written(said), status=status.value, content_type="application/problem+json")


def _refusal(request: HttpRequest) -> HttpResponse | None:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(_SAFE)})
    if request.method not in _SAFE:
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, _("The API can only be read. Use GET."))
        refused.headers["Allow"] = ", ".join(_SAFE)
        return refused
    try:
        request.GET  # noqa: B018  # read here for the first time
    except TooManyFieldsSent:
        return problem(HTTPStatus.BAD_REQUEST, _("There are too many parameters."))
    at = now()
    return None if counts.has_room(address_of(request), at=at) else _too_many(at)


def _too_many(at: datetime) -> HttpResponse:
    seconds = 3600 - at.minute * 60 - at.second
    refused = problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        _(
            "Your network has asked very often within this hour. Please go on in %(minutes)d minutes, or take the "
            "whole data as files."
        )
        % {"minutes": -(-seconds // 60)},
    )
    refused.headers["Retry-After"] = str(seconds)
    refused.headers["Cache-Control"] = "no-store"
    return refused


_TITLES: dict[HTTPStatus, Callable[[], str]] = {
    HTTPStatus.BAD_REQUEST: lambda: _("The question is not understood"),
    HTTPStatus.NOT_FOUND: lambda: _("There is nothing here"),
    HTTPStatus.METHOD_NOT_ALLOWED: lambda: _("Only reading is possible"),
    HTTPStatus.TOO_MANY_REQUESTS: lambda: _("Too many questions"),
}
