"""How the sign-in library behaves here: nobody signs up alone, and every sign-in is on record."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from sen.reform.accounts import operations
from sen.reform.common.clock import now


class OfficeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts are opened by administrators; sign-ins and sign-outs are written down."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens their own account."""
        return False

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Write down the sign-in; no message, the page says enough."""
        operations.record_sign_in("signed_in", user.pk, at=now())
        response: HttpResponse = super().post_login(request, user, **options)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Write down the sign-out."""
        if request.user.pk is not None:
            operations.record_sign_in("signed_out", request.user.pk, at=now())
        super().logout(request)

    def add_message(self, *arguments: Any, **options: Any) -> None:
        """Say nothing where the page itself shows what happened."""
