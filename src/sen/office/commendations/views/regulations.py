"""What applies to commendations: shares, deadlines, rules and money, each with its source."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.commendations.acting import done
from sen.office.commendations.forms import DisciplineForm, RegulationForm, SalaryForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import operations, permissions, queries
from sen.reform.common.clock import now, today
from sen.reform.organizations.queries import units_on


@for_officials
def regulations(request: OfficeRequest) -> HttpResponse:
    """What applies, what applied, what else may be entered."""
    permissions.may_read(request.actor).enforce()
    return _page(request)


@require_POST
@for_officials
def adopt(request: OfficeRequest) -> HttpResponse:
    """Let another regulation apply from a day."""
    permissions.may_regulate(request.actor).enforce()
    form = RegulationForm(queries.regulation_on(today()), request.POST)

    def act() -> None:
        operations.adopt_regulation(form.new_regulation, by=request.actor, at=now())

    words = _("The regulation is entered. Rounds opened before keep the rules of their day.")
    return redirect("commendations:regulations") if done(request, form, act, words) else _page(request, form)


@require_POST
@for_officials
def salary(request: OfficeRequest) -> HttpResponse:
    """Enter the base salary from a day."""
    permissions.may_regulate(request.actor).enforce()
    form = SalaryForm(request.POST)

    def act() -> None:
        operations.enter_salary(**form.cleaned_data, by=request.actor, at=now())

    words = _("The base salary is entered.")
    return redirect("commendations:regulations") if done(request, form, act, words) else _page(request, form)


@require_POST
@for_officials
def discipline(request: OfficeRequest) -> HttpResponse:
    """Record that a unit was put under discipline."""
    permissions.may_run(request.actor).enforce()
    form = DisciplineForm(units_on(today()), request.POST)

    def act() -> None:
        operations.record_discipline(**form.cleaned_data, by=request.actor, at=now())

    words = _("The discipline is recorded; rules of eligibility take it into account.")
    return redirect("commendations:regulations") if done(request, form, act, words) else _page(request, form)


def _page(request: OfficeRequest, failed: Form | None = None) -> HttpResponse:
    on = today()
    context: dict[str, Any] = {
        "applied": queries.regulation_on(on),
        "regulations": queries.regulations(),
        "salaries": queries.salaries(),
        "may_regulate": permissions.may_regulate(request.actor),
        "may_run": permissions.may_run(request.actor),
        "regulation_form": _kept(RegulationForm(queries.regulation_on(on)), failed),
        "salary_form": _kept(SalaryForm(), failed),
        "discipline_form": _kept(DisciplineForm(units_on(on)), failed),
        "failed": failed,
    }
    return render(request, "office/commendations/regulations.html", context, status=422 if failed else 200)


def _kept(form: Form, failed: Form | None) -> Form:
    return failed if failed is not None and failed.auto_id == form.auto_id else form
