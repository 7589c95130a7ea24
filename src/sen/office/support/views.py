"""Which units are low in what, whom they can learn from, and a task in one step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.people import OfficeRequest, for_officials
from sen.office.support.forms import SupportTask
from sen.reform.assessments import queries as assessments
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, Refusal
from sen.reform.directives.permissions import may_assign
from sen.reform.organizations.queries import work_calendar
from sen.reform.reviews import operations, queries
from sen.reform.reviews.operations import Support
from sen.reform.scoring.queries import criteria_table

# A month's work, as a day proposed; a person changes it.
_WORKING_DAYS = 20


@for_officials
def latest(request: OfficeRequest) -> HttpResponse:
    """The newest round in which something was computed; or how to come to one."""
    may_assign(request.actor).enforce()
    rounds = assessments.rounds()
    # Whether there is a run at all, before everything in it is read.
    chosen = next((card for card in rounds if criteria_table(card.id, unit_ids=())), None)
    if chosen is None:
        return render(request, "office/support/overview.html", {"overview": None, "rounds": ()})
    return redirect("support:overview", chosen.year, chosen.key)


@for_officials
def overview(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """The units below the line, area by area; and what became of the support given."""
    may_assign(request.actor).enforce()
    card = assessments.round_named(year, key)
    rounds = [(each, each.id == card.id) for each in assessments.rounds_of(card.year)]
    context = {"overview": queries.support_overview(card, on=today()), "rounds": rounds}
    return render(request, "office/support/overview.html", context)


@for_officials
def unit(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Where one unit loses points, most first, and who of its kind does not."""
    may_assign(request.actor).enforce()
    page = queries.support_overview(assessments.round_named(year, key), on=today())
    return render(request, "office/support/unit.html", {"overview": page, "unit": page.of(unit)})


@for_officials
def criterion(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """One criterion: the unit's figures beside those of peers with every point; and the task, in one step."""
    may_assign(request.actor).enforce()
    page = queries.support_overview(assessments.round_named(year, key), on=today())
    found = queries.match(page, unit, code)
    proposed = {"due_on": work_calendar().add(today(), _WORKING_DAYS)}
    form = SupportTask(request.POST or None, found=found, initial=proposed)
    if request.method == "POST" and form.is_valid():
        new = Support(year, key, unit, code, **form.cleaned_data)
        try:
            task_id = operations.give_support(new, by=request.actor, at=now())
        except (Conflict, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error("due_on", refusal.sentence)
        else:
            messages.success(request, _("The support task is given. Its effect on the criterion is followed here."))
            return redirect("directives:task", task_id)
    context = {"overview": page, "found": found, "form": form}
    return render(request, "office/support/criterion.html", context, status=422 if form.errors else 200)
