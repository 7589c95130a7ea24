"""Telling the people of a unit that readers wait for them: one notice until it is read, however many comments come."""

from datetime import datetime

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import user_ids_holding
from sen.reform.accounts.roles import Role
from sen.reform.common.addresses import address
from sen.reform.common.days import local_day
from sen.reform.notifications import operations as notifications


def tell_of_waiting(unit_id: int | None, *, at: datetime) -> None:
    """A comment about something the unit published waits for a moderator."""
    _tell(unit_id, f"feedback.waiting:{unit_id}", _("Comments of readers wait for moderation."), at)


def tell_of_report(unit_id: int | None, *, at: datetime) -> None:
    """A reader reported a published comment."""
    _tell(unit_id, f"feedback.reported:{unit_id}", _("Readers reported a published comment: look at it again."), at)


def _tell(unit_id: int | None, key: str, sentence: str, at: datetime) -> None:
    if unit_id is not None:
        people = user_ids_holding((Role.EDITOR, Role.PUBLISHER), unit_id=unit_id, on=local_day(at))
        notifications.tell(people, key=key, sentence=sentence, url=address("feedback:comments"), at=at)
