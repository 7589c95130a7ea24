"""Pictures and files that are not public yet, for those who write; and an article as its page will be."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.news import permissions, queries


@require_safe
@for_officials
def picture(request: OfficeRequest, name: str) -> HttpResponse:
    """A picture in one size and format."""
    permissions.may_see_desk(request.actor).enforce()
    return _handed_out(queries.desk_picture(name))


@require_safe
@for_officials
def attachment(request: OfficeRequest, name: str) -> HttpResponse:
    """A file to be saved."""
    permissions.may_see_desk(request.actor).enforce()
    file = queries.desk_attachment(name)
    response = _handed_out(file)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return response


@require_safe
@never_cache
@for_officials
def preview_page(request: OfficeRequest, article_id: int) -> HttpResponse:
    """The newest text as its public page would be, in the frame readers know."""
    page = queries.desk_article(article_id)
    permissions.may_read(request.actor, page).enforce()
    request.is_shown_as_public = True  # type: ignore[attr-defined]  # the frame of the portal looks for it
    response = render(
        request,
        "office/news/preview.html",
        {"page": queries.page_preview(article_id, at=now()), "desk": page},
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _handed_out(file: queries.StoredFile) -> HttpResponse:
    response = HttpResponse(file.data, content_type=file.content_type)
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["Content-Security-Policy"] = queries.INERT
    return response
