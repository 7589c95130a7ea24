"""Who appraises what: proposed from who owns each criterion, decided by the secretary, with what it means in work."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.appraisal.forms import AssignForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_assign_appraisers
from sen.reform.assessments.queries import RoundCard
from sen.reform.common.clock import now, today
from sen.reform.indices import loader
from sen.reform.indices.loader import OutlineLine

AREA = "linh-vuc"


@dataclass(frozen=True)
class Choice:
    """A person who may be ticked for a criterion."""

    user_id: int | None
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class AssignRow:
    """A criterion with everybody who could appraise it; proposed as long as nobody is assigned."""

    criterion: OutlineLine
    choices: tuple[Choice, ...]
    is_proposed: bool


@require_http_methods(["GET", "POST"])
@for_officials
def assign(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """One area at a time: ticks by criterion, and for all its criteria at once."""
    may_assign_appraisers(request.actor).enforce()
    card = assessments.round_named(year, key)
    areas = _areas(card)
    area = request.GET.get(AREA, next(iter(areas)))
    if area not in areas:
        raise Http404
    lines = areas[area]
    people = people_holding(Role.APPRAISER, on=today())
    form = AssignForm([line.code for line in lines], people, request.POST if request.method == "POST" else None)
    if form.is_valid():
        operations.assign_appraisers(card.id, form.people, by=request.actor, at=now())
        messages.success(request, _("The assignments of this area are kept."))
        return redirect(f"{reverse('appraisal:assign', args=(year, key))}?{AREA}={area}")
    assigned = assessments.duties(card.id).assigned
    proposed = assessments.proposal(card, on=today())
    rows = [
        AssignRow(
            line,
            tuple(
                Choice(each.user_id, each.name, each.user_id in (assigned.get(line.code) or proposed[line.code]))
                for each in people
            ),
            is_proposed=line.code not in assigned,
        )
        for line in lines
    ]
    context = {
        "round": card,
        "form": form,
        "area": area,
        "areas": [(code, members[0].area_title, code == area) for code, members in areas.items()],
        "rows": rows,
        "people": people,
        "feasibility": assessments.feasibility(card, on=today()),
        "is_proposed": any(proposed[code] for code in proposed if code not in assigned),
    }
    return render(request, "office/appraisal/assign.html", context, status=422 if form.errors else 200)


@require_POST
@for_officials
def propose(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Take the proposal for every criterion nobody is assigned to."""
    may_assign_appraisers(request.actor).enforce()
    card = assessments.round_named(year, key)
    assigned = assessments.duties(card.id).assigned
    proposed = assessments.proposal(card, on=today())
    people = {code: user_ids for code, user_ids in proposed.items() if user_ids and code not in assigned}
    operations.assign_appraisers(card.id, people, by=request.actor, at=now())
    messages.success(request, _("The proposal is taken for %(count)d criteria.") % {"count": len(people)})
    return redirect("appraisal:assign", year, key)


def _areas(card: RoundCard) -> Mapping[str, list[OutlineLine]]:
    """The criteria by area; what stands outside the tree goes under 0."""
    found: dict[str, list[OutlineLine]] = {}
    for line in loader.outline(card.version_id):
        found.setdefault(line.area or "0", []).append(line)
    return found
