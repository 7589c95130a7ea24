"""One's own work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import today
from sen.reform.dashboards.queries import my_work


@for_officials
def page(request: OfficeRequest) -> HttpResponse:
    """Everything the person has to do, by urgency; each row leads to the page where it is done."""
    groups = [
        (group, [(item, reverse(item.url_name, args=item.url_args)) for item in group.items])
        for group in my_work(request.actor, today())
    ]
    return render(request, "office/work/page.html", {"groups": groups, "has_posts": bool(request.actor.posts)})
