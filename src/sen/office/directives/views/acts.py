"""What can be done to a task: report, accept, send back, return, cancel."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from sen.office.directives.forms import Reason, Report
from sen.office.directives.views.tasks import task_page
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.directives import operations


@dataclass(frozen=True)
class Act:
    """An address, its form if it needs words, what it does, and what is said afterwards."""

    name: str
    form: type[Report] | type[Reason] | None
    do: Callable[..., None]
    done: str


_ACTS = {
    "bao-cao": Act("report", Report, operations.report_task, gettext_noop("The report waits for acceptance.")),
    "nghiem-thu": Act("accept", None, operations.accept_task, gettext_noop("The task is accepted as finished.")),
    "gui-lai": Act("send_back", Reason, operations.send_back_task, gettext_noop("The task is back with its unit.")),
    "tra-lai": Act("return", Reason, operations.return_task, gettext_noop("The task is returned.")),
    "huy": Act("cancel", Reason, operations.cancel_task, gettext_noop("The task is cancelled.")),
}


@require_POST
@for_officials
def act(request: OfficeRequest, task_id: int, act: str) -> HttpResponse:
    """Do it, and come back to the task."""
    chosen = _ACTS.get(act)
    if chosen is None:
        raise Http404
    do = partial(chosen.do, task_id, by=request.actor, at=now())
    if chosen.form is None:
        do()
    else:
        form = chosen.form(request.POST, auto_id=f"id_{chosen.name}_%s")
        if not form.is_valid() or not _done(do, form):
            return task_page(request, task_id, chosen.name, form)
    messages.success(request, _(chosen.done))
    return redirect("directives:task", task_id)


def _done(do: Callable[..., None], form: Form) -> bool:
    try:
        do(**form.cleaned_data)
    except operations.FinishedOutsideTime as refusal:
        form.add_error("finished_on", refusal.sentence)
        return False
    return True
