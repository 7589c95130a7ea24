"""What a person was told."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, account_id, for_officials
from sen.reform.common.clock import now
from sen.reform.notifications import operations, queries


@for_officials
def notices(request: OfficeRequest) -> HttpResponse:
    """The newest notices, each with the page it is about."""
    lines = queries.notices_of(account_id(request))
    context = {"notices": lines, "unread": [line for line in lines if not line.is_read]}
    return render(request, "office/work/notices.html", context)


@require_POST
@for_officials
def open_notice(request: OfficeRequest, notice_id: int) -> HttpResponse:
    """Read a notice: go to the page it is about."""
    return redirect(operations.mark_read(account_id(request), notice_id, at=now()))


@require_POST
@for_officials
def read_all(request: OfficeRequest) -> HttpResponse:
    """Read everything told so far."""
    operations.mark_all_read(account_id(request), at=now())
    return redirect("work:notices")
