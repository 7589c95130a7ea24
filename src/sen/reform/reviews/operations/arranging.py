"""The agenda of a meeting, and the red figures that are left off it for a reason."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.reviews import permissions
from sen.reform.reviews.models import AgendaItem, Review, Waiver
from sen.reform.reviews.operations.meetings import NothingWritten, locked
from sen.reform.reviews.operations.proposing import NewItem, enter, item_on
from sen.reform.reviews.queries.cards import card_of
from sen.reform.reviews.queries.red import RedCell, RedLine, red_of


class NotRed(NotFound):
    """The figure is not red, or not any more."""

    message = _("This figure is not red any more. Look at the list of red figures again.")


class NothingLeft(Refusal):
    """Every red figure is answered already."""

    message = _("No red figure is left: each is on the agenda or waived already.")


class WhyWaived(Refusal):
    """A red figure goes by without a word."""

    message = _("Say why this red figure is not discussed: the reason stands in the pack and in the minutes.")


class OnTheAgenda(Refusal):
    """A figure cannot be discussed and waived."""

    message = _("This figure is a matter of its own on the agenda: “%(title)s”. Take that matter off, then waive it.")


class MatterGone(NotFound):
    """The matter is not on the agenda."""

    message = _("This matter is not on the agenda any more. Look at the agenda again.")


@transaction.atomic
def put_on_agenda(review_id: int, item: NewItem, *, by: Actor, at: datetime) -> int:
    """Add a matter at the end of the agenda."""
    review = _arranged(review_id, by)
    if not nfc(item.title):
        raise NothingWritten
    return _entered(review, item, by=by, at=at)


@transaction.atomic
def put_red_on_agenda(review_id: int, red_key: str, *, by: Actor, at: datetime) -> int:
    """
    Make a red figure a matter of its own; a reason for leaving it off no longer counts.

    :raises NotRed: if the figure is not red
    """
    review = _arranged(review_id, by)
    line = _red_line(review, red_key)
    if line.item is not None and line.is_matter:
        return line.item.id
    return _entered(review, item_on(line.cell), by=by, at=at)


@transaction.atomic
def take_off_agenda(item_id: int, *, by: Actor, at: datetime) -> None:
    """
    Take a matter off before the meeting is opened; the red figures it answered are to be answered otherwise.

    :raises MatterGone: if it is not there any more
    """
    review_id = AgendaItem.objects.filter(pk=item_id).values_list("review_id", flat=True).first()
    if review_id is None:
        raise MatterGone
    review = locked(review_id)
    permissions.may_take_off(by, card_of(review)).enforce()
    item = review.items.get(pk=item_id)
    item.delete()
    for later in review.items.filter(position__gt=item.position).order_by("position"):
        review.items.filter(pk=later.pk).update(position=F("position") - 1)
    audit.record("agenda_item_removed", review, by=by, at=at, item=item_id, title=item.title)


@transaction.atomic
def waive(review_id: int, red_key: str, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Leave a red figure off the agenda, for a reason.

    :raises NotRed: if the figure is not red
    :raises OnTheAgenda: if it is a matter of its own
    :raises WhyWaived: if no reason is given
    """
    review = _arranged(review_id, by)
    line = _red_line(review, red_key)
    if line.is_matter:
        raise OnTheAgenda(title=line.cell.words)
    _waived(review, (line.cell,), reason, by=by, at=at)


@transaction.atomic
def waive_rest(review_id: int, reason: str, *, by: Actor, at: datetime) -> int:
    """
    Leave off every red figure that is not answered yet, all for one reason; returns how many.

    :raises NothingLeft: if there is none
    """
    review = _arranged(review_id, by)
    left = tuple(line.cell for line in red_of(card_of(review)) if line.is_left)
    if not left:
        raise NothingLeft
    _waived(review, left, reason, by=by, at=at)
    return len(left)


def _arranged(review_id: int, by: Actor) -> Review:
    review = locked(review_id)
    permissions.may_arrange(by, card_of(review)).enforce()
    return review


def _red_line(review: Review, red_key: str) -> RedLine:
    found = next((line for line in red_of(card_of(review)) if line.cell.key == red_key), None)
    if found is None:
        raise NotRed
    return found


def _entered(review: Review, item: NewItem, *, by: Actor, at: datetime) -> int:
    last = review.items.aggregate(last=Max("position"))["last"] or 0
    entered = enter(review, item, last + 1)
    audit.record("agenda_item_added", review, by=by, at=at, item=entered.pk, title=entered.title)
    return entered.pk


def _waived(review: Review, cells: tuple[RedCell, ...], reason: str, *, by: Actor, at: datetime) -> None:
    if not nfc(reason):
        raise WhyWaived
    for cell in cells:
        Waiver(
            review=review, red_key=cell.key, about=cell.words, text=reason, written_at=at, written_by_id=by.user_id
        ).save()
    audit.record("red_figures_waived", review, by=by, at=at, figures=[cell.key for cell in cells], reason=nfc(reason))
