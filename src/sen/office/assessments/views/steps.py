"""The secretary's steps with a round that is open: more time for one unit, a sheet taken in, the calendar moved."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.assessments.forms import CalendarForm, ExtendForm, ReasonForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_extend, may_move, may_reschedule
from sen.reform.assessments.queries import AssessmentCard, Move
from sen.reform.common.clock import now, today
from sen.reform.common.days import format_day
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.organizations.queries import work_calendar


@for_officials
def extend(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """More time for one unit, once."""
    card = assessments.assessment_named(year, key, unit)
    may_extend(request.actor, card).enforce()
    ends = max(card.closes_on or today(), today())
    form = ExtendForm(request.POST or None, initial={"until": work_calendar().add(ends, 2)})
    if form.is_valid():
        said = form.cleaned_data
        try:
            operations.extend(card.id, said["until"], said["reason"], by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error("until", refusal.sentence)
        else:
            words = _("%(unit)s has time until %(day)s.")
            messages.success(request, words % {"unit": card.unit_name, "day": format_day(said["until"])})
            return redirect("assessments:round", year, key)
    return _page(request, "office/assessments/extend.html", form, card)


@for_officials
def take_in(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """A sheet nobody signed in time goes to the appraisers as it is."""
    card = assessments.assessment_named(year, key, unit)
    may_move(request.actor, card, Move.TAKE_IN, on=today()).enforce()
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        operations.take_in(card.id, form.cleaned_data["reason"], by=request.actor, at=now())
        messages.success(request, _("The sheet of %(unit)s is with the appraisers.") % {"unit": card.unit_name})
        return redirect("assessments:round", year, key)
    return _page(request, "office/assessments/take_in.html", form, card)


@for_officials
def reschedule(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """The windows that are still to end, moved for everybody."""
    card = assessments.round_named(year, key)
    may_reschedule(request.actor, card).enforce()
    form = CalendarForm(request.POST or None, initial=vars(card.calendar))
    if request.POST.get("act") == "shift":
        form.full_clean()
        form = CalendarForm(form.moved_data())
    elif form.is_valid() and form.is_final:
        try:
            operations.reschedule(card.id, form.calendar, form.cleaned_data["reason"], by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The calendar is moved; everybody in the round sees why."))
            return redirect("assessments:round", year, key)
    context: dict[str, Any] = {"round": card, "form": form}
    return render(request, "office/assessments/reschedule.html", context, status=422 if form.errors else 200)


def _page(request: OfficeRequest, template: str, form: django_forms.Form, card: AssessmentCard) -> HttpResponse:
    context = {"form": form, "card": card, "round": card.round}
    return render(request, template, context, status=422 if form.errors else 200)
