"""One unit with all criteria a person appraises, and passing its turn on."""

from datetime import datetime
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.appraisal import gathering
from sen.office.appraisal.lines import Status
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import Actor
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_move, may_see_appraisal
from sen.reform.assessments.queries import Move, State
from sen.reform.common.clock import now, today


class _Step(Protocol):
    def __call__(self, assessment_id: int, *, by: Actor, at: datetime) -> None: ...


@for_officials
def unit(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The sheet of a unit as its appraisers see it."""
    return _page(request, year, key, unit)


@require_POST
@for_officials
def hand_over(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The first appraisal is finished: the unit sees its marks."""
    done = _("%(unit)s sees its marks now, and may explain.")
    return _step(request, operations.hand_over, done, (year, key, unit))


@require_POST
@for_officials
def settle(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The second appraisal is finished: the sheet goes before the council."""
    return _step(request, operations.settle, _("The sheet of %(unit)s is before the council."), (year, key, unit))


def _step(request: OfficeRequest, step: _Step, done: str, place: tuple[int, str, str]) -> HttpResponse:
    may_see_appraisal(request.actor).enforce()
    card = assessments.assessment_named(*place)
    try:
        step(card.id, by=request.actor, at=now())
    except operations.NotComplete as refusal:
        return _page(request, *place, refused=refusal.sentence)
    messages.success(request, done % {"unit": card.unit_name})
    return redirect("appraisal:unit", *place)


def _page(request: OfficeRequest, year: int, key: str, unit: str, refused: str = "") -> HttpResponse:
    sheet = gathering.sheet_of(year, key, unit, by=request.actor, on=today())
    card = sheet.card
    open_codes = assessments.disagreements(card.id) if card.state is State.APPRAISING else ()
    context = {
        "sheet": sheet,
        "round": card.round,
        "card": card,
        "tally": sheet.tally,
        "refused": refused,
        "left": [each for each in sheet.lines if each.status is Status.LEFT],
        "disagreements": open_codes,
        "may_hand_over": may_move(request.actor, card, Move.HAND_OVER, on=today()),
        "may_settle": may_move(request.actor, card, Move.SETTLE, on=today()),
        "is_by_unit": True,
    }
    return render(request, "office/appraisal/unit.html", context, status=422 if refused else 200)
