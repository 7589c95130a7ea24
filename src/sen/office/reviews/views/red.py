"""Answering the red figures: onto the agenda, or waived with a reason; and taking a matter off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews.views.packs import pack_page
from sen.reform.common.clock import now
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.reviews import operations


@require_POST
@for_officials
def put_on_agenda(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Make a red figure a matter of its own."""
    key = request.POST.get("o", "")

    def act() -> object:
        return operations.put_red_on_agenda(review_id, key, by=request.actor, at=now())

    return _acted(request, review_id, act, _("The red figure is on the agenda."))


@require_POST
@for_officials
def waive(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Leave one red figure off for a reason; without naming one, all that are left."""
    key, reason = request.POST.get("o", ""), request.POST.get("ly_do", "")

    def act() -> object:
        if key:
            return operations.waive(review_id, key, reason, by=request.actor, at=now())
        return operations.waive_rest(review_id, reason, by=request.actor, at=now())

    return _acted(request, review_id, act, _("Waived. The reason stands in the pack and in the minutes."))


@require_POST
@for_officials
def take_off(request: OfficeRequest, review_id: int, item_id: int) -> HttpResponse:
    """Take a matter off the agenda before the meeting."""

    def act() -> object:
        return operations.take_off_agenda(item_id, by=request.actor, at=now())

    return _acted(request, review_id, act, _("The matter is off the agenda."))


def _acted(request: OfficeRequest, review_id: int, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        return pack_page(request, review_id, refusal.sentence)
    messages.success(request, words)
    return redirect("reviews:pack", review_id)
