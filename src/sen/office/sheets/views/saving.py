"""Keeping the figures of one criterion: as a form of its own, or field by field behind the page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import place_of, places, shown_figures, worth_in
from sen.office.sheets.forms import LeafForm
from sen.office.sheets.page import AREA, around_the_sheet, sheet_context
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_declare
from sen.reform.assessments.queries import AssessmentCard
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.scoring.engine import current_sheet

# What autosave.js sends along: it wants the parts of the page that change instead of a whole page.
_PARTS = "X-Sen-Parts"


@require_POST
@for_officials
def declare(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """Keep the figures of one criterion, and show what they earn."""
    card = assessments.assessment_named(year, key, unit)
    wants_parts = _PARTS in request.headers
    # Before anything is read or shown: what is typed wrong must not show a sheet to somebody who may not see it.
    decision = may_declare(request.actor, card, on=today())
    if not decision and wants_parts:
        context = {"code": code, "sentence": decision.reason}
        return render(request, "office/sheets/_part_refused.html", context, status=403)
    decision.enforce()
    form = LeafForm(loader.leaf(card.round.version_id, code), request.POST)
    if form.strangers:
        operations.refuse_fields(card.id, form.strangers, by=request.actor, at=now())
    try:
        is_kept = form.is_valid() and _declared(request, card, form)
    except operations.ChangedMeanwhile as refusal:
        return _conflict(request, card, form, refusal.sentence)
    if wants_parts:
        return _parts(request, card, form, status=200 if is_kept else 422)
    if is_kept:
        messages.success(request, _("The figures of criterion %(code)s are kept.") % {"code": code})
        return redirect(_back_to(card, code))
    return render(request, "office/sheets/sheet.html", sheet_context(request, card, "", form), status=422)


def _declared(request: OfficeRequest, card: AssessmentCard, form: LeafForm) -> bool:
    try:
        operations.declare(
            card.id, form.declared, seen_entries=form.seen, save_key=form.save_key, by=request.actor, at=now()
        )
    except operations.ChangedMeanwhile:
        raise
    except loader.BadFigure as refusal:
        form.add_error(refusal.name, refusal.sentence)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return True
    return False


def _parts(request: OfficeRequest, card: AssessmentCard, form: LeafForm, *, status: int) -> HttpResponse:
    """The parts of the page that a save changes; after a refused one, what is wrong and what stands."""
    page, sheet = loader.definition_page(card.round.version_id), current_sheet(card.id)
    leaf = form.leaf
    answer = assessments.answers_of_unit(card.id).answers.get(leaf.code)
    place = place_of(page, leaf.code)
    context = {
        "card": card,
        "sheet": sheet,
        "leaf": leaf,
        "worth": worth_in(card, sheet, leaf, answer),
        "answer": answer,
        "form": form,
        "is_kept": status == 200,
        "group": sheet.group_of(leaf.code),
        "place": next(each for each in places(sheet, page) if each.code == place),
    }
    return render(request, "office/sheets/_parts.html", context, status=status)


def _conflict(request: OfficeRequest, card: AssessmentCard, form: LeafForm, sentence: str) -> HttpResponse:
    """Theirs and mine side by side; nothing is kept before one of them is chosen."""
    leaf = form.leaf
    theirs = assessments.answers_of_unit(card.id).answers.get(leaf.code)
    context: dict[str, Any] = {
        "card": card,
        "leaf": leaf,
        "sentence": sentence,
        "theirs": theirs,
        "their_figures": shown_figures(leaf, theirs.figures) if theirs else "",
        "mine": form.mine,
        "again": LeafForm.of(leaf, theirs),
        "typed": form.was,
        "back": _back_to(card, leaf.code),
    }
    if _PARTS in request.headers:
        return render(request, "office/sheets/_part_conflict.html", context, status=409)
    context |= around_the_sheet(request, card)
    return render(request, "office/sheets/conflict.html", context, status=409)


def _back_to(card: AssessmentCard, code: str) -> str:
    address = reverse("sheets:page", args=(card.round.year, card.round.key, card.unit_slug))
    place = place_of(loader.definition_page(card.round.version_id), code)
    return f"{address}?{AREA}={place}#c-{code}"
