"""Raising an obstacle: by hand, or from the task or the criterion it holds up."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.obstacles.forms import RaiseForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import queries as directives
from sen.reform.directives.operations import raising
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.permissions import seen_unit_ids
from sen.reform.directives.queries import Standing, TaskNotFound
from sen.reform.directives.queries.obstacles import area_names
from sen.reform.directives.queries.units import UnitNotThere, UnknownUnit
from sen.reform.indices import loader
from sen.reform.organizations.queries import UnitCard, units_on

TASK, CRITERION, UNIT = "nhiem-vu", "tieu-chi", "don-vi"
_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TIME)
_NONE = ("", "–")
_FIELDS: dict[type[Refusal], str] = {
    raising.NoWords: "title",
    raising.NothingAsked: "asked",
    raising.NobodyAsked: "addressee",
    raising.WantedInThePast: "due_on",
    raising.NoSuchCriterion: "criterion",
    TaskNotFound: "task",
    UnknownUnit: "unit",
    UnitNotThere: "unit",
}


@for_officials
def raise_one(request: OfficeRequest) -> HttpResponse:
    """Say what stands in the way."""
    units = [unit for unit in units_on(today()) if permissions.may_raise_obstacle(request.actor, unit.id)]
    if not units:
        permissions.may_raise_obstacle(request.actor, 0).enforce()
    form = RaiseForm(request.POST or None, choices=_choices(request.actor, units), initial=_initial(request, units))
    if request.method == "POST" and form.is_valid():
        try:
            obstacle_id = raising.raise_obstacle(form.new_obstacle(), by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(_FIELDS[type(refusal)], refusal.sentence)
        else:
            messages.success(request, _("The obstacle is entered. The secretary of the council knows of it."))
            return redirect("obstacles:obstacle", obstacle_id)
    return render(request, "office/obstacles/raise.html", {"form": form}, status=422 if form.errors else 200)


def _choices(by: Actor, units: list[UnitCard]) -> dict[str, list[tuple[str, Any]]]:
    on = today()
    named = [(str(unit.id), unit.name) for unit in units]
    tasks = directives.tasks(on=on, named_unit_ids=seen_unit_ids(by), states=_OPEN)
    choices: dict[str, list[tuple[str, Any]]] = {
        "unit": named if len(named) == 1 else [_NONE, *named],
        "area": [_NONE, *((code, f"{code}. {name}") for code, name in area_names(on.year).items())],
        "task": [_NONE, *((str(task.id), f"{task.title} ({task.lead_name})") for task in tasks)],
        "criterion": [_NONE, *_criteria()],
    }
    if permissions.may_choose_owner(by):
        choices["owner"] = [_NONE, *((str(unit.id), unit.name) for unit in units_on(on))]
    return choices


def _criteria() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The criteria of the rounds of the year, under the title of each."""
    for card in assessments.rounds_of(today().year):
        lines = loader.outline(card.version_id)
        yield card.title, [(f"{card.id}:{line.code}", f"{line.code} {line.title}") for line in lines]


def _initial(request: OfficeRequest, units: list[UnitCard]) -> dict[str, str]:
    """What is known of it already: from the address of the link one came by."""
    acting = request.actor.acting
    own = str(acting.unit_id) if acting and len(units) > 1 else ""
    own = own if not permissions.may_choose_owner(request.actor) else ""
    return {
        "unit": request.GET.get(UNIT, own),
        "task": request.GET.get(TASK, ""),
        "criterion": request.GET.get(CRITERION, ""),
        "level": "city",
    }
