"""Telling people of commendation what became of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.commendations.queries import NominationCard, Shaken
from sen.reform.common.addresses import address
from sen.reform.common.days import local_day
from sen.reform.notifications.operations import tell

LONGEST = 400


def tell_unit(card: NominationCard, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the head and the focal officer of the unit; whoever did it knows."""
    roles = (Role.UNIT_HEAD, Role.FOCAL_OFFICER)
    people = people_holding(*roles, on=local_day(at))
    mine = [person for person in people if any(person.has(role, unit_id=card.unit_id) for role in roles)]
    _tell(card, mine, sentence, by=by, at=at)


def tell_secretary(card: NominationCard, sentence: str, *, by: Actor, at: datetime) -> None:
    """Tell the secretary of the council."""
    _tell(card, list(people_holding(Role.SECRETARY, on=local_day(at))), sentence, by=by, at=at)


def tell_of_flag(shaken: Shaken, *, by: Actor, at: datetime) -> None:
    """Tell the secretary that an award is to be reconsidered, and why."""
    words = _("Reconsider the award of %(unit)s: %(reason)s")
    said = {"unit": shaken.nomination.unit_name, "reason": shaken.reason}
    tell_secretary(shaken.nomination, words % said, by=by, at=at)


def _tell(card: NominationCard, people: list[Actor], sentence: str, *, by: Actor, at: datetime) -> None:
    user_ids = {person.user_id for person in people if person.user_id is not None} - {by.user_id}
    url = address("commendations:nomination", card.id)
    tell(user_ids, key=f"commendations.nomination:{card.id}", sentence=sentence[:LONGEST], url=url, at=at)
