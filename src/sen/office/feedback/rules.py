"""How many open ratings of one network count."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.feedback.forms import Rule
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now
from sen.reform.feedback import operations, permissions, queries


@for_officials
def rule(request: OfficeRequest) -> HttpResponse:
    """Read the rule; who may, sets another."""
    most = queries.most_a_day()
    form = Rule(request.POST if request.method == "POST" else None, initial={"most_a_day": most})
    if form.is_valid():
        try:
            said = form.cleaned_data["most_a_day"]
            operations.set_network_rule(most_a_day=said, by=request.actor, at=now())
        except operations.OutOfReach as refusal:
            form.add_error("most_a_day", refusal.sentence)
        else:
            messages.success(request, _("The rule counts from now on."))
            return redirect("feedback:rule")
    context = {
        "form": form,
        "most": most,
        "rules": queries.network_rules(),
        "may_set": permissions.may_set_network_rule(request.actor),
    }
    return render(request, "office/feedback/rule.html", context, status=422 if form.errors else 200)
