"""The calendar deadlines are counted on: read by everybody, kept by administrators."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.organizations.forms import calendar as forms
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.organizations import operations, queries
from sen.reform.organizations.permissions import may_keep_calendar
from sen.reform.organizations.workdays import MONDAY_TO_FRIDAY


@for_officials
def calendar(request: OfficeRequest) -> HttpResponse:
    """A year of the calendar."""
    asked = forms.Year(request.GET)
    return _page(request, asked.cleaned_data["nam"] if asked.is_valid() else today().year)


@require_POST
@for_officials
def decide(request: OfficeRequest) -> HttpResponse:
    """Make a day a day off or a working day."""
    form = forms.OwnDay(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        order = operations.work_on if said["choice"] == forms.Choice.WORK else operations.rest_on
        try:
            order(said["day"], reason=said["reason"], by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("day", refusal.sentence)
        else:
            messages.success(request, _("The day is entered in the calendar."))
            return _year(said["day"].year)
    return _page(request, today().year, own_day=form)


@require_POST
@for_officials
def forget(request: OfficeRequest) -> HttpResponse:
    """Let a day be again what the country's calendar says."""
    form = forms.ForgottenDay(request.POST)
    if not form.is_valid():
        return redirect("organizations:calendar")
    operations.forget_override(form.cleaned_data["day"], by=request.actor, at=now())
    messages.success(request, _("The day follows the calendar of the country again."))
    return _year(form.cleaned_data["day"].year)


@require_POST
@for_officials
def week(request: OfficeRequest) -> HttpResponse:
    """Say which weekdays are worked from a day on."""
    form = forms.Week(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        operations.set_work_week(said["days"], valid_from=said["valid_from"], by=request.actor, at=now())
        messages.success(request, _("The working week is entered."))
        return _year(said["valid_from"].year)
    return _page(request, today().year, week_form=form)


def _year(year: int) -> HttpResponse:
    return redirect(f"{reverse('organizations:calendar')}?nam={year}")


def _names(days: Iterable[int]) -> str:
    return ", ".join(str(WEEKDAYS[day - 1]) for day in sorted(days))


def _page(
    request: OfficeRequest,
    year: int,
    *,
    own_day: django_forms.Form | None = None,
    week_form: django_forms.Form | None = None,
) -> HttpResponse:
    refused = own_day or week_form
    page = queries.work_year(year)
    context: dict[str, Any] = {
        "page": page,
        "weeks": [
            {"valid_from": None, "names": _names(MONDAY_TO_FRIDAY)},
            *({"valid_from": week.valid_from, "names": _names(week.days)} for week in page.weeks),
        ],
        "years": [
            (other, other == year)
            for other in (year - 1, year, year + 1)
            if forms.FIRST_YEAR <= other <= forms.LAST_YEAR
        ],
        "may_keep": may_keep_calendar(request.actor),
        "own_day": own_day or forms.OwnDay(),
        "week_form": week_form or forms.Week(initial={"valid_from": today(), "days": [1, 2, 3, 4, 5]}),
    }
    return render(request, "office/organizations/calendar.html", context, status=422 if refused else 200)
