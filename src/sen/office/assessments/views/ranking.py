"""The ranking of a round by one kind of result, with movement since the round before."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.rankings import ranked_groups
from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_results, may_see_rounds
from sen.reform.assessments.queries import RoundCard
from sen.reform.common.clock import now
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.permissions import may_run
from sen.reform.scoring.queries import computed_kinds, latest_run, movements

# What addresses call the kinds, the weightiest first.
KINDS = {
    "chinh-thuc": RunKind.OFFICIAL,
    "tham-dinh": RunKind.APPRAISED,
    "tam-tinh": RunKind.PROVISIONAL,
}


@dataclass(frozen=True)
class KindChoice:
    """One kind of result the person may look at."""

    key: str
    label: str
    is_current: bool


@for_officials
def ranking(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Who stands where, unit by area, as of the last run of a kind."""
    may_see_rounds(request.actor).enforce()
    card = assessments.round_named(year, key)
    kinds = _kinds(request.actor, card)
    asked = request.GET.get("loai", "")
    chosen = asked if asked in kinds else next(iter(kinds), "")
    run = latest_run(year, kinds[chosen], key=key) if chosen else None
    moved = movements(run) if run else None
    context = {
        "round": card,
        "run": run,
        "kinds": [KindChoice(each, str(kind.label), each == chosen) for each, kind in kinds.items()],
        "groups": tuple(ranked_groups(run.units, moved)) if run and moved else (),
        "movements": moved,
        "may_run": may_run(request.actor),
        "may_see_results": may_see_results(request.actor, card),
        "own_unit_ids": request.actor.unit_ids,
    }
    return render(request, "office/assessments/ranking.html", context)


@require_POST
@for_officials
def recompute(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Score the round again from what is declared now."""
    scoring.run(assessments.round_named(year, key).id, RunKind.PROVISIONAL, by=request.actor, at=now())
    messages.success(request, _("The provisional points are computed from what is declared now."))
    return redirect("assessments:ranking", year, key)


def _kinds(actor: Actor, card: RoundCard) -> dict[str, RunKind]:
    """The kinds that were computed and that the person may see; appraised points are shown when they may be."""
    computed = computed_kinds(card.id)
    if not may_see_results(actor, card):
        computed &= {RunKind.PROVISIONAL}
    return {key: kind for key, kind in KINDS.items() if kind in computed}
