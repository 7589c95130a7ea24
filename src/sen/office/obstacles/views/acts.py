"""Taking a step of an obstacle, and coming back to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from sen.office.obstacles.views.register import STEPS, Setback, draw_obstacle, form_of
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, Refusal
from sen.reform.directives.operations import obstacles as operations
from sen.reform.directives.operations.raising import NobodyAsked, NothingAsked
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.queries.obstacles import obstacle_page

_BY_ADDRESS = {address: name for name, (address, _label, _button) in STEPS.items()}
_DO: dict[str, tuple[Callable[..., None], str]] = {
    "entrust": (operations.entrust_obstacle, gettext_noop("The unit follows it up from now on.")),
    "escalate": (operations.escalate_obstacle, gettext_noop("The obstacle is put to a higher level.")),
    "answer": (operations.answer_obstacle, gettext_noop("The answer is kept. The unit says whether it is enough.")),
    "solve": (operations.solve_obstacle, gettext_noop("The obstacle is out of the way.")),
    "reopen": (operations.reopen_obstacle, gettext_noop("The obstacle is open again.")),
    "withdraw": (operations.withdraw_obstacle, gettext_noop("The obstacle is withdrawn.")),
}
# Which field a refusal belongs to; all others belong to the whole form.
_FIELDS: dict[type[Refusal], str] = {
    operations.NotHigher: "level",
    operations.NoLetter: "number",
    operations.LetterToCome: "written_on",
    operations.NoAnswer: "answer",
    operations.NoSolution: "solution",
    NobodyAsked: "addressee",
    NothingAsked: "note",
    NoReason: "reason",
}


@require_POST
@for_officials
def act(request: OfficeRequest, obstacle_id: int, act: str) -> HttpResponse:
    """Take the step; whoever comes second sees what the first did, and finds the own words in the form."""
    name = _BY_ADDRESS.get(act)
    if name is None:
        raise Http404
    page = obstacle_page(obstacle_id, on=today())
    permissions.may_see_obstacle(request.actor, page.line.parties).enforce()
    form = form_of(name, page, request.POST)
    if not form.is_valid():
        return draw_obstacle(request, obstacle_id, Setback(name, form))
    do, done = _DO[name]
    try:
        do(obstacle_id, **form.cleaned_data, by=request.actor, at=now())
    except NotAllowed as refusal:
        return draw_obstacle(request, obstacle_id, Setback(name, form, refusal.sentence, 403))
    except Conflict as refusal:
        said = request.POST.copy()
        said["seen"] = str(len(page.history))
        return draw_obstacle(request, obstacle_id, Setback(name, form_of(name, page, said), refusal.sentence, 409))
    except Refusal as refusal:
        form.add_error(_FIELDS.get(type(refusal)), refusal.sentence)
        return draw_obstacle(request, obstacle_id, Setback(name, form))
    messages.success(request, _(done))
    return redirect("obstacles:obstacle", obstacle_id)
