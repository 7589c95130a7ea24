"""Uploads that are too large are refused by their announced size, before a byte of them is read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

# What the other fields and the envelope of the form may add.
_ENVELOPE = 2_000_000


def within(limit: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let requests up to a number of bytes through; the check for forgery, which reads the form, comes after."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _announced(request) > limit + _ENVELOPE:
                return _too_large(request, limit)
            return protected(request, *args, **kwargs)

        return page

    return decorate


def _announced(request: HttpRequest) -> int:
    # Without an announced length Django reads nothing at all.
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0


def _too_large(request: HttpRequest, limit: int) -> HttpResponse:
    megabytes = limit // (1024 * 1024)
    sentence = _("The file is larger than %(limit)s MB, so it was not read. Take the images out, or paste the text.")
    context = {"sentence": sentence % {"limit": megabytes}, "status": 413}
    return render(request, "design/refusal.html", context, status=413)
