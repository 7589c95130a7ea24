"""The council: what lies before it, recording a meeting with its votes, the meetings held."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.commendations.acting import done
from sen.office.commendations.forms import SessionForm
from sen.office.people import OfficeRequest, for_officials
from sen.reform.commendations import operations, permissions, queries
from sen.reform.commendations.operations import NewSession
from sen.reform.commendations.queries import State
from sen.reform.common.clock import now, today


@for_officials
def page(request: OfficeRequest, round_id: int) -> HttpResponse:
    """The meetings about a round, and the next one."""
    permissions.may_read_council(request.actor).enforce()
    card = queries.round_card(round_id)
    waiting = queries.nominations_of(round_id, (State.BEFORE_COUNCIL,))
    may_run = permissions.may_run(request.actor)
    form = SessionForm(waiting, request.POST or None, initial={"held_on": today()})

    def act() -> None:
        said = form.cleaned_data
        new = NewSession(
            round_id=round_id,
            held_on=said["held_on"],
            member_count=said["member_count"],
            present_count=said["present_count"],
            written_count=said["written_count"],
            place=said["place"],
            discussion=said["discussion"],
            counts=form.counts,
        )
        operations.hold_council(new, by=request.actor, at=now())

    if request.method == "POST":
        may_run.enforce()
        if done(request, form, act, _("The meeting is recorded. Its minutes lie among the documents of the round.")):
            return redirect("commendations:council", round_id)
    context = {
        "card": card,
        "form": form,
        "may_run": may_run,
        "waiting": waiting,
        "sessions": queries.sessions_of(round_id),
    }
    return render(request, "office/commendations/council.html", context, status=422 if form.errors else 200)
