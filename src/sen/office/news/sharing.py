"""Articles of other units that the site of one's own shows, too."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.common.decisions import Decision
from sen.reform.news import operations, permissions, queries


@dataclass(frozen=True)
class Row:
    """An article with what may be done about it."""

    line: queries.ShareableLine
    may_share: Decision
    may_unshare: Decision


@require_safe
@for_officials
def shareable(request: OfficeRequest) -> HttpResponse:
    """The public articles of others, newest first."""
    may_see = permissions.may_see_shareable(request.actor)
    unit_id = permissions.sharing_unit_id(request.actor)
    context: dict[str, Any] = {"may_see": may_see}
    if unit_id is not None:
        page = queries.shareable_articles(unit_id=unit_id, page=request.GET.get("trang", 1))
        context |= {
            "page": page,
            "rows": [
                Row(line, permissions.may_share(request.actor, line), permissions.may_unshare(request.actor, line))
                for line in page
            ],
        }
    return render(request, "office/news/shareable.html", context)


@require_POST
@for_officials
def share(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Show it on the site of one's unit."""
    unit_id = permissions.sharing_unit_id(request.actor) or 0
    operations.share(article_id=article_id, unit_id=unit_id, by=request.actor, at=now())
    messages.success(request, _("The site of your unit shows the article, with its source."))
    return redirect("editorial:shareable")


@require_POST
@for_officials
def unshare(request: OfficeRequest, article_id: int) -> HttpResponse:
    """Show it there no longer."""
    unit_id = permissions.sharing_unit_id(request.actor) or 0
    operations.unshare(article_id=article_id, unit_id=unit_id, by=request.actor, at=now())
    messages.success(request, _("The site of your unit no longer shows the article."))
    return redirect("editorial:shareable")
