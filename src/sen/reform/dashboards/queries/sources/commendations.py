"""Work of commendation: dossiers to finish and check, councils to hold, decisions to sign, awards to hand over."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.commendations import queries
from sen.reform.commendations.permissions import decisions_for, may_run, may_sign, seen_unit_ids
from sen.reform.commendations.queries import NominationCard, State
from sen.reform.common.days import local_day
from sen.reform.dashboards.queries.items import WorkItem

_OF_SECRETARY = {
    State.SUBMITTED: lambda unit: _("Check the nomination of %(unit)s") % unit,
    State.CHECKED: lambda unit: _("Put the nomination of %(unit)s before the council") % unit,
    State.DECIDED: lambda unit: _("Hand over the certificate of %(unit)s") % unit,
    State.FLAGGED: lambda unit: _("Reconsider the award of %(unit)s") % unit,
}


def commendation_work(by: Actor, on: date) -> Iterator[WorkItem]:
    """What the unit, the secretary and the chair owe to commendations."""
    units = seen_unit_ids(by)
    if units:
        for card in queries.nominations_in(State.DRAFTED):
            if card.unit_id in units and decisions_for(by, card, on=on)["write"]:
                yield _item(card, _("Finish the nomination of %(unit)s") % {"unit": card.unit_name}, on)
    if may_run(by):
        for card in queries.nominations_in(*_OF_SECRETARY):
            yield _item(card, _OF_SECRETARY[card.state]({"unit": card.unit_name}), on)
        yield from _gathered(
            State.BEFORE_COUNCIL, _("Hold the commendation council"), "commendations:council", _("Open the council"), on
        )
    if may_sign(by):
        yield from _gathered(
            State.VOTED, _("Sign the decision to commend"), "commendations:round", _("Read and sign"), on
        )


def _item(card: NominationCard, title: str, on: date) -> WorkItem:
    due_on = card.round.dossiers_due_on if card.state is State.DRAFTED else None
    return WorkItem(
        title=title,
        detail=card.round.title,
        url_name="commendations:nomination",
        url_args=(card.id,),
        action_label=_("Open the dossier"),
        on=on,
        due_on=due_on,
        waits=due_on is None,
        since=local_day(card.moved_at),
    )


def _gathered(state: State, title: str, url_name: str, action: str, on: date) -> Iterator[WorkItem]:
    """One line for a round, however many nominations wait in it."""
    rounds: dict[int, NominationCard] = {}
    for card in queries.nominations_in(state):
        rounds.setdefault(card.round.id, card)
    for card in rounds.values():
        yield WorkItem(
            title=title,
            detail=card.round.title,
            url_name=url_name,
            url_args=(card.round.id,),
            action_label=action,
            on=on,
            waits=True,
            since=local_day(card.moved_at),
        )
