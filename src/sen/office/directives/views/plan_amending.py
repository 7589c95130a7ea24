"""One item of the plan added or changed by hand: the plan is issued again with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.directives.forms import PlanItemForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.directives import operations, queries
from sen.reform.directives.permissions import may_adopt_plan
from sen.reform.organizations.queries import units_on

_FIELDS = {
    operations.IssuedBackwards: "issued_on",
    operations.NoReason: "reason",
    operations.AreaNotPlanned: "area_code",
    operations.CodeTwice: "code",
    operations.NothingPlanned: "planned",
    operations.StepsNotWhole: "planned",
    operations.DueOutsideYear: "due_on",
    operations.LeadCoOrdinates: "co_ordinator_ids",
}


@for_officials
def amend(request: OfficeRequest, year: int) -> HttpResponse:
    """Add an item to the plan, or change the one that is named."""
    may_adopt_plan(request.actor).enforce()
    plan = queries.amendable_plan(year, item_id=_number(request.GET.get("muc", "")))
    if plan is None:
        raise Http404
    form = PlanItemForm(
        request.POST or None,
        plan=plan,
        units=units_on(today()),
        issued_on=today(),
        area_code=request.GET.get("linh-vuc", ""),
    )
    if request.method == "POST" and form.is_valid():
        try:
            operations.amend_plan(year, form.amendment(), by=request.actor, at=now())
        except NotAllowed:
            raise
        except Refusal as refusal:
            field = _FIELDS.get(type(refusal))
            form.add_error(field if field in form.fields else None, refusal.sentence)
        else:
            messages.success(request, _("The plan is issued again."))
            return redirect("directives:plan_issues", year)
    # As text: a year is no quantity, and takes no dot after its thousands.
    context = {"form": form, "year": str(year), "plan": plan}
    return render(request, "office/directives/amend_plan.html", context, status=422 if form.errors else 200)


def _number(asked: str) -> int | None:
    """The number of the item to be changed; none is named when one is added."""
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    return int(asked)
