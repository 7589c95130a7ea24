"""Who came to the meeting, and what was said: for the minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.text import nfc
from sen.reform.directives.operations import UnknownUnit
from sen.reform.organizations import queries as organizations
from sen.reform.reviews import permissions
from sen.reform.reviews.models import Attendance, Opinion
from sen.reform.reviews.operations.concluding import NotOnTheAgenda
from sen.reform.reviews.operations.meetings import NothingWritten, locked
from sen.reform.reviews.queries.cards import card_of


@dataclass(frozen=True)
class Came:
    """Whether a unit was there; the note says which post came, or why nobody did."""

    unit_id: int
    is_present: bool
    note: str = ""


@dataclass(frozen=True)
class NewOpinion:
    """What was said on a matter; without a unit it was said by nobody in particular."""

    item_id: int
    text: str
    unit_id: int | None = None
    is_differing: bool = False


@transaction.atomic
def take_attendance(review_id: int, came: Iterable[Came], *, by: Actor, at: datetime) -> None:
    """
    Write down who was there; said again, the later word counts.

    :raises UnknownUnit: if a unit does not exist
    """
    review = locked(review_id)
    permissions.may_minute(by, card_of(review)).enforce()
    lines = tuple(came)
    known = organizations.units_by_id(line.unit_id for line in lines)
    if any(line.unit_id not in known for line in lines):
        raise UnknownUnit
    for line in lines:
        said = {"is_present": line.is_present, "note": nfc(line.note)}
        Attendance.objects.update_or_create(review=review, unit_id=line.unit_id, defaults=said)
    absent = [line.unit_id for line in lines if not line.is_present]
    audit.record("attendance_taken", review, by=by, at=at, present=len(lines) - len(absent), absent=absent)


@transaction.atomic
def write_opinion(review_id: int, new: NewOpinion, *, by: Actor, at: datetime) -> None:
    """
    Write down what was said on a matter of the agenda, a differing opinion marked as one.

    :raises NotOnTheAgenda: if the matter belongs to another meeting
    :raises UnknownUnit: if the unit does not exist
    """
    review = locked(review_id)
    permissions.may_minute(by, card_of(review)).enforce()
    if not nfc(new.text):
        raise NothingWritten
    if not review.items.filter(pk=new.item_id).exists():
        raise NotOnTheAgenda
    if new.unit_id is not None and not organizations.units_by_id((new.unit_id,)):
        raise UnknownUnit
    opinion = Opinion(
        item_id=new.item_id,
        unit_id=new.unit_id,
        is_differing=new.is_differing,
        text=new.text,
        written_at=at,
        written_by_id=by.user_id,
    )
    opinion.save()
    audit.record("opinion_written", review, by=by, at=at, item=new.item_id, differing=new.is_differing)
