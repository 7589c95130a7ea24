"""Pictures and files of public articles: at addresses made from what they hold, so that they never change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sen.portal.public_role import reading_as_the_public
from sen.reform.news import queries as news

_FOR_EVER = "public, max-age=31536000, immutable"
# A file is asked for again each time, as its article may have been withdrawn.
_ASKED_AGAIN = "public, no-cache"


@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponse:
    """A picture in one size and format, while some public article shows it."""
    try:
        with reading_as_the_public():
            file = news.public_picture(name)
    except news.FileNotFound:
        raise Http404 from None
    response = HttpResponse(file.data, content_type=file.content_type)
    response.headers["Content-Security-Policy"] = news.INERT
    response.headers["Cache-Control"] = _FOR_EVER
    return response


@require_safe
def attachment(request: HttpRequest, name: str) -> HttpResponse:
    """A file to be saved, while some public article offers it."""
    try:
        with reading_as_the_public():
            file = news.public_attachment(name)
    except news.FileNotFound:
        raise Http404 from None
    response = HttpResponse(file.data, content_type=file.content_type)
    response.headers["Content-Security-Policy"] = news.INERT
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    response.headers["Cache-Control"] = _ASKED_AGAIN
    response.headers["ETag"] = f'"{name}"'
    return get_conditional_response(request, response.headers["ETag"], None, response) or response
