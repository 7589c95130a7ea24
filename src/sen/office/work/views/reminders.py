"""How deadlines come to a person: the mail of a day, and a feed for one's own calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST

from sen.office.people import OfficeRequest, account_id, for_officials
from sen.office.work import forms
from sen.reform.accounts import operations as accounts
from sen.reform.accounts.queries import active_actor, email_of
from sen.reform.common.addresses import absolute_address
from sen.reform.common.clock import now, today
from sen.reform.dashboards.feed import deadlines_feed
from sen.reform.notifications import operations as notifications
from sen.reform.notifications.queries import feed_opened_at, feed_owner


@for_officials
def reminders(request: OfficeRequest) -> HttpResponse:
    """The two ways, and what is set now."""
    return _page(request)


@never_cache
@require_POST
@for_officials
def new_feed(request: OfficeRequest) -> HttpResponse:
    """Make a new address, shown this once; the one before ends."""
    token = notifications.open_feed(account_id(request), at=now())
    return _page(request, address=absolute_address("work:feed", token))


@require_POST
@for_officials
def close_feed(request: OfficeRequest) -> HttpResponse:
    """End the address of the feed."""
    notifications.close_feed(account_id(request), at=now())
    messages.success(request, _("The address of the calendar has ended."))
    return redirect("work:reminders")


@require_POST
@for_officials
def mail(request: OfficeRequest) -> HttpResponse:
    """Say where the mail of the day goes."""
    form = forms.Mail(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    accounts.set_email(account_id(request), form.cleaned_data["email"], by=request.actor, at=now())
    words = _("The mail of the day goes to this address.") if form.cleaned_data["email"] else _("No mail goes out.")
    messages.success(request, words)
    return redirect("work:reminders")


@require_GET
@cache_control(private=True, max_age=600)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines behind a secret address: calendars do not sign in."""
    user_id = feed_owner(token)
    actor = active_actor(user_id, on=today()) if user_id is not None else None
    if actor is None:
        raise Http404
    return HttpResponse(
        deadlines_feed(actor, on=today(), at=now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="viec-cua-toi.ics"'},
    )


def _page(request: OfficeRequest, *, form: forms.Mail | None = None, address: str = "") -> HttpResponse:
    context = {
        "form": form or forms.Mail(initial={"email": email_of(account_id(request))}),
        "address": address,
        "opened_at": feed_opened_at(account_id(request)),
    }
    return render(request, "office/work/reminders.html", context, status=422 if form else 200)
