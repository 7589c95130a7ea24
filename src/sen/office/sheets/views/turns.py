"""Passing the sheet on: the check before sending, the head's signature, taking and sending back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import place_of
from sen.office.sheets.forms import SendBackForm
from sen.office.sheets.page import around_the_sheet
from sen.reform.assessments import facts, operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_declare, may_move, may_see_sheet
from sen.reform.assessments.queries import About, AssessmentCard, Move, Remark
from sen.reform.common.clock import now, today
from sen.reform.indices import loader
from sen.reform.scoring.engine import current_sheet

# More remarks of one kind than these are folded away.
_SHORT = 6
_BLOCKING = (About.UNANSWERED, About.CONTRADICTION)


@for_officials
def check(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """What blocks the sheet, and what an appraiser will ask about; then hand it to the head of the unit."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    if request.method == "POST":
        operations.submit(card.id, by=request.actor, at=now())
        messages.success(request, _("The sheet waits for the signature of the head of the unit."))
        return _to_sheet(card)
    found = assessments.checked(card, _proposed(request, card))
    context = {
        **around_the_sheet(request, card),
        "found": found,
        "errors": _piles(card, found.errors),
        "warnings": _piles(card, found.warnings),
        "sheet": current_sheet(card.id),
    }
    return render(request, "office/sheets/check.html", context)


@for_officials
def sign(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """One screen for the head of the unit: totals by area, warnings, sign or send back."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    if request.method == "POST":
        operations.sign(card.id, by=request.actor, at=now())
        messages.success(request, _("The sheet is signed and with the appraisers now."))
        return _to_sheet(card)
    return _signing(request, card, SendBackForm())


@require_POST
@for_officials
def send_back(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The head of the unit does not sign, and says what to mend."""
    card = assessments.assessment_named(year, key, unit)
    may_move(request.actor, card, Move.SEND_BACK, on=today()).enforce()
    form = SendBackForm(request.POST)
    if form.is_valid():
        operations.send_back(card.id, form.cleaned_data["reason"], by=request.actor, at=now())
        messages.success(request, _("The sheet is back with the officer of the unit."))
        return _to_sheet(card)
    return _signing(request, card, form)


@require_POST
@for_officials
def take_back(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """The officer takes the sheet back before it is signed."""
    card = assessments.assessment_named(year, key, unit)
    operations.take_back(card.id, by=request.actor, at=now())
    messages.success(request, _("The sheet is yours again. Send it once more when it is right."))
    return _to_sheet(card)


def _signing(request: OfficeRequest, card: AssessmentCard, form: SendBackForm) -> HttpResponse:
    found = assessments.checked(card, {})
    context = {
        **around_the_sheet(request, card),
        "found": found,
        "warnings": _piles(card, found.warnings),
        "sheet": current_sheet(card.id),
        "form": form,
    }
    return render(request, "office/sheets/sign.html", context, status=422 if form.errors else 200)


def _proposed(request: OfficeRequest, card: AssessmentCard) -> dict[str, tuple[facts.Proposal, ...]]:
    return dict(facts.proposals_for(card)) if may_declare(request.actor, card, on=today()) else {}


@dataclass(frozen=True)
class Pile:
    """Remarks about the same thing, each with the area of the sheet its criterion stands in."""

    about: About
    remarks: tuple[tuple[str, Remark], ...]

    @property
    def title(self) -> str:
        """What they are about, in words."""
        return str(self.about.label)

    @property
    def is_open(self) -> bool:
        """Whether all of it stands open: what blocks always does."""
        return len(self.remarks) <= _SHORT or self.about in _BLOCKING


def _piles(card: AssessmentCard, remarks: tuple[Remark, ...]) -> list[Pile]:
    page = loader.definition_page(card.round.version_id)
    placed = [(place_of(page, remark.code), remark) for remark in remarks]
    piles = (Pile(about, tuple(each for each in placed if each[1].about is about)) for about in About)
    return [pile for pile in piles if pile.remarks]


def _to_sheet(card: AssessmentCard) -> HttpResponse:
    return redirect("sheets:page", card.round.year, card.round.key, card.unit_slug)
