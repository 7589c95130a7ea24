"""Rounds, and the ranking of one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_open_round, may_see_rounds
from sen.reform.common.clock import now
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.permissions import may_run
from sen.reform.scoring.queries import AreaScore, UnitScore, latest_run


@dataclass(frozen=True)
class PeerGroup:
    """Units compared among themselves, in rank order, and how many reached each grade."""

    name: str
    units: tuple[UnitScore, ...]
    grades: tuple[tuple[str, int], ...]

    @property
    def areas(self) -> tuple[AreaScore, ...]:
        """What the columns are called."""
        return self.units[0].areas


@for_officials
def rounds(request: OfficeRequest) -> HttpResponse:
    """All rounds."""
    may_see_rounds(request.actor).enforce()
    context = {"rounds": assessments.rounds(), "may_open": may_open_round(request.actor)}
    return render(request, "office/assessments/rounds.html", context)


@for_officials
def ranking(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Who stands where, unit by area, as of the last run."""
    may_see_rounds(request.actor).enforce()
    card = assessments.round_named(year, key)
    run = latest_run(year, key=key)
    context = {
        "round": card,
        "run": run,
        "groups": tuple(_groups(run.units)) if run else (),
        # Before the first run there are units, but no figures to compare.
        "assessments": () if run else assessments.assessments_of(card.id),
        "may_run": may_run(request.actor),
        "own_unit_ids": request.actor.unit_ids,
    }
    return render(request, "office/assessments/round.html", context)


@require_POST
@for_officials
def recompute(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Score the round again from what is declared now."""
    scoring.run(assessments.round_named(year, key).id, RunKind.PROVISIONAL, by=request.actor, at=now())
    messages.success(request, _("The provisional points are computed from what is declared now."))
    return redirect("assessments:round", year, key)


def _groups(units: Sequence[UnitScore]) -> Iterator[PeerGroup]:
    for name, members in groupby(units, key=lambda unit: unit.peer_group):
        found = tuple(members)
        yield PeerGroup(name, found, tuple(Counter(unit.grade for unit in found if unit.grade).items()))
