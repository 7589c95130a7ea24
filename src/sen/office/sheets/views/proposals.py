"""The tray of proposed figures: each with its source, taken one by one or together, never by itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import offers_of, place_of, shown_figures
from sen.office.sheets.page import AREA, around_the_sheet
from sen.reform.assessments import facts, operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_declare, may_see_sheet
from sen.reform.common.clock import now, today
from sen.reform.indices import loader

CHOSEN, BACK_TO = "chon", "ve"


@for_officials
def proposals(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Everything proposed beside what is declared now."""
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    decision = may_declare(request.actor, card, on=today())
    page = loader.definition_page(card.round.version_id)
    if request.method == "POST":
        codes = operations.take_proposals(card.id, request.POST.getlist(CHOSEN), by=request.actor, at=now())
        said = ngettext("%(count)d proposal is taken.", "%(count)d proposals are taken.", len(codes))
        messages.success(request, said % {"count": len(codes)})
        back = redirect("sheets:page", year, key, unit)
        if request.POST.get(BACK_TO) in codes:
            code = request.POST[BACK_TO]
            back["Location"] += f"?{AREA}={place_of(page, code)}#c-{code}"
        return back
    found = facts.proposals_for(card) if decision else {}
    answers = assessments.answers_of_unit(card.id).answers
    context = {
        **around_the_sheet(request, card),
        "may_declare": decision,
        "lines": [
            (
                leaf,
                place_of(page, leaf.code),
                shown_figures(leaf, answers[leaf.code].figures) if leaf.code in answers else "",
                list(offers_of(leaf, found[leaf.code])),
            )
            for leaf in page.leaves
            if leaf.code in found
        ],
        "nothing": _("Nothing is proposed now"),
    }
    return render(request, "office/sheets/proposals.html", context)
