"""Pictures and files of public articles: at addresses made from what they hold, so that they never change."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sen.portal.public_role import reading_as_the_public
from sen.reform.news import queries as news

_FOR_EVER = "public, max-age=31536000, immutable"
# A file is asked for again each time, as its article may have been withdrawn.
_ASKED_AGAIN = "public, no-cache"
_INERT = "default-src 'none'; sandbox"


_PICTURE = re.compile(r"([0-9a-f]{20})-(\d{2,4})\.(avif|webp|jpg)")
_ATTACHMENT = re.compile(r"([0-9a-f]{20})\.(?:pdf|docx|xlsx)")


@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponse:
    """A picture in one size and format, while some public article shows it."""
    asked = _PICTURE.fullmatch(name)
    if asked is None:
        raise Http404
    try:
        with reading_as_the_public():
            file = news.public_picture(asked[1], int(asked[2]), asked[3])
    except news.FileNotFound:
        raise Http404 from None
    response = HttpResponse(file.data, content_type=file.content_type)
    response.headers["Cache-Control"] = _FOR_EVER
    return _inert(response)


@require_safe
def attachment(request: HttpRequest, name: str) -> HttpResponse:
    """A file to be saved, while some public article offers it."""
    asked = _ATTACHMENT.fullmatch(name)
    if asked is None:
        raise Http404
    try:
        with reading_as_the_public():
            file = news.public_attachment(asked[1])
    except news.FileNotFound:
        raise Http404 from None
    response = HttpResponse(file.data, content_type=file.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response.headers["Cache-Control"] = _ASKED_AGAIN
    response.headers["ETag"] = f'"{asked[1]}"'
    return get_conditional_response(request, response.headers["ETag"], None, _inert(response)) or response


def _inert(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Security-Policy"] = _INERT
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
