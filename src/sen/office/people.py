"""Who is asking: every request carries the actor behind it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from sen.reform.accounts.queries import Actor, actor_for
from sen.reform.common.clock import today

ACTING_POST = "acting_post"


class OfficeRequest(HttpRequest):
    """A request of somebody signed in."""

    actor: Actor


def account_id(request: HttpRequest) -> int:
    """Give the account of whoever signed in; only for pages that are for officials."""
    return cast(int, request.user.pk)


class ActorMiddleware:
    """Put the actor on the request; the database is asked only when a page looks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on with its actor."""
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]  # OfficeRequest
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    return actor_for(request.user.pk, on=today(), acting_post_id=request.session.get(ACTING_POST))


def for_officials(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who signed in see the page; others are asked to, and come back."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(cast(OfficeRequest, request), *args, **kwargs)

    return page
