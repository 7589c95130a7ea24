"""Decisions of the chair: to commend, to revoke; and what the public reads of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.commendations.acting import done
from sen.office.commendations.forms import DecideForm, RevokeForm
from sen.office.commendations.views.nominations import nomination_page
from sen.office.commendations.views.rounds import round_page
from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import operations, permissions, queries
from sen.reform.commendations.operations import NewDecision
from sen.reform.commendations.queries import State
from sen.reform.common.clock import now
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.publishing import operations as publishing


@require_POST
@for_officials
def decide(request: OfficeRequest, round_id: int) -> HttpResponse:
    """The chair signs."""
    permissions.may_sign(request.actor).enforce()
    card = queries.round_card(round_id)
    form = DecideForm(queries.nominations_of(round_id, (State.VOTED,)), request.POST)

    def act() -> None:
        said = form.cleaned_data
        new = NewDecision(round_id, said["number"], said["decided_on"])
        operations.decide(new, said["chosen"], by=request.actor, at=now())

    words = _("The decision is recorded; every unit has its number in the gold book, and its certificate.")
    if done(request, form, act, words):
        return redirect("commendations:round", round_id)
    return round_page(request, card, form)


@require_POST
@for_officials
def revoke(request: OfficeRequest, nomination_id: int) -> HttpResponse:
    """Take an award back."""
    card = queries.nomination(nomination_id)
    permissions.may_see(request.actor, card).enforce()
    if card.award is None:
        raise Http404
    form = RevokeForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        operations.revoke(card.id, said["number"], said["decided_on"], said["reason"], by=request.actor, at=now())

    if done(request, form, act, _("The award is revoked; the gold book and the public list say so.")):
        return redirect("commendations:nomination", nomination_id)
    return nomination_page(request, card, form)


@require_POST
@for_officials
def publish(request: OfficeRequest, round_id: int) -> HttpResponse:
    """Let the public read the gold book as it stands."""
    try:
        publishing.publish_awards(by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The list of awards is sealed and public."))
    return redirect("commendations:round", round_id)
