"""The bytes themselves: streamed to whoever may read them, and written down each time."""

from typing import cast

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from sen.office.evidence.views.pieces import readable
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.evidence import operations, previews, queries
from sen.reform.evidence.kinds import Look

# Nothing in a file may run, load or send anything; nobody keeps a copy on a shared computer.
_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    # Packed already; and a download shows how far it is only when its length is known.
    "Content-Encoding": "identity",
}


@require_GET
@for_officials
def content(request: OfficeRequest, key: str) -> HttpResponse:
    """The file to keep; with `?xem` in the browser, where that is harmless. A link is followed."""
    card = readable(request.actor, key)
    if card.is_link:
        operations.record_access(card.key, Look.OPENED, by=request.actor, at=now())
        return HttpResponseRedirect(card.url)
    is_inline = "xem" in request.GET and card.has_preview
    file = queries.open_file(card.key)
    operations.record_access(card.key, Look.OPENED if is_inline else Look.DOWNLOADED, by=request.actor, at=now())
    answer = FileResponse(
        file,
        as_attachment=not is_inline,
        filename=card.save_as,
        content_type=card.content_type,
        headers=_HEADERS,
    )
    return cast("HttpResponse", answer)  # a streamed answer is an answer


@require_GET
@for_officials
def page_picture(request: OfficeRequest, key: str, page: int) -> HttpResponse:
    """One page as a picture."""
    card = readable(request.actor, key)
    picture, content_type = previews.preview(card, page)
    operations.record_access(card.key, Look.PREVIEWED, by=request.actor, at=now())
    return HttpResponse(picture, content_type=content_type, headers=_HEADERS)
