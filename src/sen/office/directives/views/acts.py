"""Taking a step of a task, and coming back to it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.directives.forms import About, Report, Step
from sen.office.directives.views.products import kept
from sen.office.directives.views.steps import STEPS, TaskStep
from sen.office.directives.views.tasks import Setback, draw_task
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import permissions, queries
from sen.reform.directives.queries import TaskPage
from sen.reform.evidence.limits import MAXIMUM_BYTES


@within(MAXIMUM_BYTES)
@require_POST
@for_officials
def act(request: OfficeRequest, task_id: int, act: str) -> HttpResponse:
    """Take the step, and come back to the task; whoever may not, or comes too late, sees why and what happened."""
    step = STEPS.get(act)
    if step is None:
        raise Http404
    page = queries.task_page(task_id, today())
    form = step.form(request.POST, request.FILES, about=About(page, today()), name=step.name)
    try:
        permissions.decisions_for(request.actor, page.parties, on=today())[step.decision].enforce()
        if not form.is_valid():
            return draw_task(request, task_id, Setback(step.name, form))
        leads_to = _taken(step, page, form, request)
    except NotAllowed as refusal:
        return draw_task(request, task_id, Setback(sentence=refusal.sentence))
    except Refusal as refusal:
        form.refuse(refusal)
        return draw_task(request, task_id, Setback(step.name, form))
    messages.success(request, _(step.done))
    return redirect("directives:task", leads_to or task_id)


def _taken(step: TaskStep, page: TaskPage, form: Step, request: OfficeRequest) -> int | None:
    at = now()
    said = form.cleaned_data
    if isinstance(form, Report):
        said = {**form.words, "piece_key": kept(form, page, by=request.actor, at=at)}
    return step.do(page.line.id, **said, by=request.actor, at=at)
