"""The page of a sheet as its template takes it: one area at a time, from what is declared up to now."""

from typing import Any

from django.http import Http404

from sen.office.people import OfficeRequest
from sen.office.sheets.cards import OUTSIDE, Around, forms_for, groups_of, place_of, places
from sen.office.sheets.clock import clock_of
from sen.office.sheets.forms import LeafForm
from sen.office.sheets.last_year import last_lines
from sen.reform.assessments import facts
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_attach, may_declare, may_move, may_read_stage
from sen.reform.assessments.queries import AssessmentCard, Move, Stage
from sen.reform.common.clock import today
from sen.reform.indices import loader
from sen.reform.scoring.engine import current_sheet

AREA = "linh-vuc"


def sheet_context(
    request: OfficeRequest, card: AssessmentCard, place: str, failed: LeafForm | None = None
) -> dict[str, Any]:
    """
    Everything one area of the sheet shows.

    :raises Http404: if there is no such area
    """
    page, sheet = loader.definition_page(card.round.version_id), current_sheet(card.id)
    if failed is not None:
        place = place_of(page, failed.leaf.code)
    listed = places(sheet, page)
    here = next((each for each in listed if place in ("", each.code)), None)
    if here is None:
        raise Http404
    area = next((each for each in sheet.areas if each.score.code == here.code), None)
    by, on = request.actor, today()
    decision = may_declare(by, card, on=on)
    answers = assessments.answers_of_unit(card.id).answers
    around = Around(
        answers=answers,
        last=last_lines(card),
        evidence=assessments.evidence_of(card.id),
        proposals=facts.proposals_for(card) if decision else {},
    )
    shown = [leaf for leaf in page.leaves if place_of(page, leaf.code) == here.code] if decision else []
    forms = dict(forms_for(shown, answers))
    if failed is not None:
        forms[failed.leaf.code] = failed
    return {
        **around_the_sheet(request, card),
        "sheet": sheet,
        "places": listed,
        "here": here,
        "after": next(iter(listed[listed.index(here) + 1 :]), None),
        "is_outside": here.code == OUTSIDE,
        "groups": groups_of(card, page, area, around, forms),
        "may_declare": decision,
        "may_attach": may_attach(by, card, on=on),
        "proposal_count": sum(map(len, around.proposals.values())),
        "failed": failed,
    }


def around_the_sheet(request: OfficeRequest, card: AssessmentCard) -> dict[str, Any]:
    """What every page of one unit's sheet shows: whose turn it is, until when, and where one may go from here."""
    by, on = request.actor, today()
    return {
        "card": card,
        "clock": clock_of(card, on=on),
        "person": by.user_id,
        "may_submit": may_move(by, card, Move.SUBMIT, on=on),
        "may_take_back": may_move(by, card, Move.TAKE_BACK, on=on),
        "may_sign": may_move(by, card, Move.SIGN, on=on),
        "sees_marks": may_read_stage(by, card, Stage.APPRAISAL),
    }
