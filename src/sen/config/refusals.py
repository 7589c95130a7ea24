"""The last net: a refusal no page caught becomes a page with its sentence, never an error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sen.reform.common.errors import Conflict, NotAllowed, NotFound, Refusal

_STATUS: tuple[tuple[type[Refusal], int], ...] = ((NotAllowed, 403), (NotFound, 404), (Conflict, 409))


class RefusalPages:
    """Show the sentence of a refusal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into a page; leave everything else to Django."""
        if not isinstance(exception, Refusal):
            return None
        status = next((status for kind, status in _STATUS if isinstance(exception, kind)), 400)
        return render(request, "design/refusal.html", {"sentence": exception.sentence, "status": status}, status=status)
