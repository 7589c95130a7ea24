"""The council's desk: what is to be decided, in which order, by whom."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from sen.office.council.desk import Desk, desk_of
from sen.office.council.forms import ApproveForm, ChooseForm, GradeForm, OrderForm, PublishForm, ReasonForm
from sen.office.council.steps import steps_for
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import queries as assessments
from sen.reform.indices import loader
from sen.reform.scoring.engine import grade_labels
from sen.reform.scoring.permissions import may_see_council


@for_officials
def page(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Everything the council has to do with a round."""
    may_see_council(request.actor).enforce()
    return desk_page(request, desk_of(assessments.round_named(year, key)))


def desk_page(request: OfficeRequest, desk: Desk, failed: Form | None = None) -> HttpResponse:
    """The desk; with a form that was refused where it stands."""
    forms = forms_of(desk)
    context: dict[str, Any] = {
        "desk": desk,
        "round": desk.round,
        "run": desk.standing.run,
        "approval": desk.standing.approval,
        "steps": steps_for(request.actor, desk.standing),
        "failed": failed,
        "is_revising": failed is not None and failed.auto_id == forms["revise_form"].auto_id,
        "is_withdrawing": failed is not None and failed.auto_id == forms["withdraw_form"].auto_id,
        **{name: _kept(form, failed) for name, form in forms.items()},
    }
    return render(request, "office/council/page.html", context, status=422 if failed else 200)


def forms_of(desk: Desk) -> dict[str, Any]:
    """Every form of the desk, empty."""
    run = desk.standing.run
    labels = grade_labels(desk.round.version_id)
    places = desk.open_places
    return {
        "order_forms": [OrderForm(order) for order in places.orders] if places else [],
        "grade_forms": [GradeForm(awaited, labels) for awaited in places.grades] if places else [],
        "approve_form": ApproveForm(initial={"run_id": run.id, "digest": desk.digest}) if run else None,
        "publish_form": PublishForm(len(desk.log)),
        "revise_form": ReasonForm("revise"),
        "withdraw_form": ReasonForm("withdraw"),
        "choose_form": ChooseForm(desk.members, loader.leaf_lines(desk.round.version_id)),
    }


def _kept(form: Any, failed: Form | None) -> Any:
    """The refused form in the place of the empty one of its kind."""
    if isinstance(form, list):
        return [_kept(each, failed) for each in form]
    return failed if failed is not None and form is not None and failed.auto_id == form.auto_id else form
