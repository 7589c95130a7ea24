"""One step of a nomination: locked, moved, recorded."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.commendations import queries
from sen.reform.commendations.models import Nomination, NominationRecord
from sen.reform.commendations.queries import NominationCard, NominationNotFound, shaken_since
from sen.reform.commendations.workflow import Move, State, moved
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc


class NoReason(Refusal):
    """A decision against somebody without its reason."""

    message = _("Say why: the unit must be able to read the reason.")


class ResultChanged(Conflict):
    """The grounds cite a result that no longer stands."""

    message = _("%(reason)s The grounds no longer hold: take the nomination up again, or withdraw it.")


def locked(nomination_id: int) -> tuple[Nomination, NominationCard]:
    """
    A nomination nobody else may change meanwhile.

    :raises NominationNotFound: if there is none
    """
    row = Nomination.objects.select_for_update().filter(pk=nomination_id).first()
    if row is None:
        raise NominationNotFound
    return row, queries.nomination(nomination_id)


def step(row: Nomination, move: Move, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Move the nomination on, and write down what happened and why."""
    row.state = moved(State(row.state), move)
    row.moved_at = at
    row.save()
    record(row, move, by=by, at=at, reason=reason)


def record(row: Nomination, move: Move, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Write a step down."""
    NominationRecord(
        nomination=row, move=move, state=row.state, reason=reason, by_id=by.user_id, by_label=by.label, at=at
    ).save()
    audit.record(f"nomination_{move.value}", row, by=by, at=at, reason=reason)


def stated(reason: str) -> str:
    """
    The reason in its stored form.

    :raises NoReason: if there is none
    """
    words = nfc(reason)
    if not words:
        raise NoReason
    return words


def enforce_result_stands(card: NominationCard, at: datetime) -> None:
    """
    Stop where the result cited was corrected or withdrawn since.

    :raises ResultChanged: saying how
    """
    found = shaken_since((card,), at).get(card.id)
    if found is not None:
        raise ResultChanged(reason=found.reason)
