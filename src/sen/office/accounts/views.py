"""Signing in, switching posts, and keeping accounts."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.accounts import forms
from sen.office.people import ACTING_POST, OfficeRequest, for_officials
from sen.reform.accounts import operations, permissions, queries
from sen.reform.accounts.roles import Role
from sen.reform.common.clock import now, today
from sen.reform.organizations.queries import units_on

# Shown on the sign-in page of a demonstration only; these accounts exist nowhere else.
DEMO_PASSWORD = "Sen-2023!"  # noqa: S105  # public on purpose


class SignIn(LoginView):  # type: ignore[misc]  # the library has no types
    """The sign-in page; a demonstration lists its accounts."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the demonstration's accounts: one per role first, the others behind."""
        offered = queries.demo_accounts(on=today()) if settings.SEN_DEMO else ()
        first = queries.one_per_role(offered)
        others = tuple(account for account in offered if account not in first)
        shown = {"demo_accounts": first, "other_demo_accounts": others, "demo_password": DEMO_PASSWORD}
        return {**super().get_context_data(**context), **shown}


@require_POST
@for_officials
def switch(request: OfficeRequest) -> HttpResponse:
    """Act for another of one's posts, and stay where one was."""
    chosen = request.POST.get("post", "")
    if chosen.isdigit() and any(post.id == int(chosen) for post in request.actor.posts):
        request.session[ACTING_POST] = int(chosen)
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
    return redirect(following if safe else "work:page")


@for_officials
def accounts(request: OfficeRequest) -> HttpResponse:
    """The list of accounts with the two forms that change it."""
    permissions.may_administer(request.actor).enforce()
    return _page(request, forms.NewAccount(), _appointment())


@require_POST
@for_officials
def open_account(request: OfficeRequest) -> HttpResponse:
    """Open an account."""
    form = forms.NewAccount(request.POST)
    if form.is_valid():
        try:
            operations.open_account(operations.NewAccount(**form.cleaned_data), by=request.actor, at=now())
        except (operations.NameTaken, operations.PasswordTooWeak) as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The account is open. Give it a post so that it can do something."))
            return redirect("accounts:list")
    return _page(request, form, _appointment())


@require_POST
@for_officials
def appoint(request: OfficeRequest) -> HttpResponse:
    """Give a post."""
    form = _appointment(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        appointment = operations.Appointment(
            user_id=int(said["user_id"]),
            unit_id=int(said["unit_id"]),
            role=Role(said["role"]),
            title=said["title"],
            starts_on=said["starts_on"],
        )
        try:
            operations.appoint(appointment, by=request.actor, at=now())
        except operations.PostAlreadyHeld as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The post is given."))
            return redirect("accounts:list")
    return _page(request, forms.NewAccount(), form)


def _appointment(data: Any = None) -> forms.Appointment:
    form = forms.Appointment(data, initial={"starts_on": today()})
    people = [(line.id, f"{line.full_name} ({line.username})") for line in queries.accounts(on=today())]
    form.fields["user_id"].choices = people  # type: ignore[attr-defined]  # a choice field
    form.fields["unit_id"].choices = [(unit.id, unit.name) for unit in units_on(today())]  # type: ignore[attr-defined]
    return form


def _page(request: OfficeRequest, account: forms.NewAccount, appointment: forms.Appointment) -> HttpResponse:
    context = {"accounts": queries.accounts(on=today()), "account_form": account, "appointment_form": appointment}
    status = 422 if account.errors or appointment.errors else 200
    return render(request, "office/accounts/list.html", context, status=status)
