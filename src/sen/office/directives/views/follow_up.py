"""Following up: who is late, who heard of it, who was urged; and the rule by which people are told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.directives.forms.follow_up import RuleForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.directives import permissions
from sen.reform.directives.operations import follow_up as operations
from sen.reform.directives.queries.follow_up import escalations_of, follow_up_rule, follow_up_rules
from sen.reform.directives.queries.urging import letters, overdue_units

_LETTERS_SHOWN = 30


@for_officials
def overview(request: OfficeRequest) -> HttpResponse:
    """The units with something overdue, and the letters that went out; for a unit, its own."""
    by = request.actor
    permissions.may_see_follow_up(by).enforce()
    seen = permissions.seen_unit_ids(by)
    late = [unit for unit in overdue_units(today()) if seen is None or unit.unit_id in seen]
    climbed = escalations_of(task.id for unit in late for task in unit.tasks)
    context = {
        "on": today(),
        "late": [(unit, [(task, climbed.get(task.id)) for task in unit.tasks]) for unit in late],
        "count": sum(len(unit.tasks) for unit in late),
        "letters": letters(unit_ids=seen)[:_LETTERS_SHOWN],
        "rule": follow_up_rule(),
        "may_urge": permissions.may_urge(by),
    }
    return render(request, "office/directives/follow_up.html", context)


@for_officials
def rule(request: OfficeRequest) -> HttpResponse:
    """Read the rule; who may, sets another."""
    permissions.may_see_follow_up(request.actor).enforce()
    counting = follow_up_rule()
    form = RuleForm.showing(counting)
    if request.method == "POST":
        form = RuleForm(request.POST)
        if form.is_valid() and _is_set(request, form):
            messages.success(request, _("The rule counts from now on."))
            return redirect("directives:follow_up_rule")
    context = {
        "form": form,
        "rule": counting,
        "rules": follow_up_rules(),
        "may_set": permissions.may_set_follow_up(request.actor),
    }
    return render(request, "office/directives/follow_up_rule.html", context, status=422 if form.errors else 200)


def _is_set(request: OfficeRequest, form: RuleForm) -> bool:
    try:
        operations.set_follow_up(form.new_rule(), by=request.actor, at=now())
    except operations.DaysOutOfReach as refusal:
        form.add_error("remind_days_before", refusal.sentence)
    except operations.LadderOutOfOrder as refusal:
        form.add_error("head_after_days", refusal.sentence)
    return not form.errors
