"""How pages of results are answered: fresh, cheap when nothing changed, and helpful when nothing is there."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from sen.reform.common.errors import NotFound

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page of results: asked for again before it is shown again, as it may have been corrected meanwhile."""

    @require_safe
    @cache_control(no_cache=True)
    @conditional_page
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound as refusal:
            return render(request, "portal/results/not_found.html", {"sentence": refusal.sentence}, status=404)

    return page


def dated(response: HttpResponse, published_at: datetime) -> HttpResponse:
    """Say since when the page reads so."""
    response.headers["Last-Modified"] = http_date(published_at.timestamp())
    return response
