"""The dossier of a nomination: its grounds, report, conditions, steps and history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sen.office.commendations.acting import done
from sen.office.commendations.forms import ConditionForm, ReportForm, RevokeForm, StepForm
from sen.office.commendations.papers import papers_of_nomination
from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import operations, permissions, queries
from sen.reform.commendations.queries import Move, NominationCard
from sen.reform.commendations.rules import Answer
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal

# Steps by one button, in the order they come, and what is said when they are taken.
_BUTTONS: dict[Move, Callable[..., Any]] = {
    Move.SUBMIT: operations.submit,
    Move.CHECK: operations.check,
    Move.PUT: operations.put_before_council,
    Move.HAND_OVER: operations.hand_over,
}
# Steps that need a reason, and what the person about to take one reads.
_REASONED: dict[Move, Any] = {
    Move.RETURN: gettext_lazy("Return the dossier"),
    Move.TAKE_UP: gettext_lazy("Take the dossier up again"),
    Move.REFUSE: gettext_lazy("Do not commend"),
    Move.WITHDRAW: gettext_lazy("Take the nomination back"),
    Move.KEEP: gettext_lazy("Keep the award, with reason"),
}


@for_officials
def page(request: OfficeRequest, nomination_id: int) -> HttpResponse:
    """One dossier."""
    return nomination_page(request, _seen(request, nomination_id))


@require_POST
@for_officials
def report(request: OfficeRequest, nomination_id: int) -> HttpResponse:
    """Write the report and the words of the certificate."""
    card = _seen(request, nomination_id)
    form = ReportForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        operations.write_report(card.id, said["report"], achievement=said["achievement"], by=request.actor, at=now())

    return _shown(request, card, form, act, _("The report is kept."))


@require_POST
@for_officials
def condition(request: OfficeRequest, nomination_id: int) -> HttpResponse:
    """Say that a condition is met, or not."""
    card = _seen(request, nomination_id)
    line = next((each for each in card.conditions if each.condition.key == request.POST.get("key")), None)
    if line is None:
        raise Http404
    form = ConditionForm(line, request.POST)

    def act() -> None:
        said = form.cleaned_data
        operations.confirm_condition(
            card.id, said["key"], said["proof"], answer=Answer(said["answer"]), by=request.actor, at=now()
        )

    return _shown(request, card, form, act, _("The condition is recorded."))


@require_POST
@for_officials
def step(request: OfficeRequest, nomination_id: int, name: str) -> HttpResponse:
    """Take a step; those against somebody with a reason."""
    card = _seen(request, nomination_id)
    move = next((each for each in (*_BUTTONS, *_REASONED) if each.value == name), None)
    if move is None:
        raise Http404
    if move in _BUTTONS:
        return _pressed(request, card, move)
    form = StepForm(name, request.POST)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        if move is Move.KEEP:
            operations.keep(card.id, reason, by=request.actor, at=now())
        else:
            operations.move_on(card.id, move, reason, by=request.actor, at=now())

    return _shown(request, card, form, act, _("The step is recorded with its reason."))


def nomination_page(request: OfficeRequest, card: NominationCard, failed: Form | None = None) -> HttpResponse:
    """The dossier; with a form that was refused where it stands."""
    decisions = permissions.decisions_for(request.actor, card, on=today())
    reasoned = [
        (move.value, words, _kept(StepForm(move.value), failed))
        for move, words in _REASONED.items()
        if decisions[move.value]
    ]
    context = {
        "card": card,
        "decisions": decisions,
        "buttons": [(move.value, move.label) for move in _BUTTONS if decisions[move.value]],
        "waits_for": next((decisions[move.value] for move in _BUTTONS if _is_next(move, card)), None),
        "reasoned": reasoned,
        "report_form": failed if isinstance(failed, ReportForm) else ReportForm.of(card),
        "conditions": [(line, _kept(ConditionForm(line), failed)) for line in card.conditions],
        "revoke_form": failed if isinstance(failed, RevokeForm) else RevokeForm(),
        "failed": failed,
        "history": queries.history_of(card.id),
        "papers": papers_of_nomination(card),
        "shaken": queries.shaken_since((card,), now()).get(card.id),
    }
    return render(request, "office/commendations/nomination.html", context, status=422 if failed else 200)


def _is_next(move: Move, card: NominationCard) -> bool:
    return queries.is_possible(move, card.state)


def _seen(request: OfficeRequest, nomination_id: int) -> NominationCard:
    card = queries.nomination(nomination_id)
    permissions.may_see(request.actor, card).enforce()
    return card


def _pressed(request: OfficeRequest, card: NominationCard, move: Move) -> HttpResponse:
    try:
        _BUTTONS[move](card.id, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Recorded: %(step)s.") % {"step": move.label})
    return redirect("commendations:nomination", card.id)


def _shown(
    request: OfficeRequest, card: NominationCard, form: Form, act: Callable[[], None], words: str
) -> HttpResponse:
    if done(request, form, act, words):
        return redirect("commendations:nomination", card.id)
    return nomination_page(request, card, form)


def _kept(form: Form, failed: Form | None) -> Form:
    return failed if failed is not None and failed.auto_id == form.auto_id else form
