"""Answers of readers are taken from our own pages only; nothing is kept in a browser for it, so pages stay the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from sen.reform.common.errors import NotAllowed

View = Callable[..., HttpResponse]
_CHANGES_NOTHING = ("GET", "HEAD", "OPTIONS")


class SentFromElsewhere(NotAllowed):
    """The page of another site tried to answer in the name of a reader."""

    message = _(
        "This was not sent from a page of this site, so nothing was changed. "
        "Open the page here, fill it in once more, and send it."
    )


def from_our_own_pages(view: View) -> View:
    """
    Take what browsers say of where a form was sent from in the place of a secret in the form.

    Pages that are the same for everybody hold no secret. Every browser of the last years says by itself which site a
    form belongs to, and no site can make it say otherwise.
    """

    @csrf_exempt
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in _CHANGES_NOTHING and not is_from_our_own_pages(request):
            raise SentFromElsewhere
        return view(request, *args, **kwargs)

    return page


def is_from_our_own_pages(request: HttpRequest) -> bool:
    """Whether the first thing the browser says of the origin names this site; one that says nothing is not believed."""
    said = request.headers
    if site := said.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    if origin := said.get("Origin"):
        return origin == f"{request.scheme}://{request.get_host()}"
    return _host(said.get("Referer", "")) == request.get_host()


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
