"""Preparing and opening a meeting, its agenda, and what people add to its report."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.numbers import format_number
from sen.reform.common.text import nfc
from sen.reform.reviews import kinds, permissions
from sen.reform.reviews.models import Remark, Review
from sen.reform.reviews.operations.proposing import enter, proposed_agenda
from sen.reform.reviews.queries.cards import ReviewNotFound, card_of
from sen.reform.reviews.queries.red import red_of
from sen.reform.reviews.workflow import State


class ReviewExists(Conflict):
    """The same review was prepared before."""

    message = _("“%(title)s” with the cut-off %(day)s exists already. Open it from the list of reviews.")


class CutOffAfterMeeting(Refusal):
    """The meeting would look at figures of a later day."""

    message = _("The cut-off %(cut_off)s is after the meeting on %(held)s. Choose a cut-off on or before that day.")


class CutOffOutsideYear(Refusal):
    """The figures would not belong to the year reviewed."""

    message = _("The cut-off %(cut_off)s is not in %(year)s. Choose a day of that year, or correct the year.")


class WindowOutOfOrder(Refusal):
    """The data would end before they begin."""

    message = _("The data window ends on %(end)s, before it begins on %(start)s. Correct one of the days.")


class NotAShare(Refusal):
    """A percentage out of its bounds."""

    message = _("“%(number)s” is not a percentage from 0 to 100. Correct the line for low units.")


class RedFiguresLeft(Refusal):
    """Something red would go by unseen."""

    message = _(
        "%(count)s red figures are neither on the agenda nor waived: %(which)s. "
        "Put each of them on the agenda, or waive it with a reason; then open the meeting."
    )


class NothingWritten(Refusal):
    """The words are missing."""

    message = _("Nothing is written yet. Write the text, then save.")


@dataclass(frozen=True)
class NewReview:
    """What is said of a meeting when it is prepared; its title and data window follow from its kind unless given."""

    kind: str
    year: int
    held_on: date
    cut_off_on: date
    place: str
    chaired_by: str
    title: str = ""
    line_percent: Decimal = Decimal(70)
    data_from: date | None = None
    data_to: date | None = None
    is_simulated: bool = False


@transaction.atomic
def prepare_review(new: NewReview, *, by: Actor, at: datetime) -> int:
    """
    Set a meeting up with the agenda its figures suggest.

    :raises ReviewExists: if the same review was prepared before
    :raises CutOffAfterMeeting: if the figures would be of a later day than the meeting
    """
    permissions.may_prepare(by).enforce()
    _check(new)
    title = nfc(new.title) or kinds.default_title(new.kind, new.year, new.cut_off_on)
    if Review.objects.filter(kind=new.kind, year=new.year, cut_off_on=new.cut_off_on).exists():
        raise ReviewExists(title=title, day=format_day(new.cut_off_on))
    data_from, data_to = _window(new)
    review = Review.objects.create(
        kind=new.kind,
        year=new.year,
        title=title,
        held_on=new.held_on,
        cut_off_on=new.cut_off_on,
        data_from=data_from,
        data_to=data_to,
        place=nfc(new.place),
        chaired_by=nfc(new.chaired_by),
        line_percent=new.line_percent,
        is_simulated=new.is_simulated,
        prepared_at=at,
        prepared_by_id=by.user_id,
    )
    for position, item in enumerate(proposed_agenda(card_of(review)), start=1):
        enter(review, item, position)
    audit.record("review_prepared", review, by=by, at=at, title=title, cut_off_on=new.cut_off_on.isoformat())
    return review.pk


@transaction.atomic
def open_review(review_id: int, *, by: Actor, at: datetime) -> None:
    """
    Open the meeting: from here on conclusions are recorded.

    :raises RedFiguresLeft: if a red figure is neither on the agenda nor waived with a reason
    """
    review = locked(review_id)
    permissions.may_open(by, card_of(review)).enforce()
    left = [line.cell.words for line in red_of(card_of(review)) if line.is_left]
    if left:
        raise RedFiguresLeft(count=len(left), which="; ".join(left))
    review.state = State.OPEN
    review.opened_at, review.opened_by_id = at, by.user_id
    review.save()
    audit.record("review_opened", review, by=by, at=at)


@transaction.atomic
def write_remark(review_id: int, part: str, text: str, *, by: Actor, at: datetime) -> None:
    """Write what the report says where data cannot speak; earlier words stay in the books."""
    review = locked(review_id)
    permissions.may_prepare(by).enforce()
    if not nfc(text):
        raise NothingWritten
    Remark.objects.create(review=review, part=kinds.Part(part), text=text, written_at=at, written_by_id=by.user_id)
    audit.record("report_remark_written", review, by=by, at=at, part=part)


def locked(review_id: int) -> Review:
    """
    The row, held until the transaction ends.

    :raises ReviewNotFound: if there is none
    """
    review = Review.objects.select_for_update().filter(pk=review_id).first()
    if review is None:
        raise ReviewNotFound(id=review_id)
    return review


def _check(new: NewReview) -> None:
    if new.cut_off_on > new.held_on:
        raise CutOffAfterMeeting(cut_off=format_day(new.cut_off_on), held=format_day(new.held_on))
    if new.cut_off_on.year != new.year:
        raise CutOffOutsideYear(cut_off=format_day(new.cut_off_on), year=new.year)
    if not 0 <= new.line_percent <= 100:
        raise NotAShare(number=format_number(new.line_percent))


def _window(new: NewReview) -> tuple[date, date]:
    usual_from, usual_to = kinds.data_window(new.kind, new.year, new.cut_off_on)
    start, end = new.data_from or usual_from, new.data_to or usual_to
    if start > end:
        raise WindowOutOfOrder(start=format_day(start), end=format_day(end))
    return start, end
