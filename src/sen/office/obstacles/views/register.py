"""The register of obstacles, and the page of one."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sen.office.obstacles.filters import RegisterFilter
from sen.office.obstacles.forms import AnswerForm, EntrustForm, EscalateForm, ReasonForm, SolveForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.common.clock import today
from sen.reform.directives import queries as directives
from sen.reform.directives.permissions import may_see_task
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.queries import obstacles as queries
from sen.reform.directives.queries.obstacles import ObstaclePage
from sen.reform.indices import loader
from sen.reform.organizations.queries import units_on

PER_PAGE = 50


@dataclass(frozen=True)
class Setback:
    """A step that came back: which, its form, and what was refused."""

    name: str = ""
    form: Form | None = None
    sentence: str = ""
    status: int = 422


@dataclass(frozen=True)
class StepForm:
    """A step a person may take now, with its form and its words."""

    name: str
    url: str
    label: Any
    button: Any
    form: Form
    is_open: bool


# Move → its address, what it is called, what its button says.
STEPS: dict[str, tuple[str, Any, Any]] = {
    "answer": ("tra-loi", _("Enter the answer"), _("Keep the answer")),
    "escalate": ("chuyen-cap", _("Put to a higher level"), _("Put to a higher level")),
    "solve": ("da-thao-go", _("It is out of the way"), _("Call it solved")),
    "entrust": ("giao-theo-doi", _("Give it to a unit to follow up"), _("Give to the unit")),
    "reopen": ("mo-lai", _("It is in the way still"), _("Open it again")),
    "withdraw": ("rut", _("Take the obstacle back"), _("Take it back")),
}


@for_officials
def register(request: OfficeRequest) -> HttpResponse:
    """The obstacles a person may see, with counts that add up."""
    permissions.may_see_obstacles(request.actor).enforce()
    on = today()
    lines = queries.obstacles(on=on, unit_ids=permissions.seen_obstacle_unit_ids(request.actor))
    areas = queries.area_names(on.year)
    filters = RegisterFilter(request.GET, lines=lines, areas=areas)
    chosen = filters.of_those(lines)
    context = {
        "on": on,
        "filters": filters,
        "counts": queries.counts_of_obstacles(chosen),
        "lines": Paginator(filters.in_state(chosen), PER_PAGE).get_page(request.GET.get("trang")),
        "has_any": bool(lines),
        "may_raise": any(permissions.may_raise_obstacle(request.actor, post.unit_id) for post in request.actor.posts),
        "sees_all": permissions.seen_obstacle_unit_ids(request.actor) is None,
    }
    return render(request, "office/obstacles/register.html", context, status=422 if filters.errors else 200)


@for_officials
def obstacle(request: OfficeRequest, obstacle_id: int) -> HttpResponse:
    """An obstacle with its history, and what the person may do to it now."""
    return draw_obstacle(request, obstacle_id)


def draw_obstacle(request: OfficeRequest, obstacle_id: int, setback: Setback | None = None) -> HttpResponse:
    """Draw the page of an obstacle; with the words of a step that came back, if one did."""
    page = queries.obstacle_page(obstacle_id, on=today())
    permissions.may_see_obstacle(request.actor, page.line.parties).enforce()
    context = {
        "page": page,
        "area_name": queries.area_names(today().year).get(page.line.area_code, ""),
        "task": _task(request, page),
        "criterion": _criterion(page),
        "steps": steps_of(request, page, setback),
        "failed": setback.form if setback else None,
        "refused": setback.sentence if setback else "",
    }
    return render(request, "office/obstacles/obstacle.html", context, status=setback.status if setback else 200)


def steps_of(request: OfficeRequest, page: ObstaclePage, setback: Setback | None = None) -> list[StepForm]:
    """The steps a person may take; the one that came back stays open with what was typed."""
    decisions = permissions.obstacle_decisions(request.actor, page.line.parties)
    return [
        StepForm(
            name,
            url,
            label,
            button,
            setback.form if setback and setback.form and setback.name == name else form_of(name, page),
            bool(setback and setback.name == name),
        )
        for name, (url, label, button) in STEPS.items()
        if decisions[name]
    ]


def form_of(name: str, page: ObstaclePage, said: Any = None) -> Form:
    """The form of a step: new, or with what was typed."""
    options: dict[str, Any] = {"auto_id": f"id_{name}_%s", "initial": {"seen": len(page.history)}}
    if name == "entrust":
        return EntrustForm(said, units=units_on(today()), **options)
    if name == "escalate":
        options["initial"] |= {"level": "province", "addressee": page.line.addressee}
    kinds: dict[str, type[Form]] = {"answer": AnswerForm, "escalate": EscalateForm, "solve": SolveForm}
    return kinds.get(name, ReasonForm)(said, **options)


def _task(request: OfficeRequest, page: ObstaclePage) -> dict[str, Any] | None:
    """The task it holds up; a link only for people who may see the task."""
    if page.line.task_id is None:
        return None
    task = directives.task_page(page.line.task_id, today())
    return {"line": task.line, "is_seen": may_see_task(request.actor, task.parties)}


def _criterion(page: ObstaclePage) -> dict[str, Any] | None:
    if page.line.round_id is None or not page.line.criterion_code:
        return None
    card = assessments.round_with_id(page.line.round_id)
    leaf = loader.leaf(card.version_id, page.line.criterion_code)
    return {"round": card, "code": leaf.code, "title": leaf.title}
