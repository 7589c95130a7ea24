"""The steps of the council: places and grades, the official points, approval, publication, and what follows it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.council.desk import Desk, desk_of
from sen.office.council.forms import ApproveForm, GradeForm, OrderForm, PublishForm, ReasonForm
from sen.office.council.views.page import desk_page, forms_of
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.queries import Move, round_named
from sen.reform.common.clock import now
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.publishing import operations as publishing
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.permissions import may_see_council


@require_POST
@for_officials
def order(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Part units that stand level."""
    desk = _desk(request, year, key)
    asked = _number(request.POST.get("first"))
    empty = next((each for each in forms_of(desk)["order_forms"] if each.first.unit_id == asked), None)
    if empty is None:
        return _nothing_open(request, year, key)
    form = OrderForm(empty.order, request.POST)
    return _done(
        request,
        desk,
        form,
        lambda: assessments.decide_order(
            desk.round.id, form.unit_ids, form.cleaned_data["reason"], by=request.actor, at=now()
        ),
        _("The order is recorded. Compute the official result again."),
    )


@require_POST
@for_officials
def grade(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Give a unit the grade somebody must decide on."""
    desk = _desk(request, year, key)
    asked = _number(request.POST.get("unit"))
    forms: list[GradeForm] = forms_of(desk)["grade_forms"]
    empty = next((each for each in forms if each.awaited.card.unit_id == asked), None)
    if empty is None:
        return _nothing_open(request, year, key)
    labels = tuple(label for label, _words in reversed(empty.fields["grade"].choices))  # type: ignore[attr-defined]
    form = GradeForm(empty.awaited, labels, request.POST)
    return _done(
        request,
        desk,
        form,
        lambda: assessments.decide_grade(
            desk.round.id,
            empty.awaited.card.unit_id,
            form.cleaned_data["grade"],
            form.cleaned_data["reason"],
            by=request.actor,
            at=now(),
        ),
        _("The grade is recorded. Compute the official result again."),
    )


@require_POST
@for_officials
def score(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Compute the official result from what counts now."""
    desk = _desk(request, year, key)
    try:
        scoring.run(desk.round.id, RunKind.OFFICIAL, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The official result is computed. It waits for the approval."))
    return redirect("council:page", year, key)


@require_POST
@for_officials
def approve(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Approve exactly the result that was read."""
    desk = _desk(request, year, key)
    form = ApproveForm(request.POST)
    if not form.is_valid() or desk.standing.run is None:
        messages.error(request, _("Read the newest result, then approve it."))
        return redirect("council:page", year, key)
    said = form.cleaned_data
    return _done(
        request,
        desk,
        form,
        lambda: scoring.approve(said["run_id"], said["digest"], by=request.actor, at=now(), note=said["note"]),
        _("The result is approved. The secretary may publish it."),
    )


@require_POST
@for_officials
def publish(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Seal the approved result and let the public read it."""
    desk = _desk(request, year, key)
    form = PublishForm(len(desk.log), request.POST)
    return _done(
        request,
        desk,
        form,
        lambda: publishing.publish(desk.round.id, by=request.actor, at=now(), reason=form.said_reason),
        _("The result is sealed and public. Its papers lie in the folder of the round."),
    )


@require_POST
@for_officials
def revise(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Take an approved or published result up again."""
    desk = _desk(request, year, key)
    form = ReasonForm("revise", request.POST)
    return _done(
        request,
        desk,
        form,
        lambda: assessments.move_round(
            desk.round.id, Move.REVISE, by=request.actor, at=now(), reason=form.cleaned_data["reason"]
        ),
        _("The round lies before the council again. What is public stays until the next version."),
    )


@require_POST
@for_officials
def withdraw(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Take a published result back."""
    desk = _desk(request, year, key)
    form = ReasonForm("withdraw", request.POST)
    return _done(
        request,
        desk,
        form,
        lambda: publishing.withdraw(desk.round.id, form.cleaned_data["reason"], by=request.actor, at=now()),
        _("The result is withdrawn; whoever checks its digest reads that, and why."),
    )


def _desk(request: OfficeRequest, year: int, key: str) -> Desk:
    may_see_council(request.actor).enforce()
    return desk_of(round_named(year, key))


def _done(request: OfficeRequest, desk: Desk, form: Form, act: Callable[[], Any], words: str) -> HttpResponse:
    """Do it and say so; what is refused is said in the form, where the desk stands as it does now."""
    if form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, words)
            return redirect("council:page", desk.round.year, desk.round.key)
    return desk_page(request, desk, form)


def _nothing_open(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    messages.error(request, _("Nothing waits for this decision any more. Look at what stands now."))
    return redirect("council:page", year, key)


def _number(text: str | None) -> int:
    if text is None or not text.isdecimal():
        raise Http404
    return int(text)
