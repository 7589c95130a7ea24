"""Opening a round with its calendar, moving windows that are still to come, and more time for one unit, once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment, Extension, Round
from sen.reform.assessments.operations.ledger import fitting, locked
from sen.reform.assessments.operations.telling import tell_of_calendar, tell_of_extension
from sen.reform.assessments.permissions import may_extend, may_open_round, may_reschedule
from sen.reform.assessments.queries import Calendar
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc, slug
from sen.reform.indices.queries import version


class RoundExists(Conflict):
    """The year has a round for these units already."""

    message = _("There already is a round for %(year)s: %(title)s. Open that one.")


class NoUnits(Refusal):
    """A round without units, or with one unit twice."""

    message = _("A round needs units, each of them once. Choose them again.")


class CutOffOutsideIndex(Refusal):
    """The figures would run to a day on which the index is not in force."""

    message = _("The index “%(title)s” is not in force on the cut-off day. Choose another day or another index.")


class CalendarOutOfOrder(Refusal):
    """A window ends before the one before it."""

    message = _("%(later)s comes before %(earlier)s. Put the days of the calendar in order.")


class WindowPassed(Refusal):
    """A window of the units is over, or was already running out."""

    message = _("“%(name)s” ended on %(day)s and is not moved any more. Give single units an extension instead.")


class ExtendedAlready(Conflict):
    """A unit gets more time once."""

    message = _("%(unit)s had its one extension, until %(day)s. There is no second one.")


class ExtensionTooShort(Refusal):
    """More time must be more."""

    message = _("The extension must end after %(day)s. Choose a later day.")


@dataclass(frozen=True)
class NewRound:
    """What is said of a round when it is opened; units by their peer group."""

    year: int
    block: str
    title: str
    version_id: int
    cut_off_on: date
    calendar: Calendar
    peer_groups: Mapping[str, tuple[int, ...]]
    is_simulated: bool = False


@transaction.atomic
def open_round(new: NewRound, *, by: Actor, at: datetime) -> int:
    """
    Open a round: one assessment for each unit.

    :raises RoundExists: if the year has one for this block
    :raises NoUnits: if there are no units, or one stands twice
    :raises CutOffOutsideIndex: if the index is not in force on the cut-off day
    :raises CalendarOutOfOrder: if the windows do not follow one another
    """
    may_open_round(by).enforce()
    key = slug(new.block)
    existing = Round.objects.filter(year=new.year, key=key).first()
    if existing is not None:
        raise RoundExists(year=new.year, title=existing.title)
    unit_ids = [unit_id for members in new.peer_groups.values() for unit_id in members]
    if not unit_ids or len(set(unit_ids)) != len(unit_ids):
        raise NoUnits
    index = version(new.version_id)
    if not index.valid_from <= new.cut_off_on <= index.valid_to:
        raise CutOffOutsideIndex(title=index.title)
    _enforce_order(new.calendar)
    opened = Round.objects.create(
        year=new.year,
        block=nfc(new.block),
        key=key,
        title=nfc(new.title),
        index_version_id=new.version_id,
        cut_off_on=new.cut_off_on,
        is_simulated=new.is_simulated,
        opened_at=at,
        opened_by=by.label,
        **vars(new.calendar),
    )
    Assessment.objects.bulk_create(
        Assessment(round=opened, unit_id=unit_id, peer_group=nfc(group), moved_at=at)
        for group, members in new.peer_groups.items()
        for unit_id in members
    )
    audit.record("round_opened", opened, by=by, at=at, index=index.digest, units=unit_ids, **_written(new.calendar))
    return opened.pk


@transaction.atomic
def reschedule(round_id: int, calendar: Calendar, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Move windows that have not ended, for everybody and with a reason everybody reads.

    :raises WindowPassed: if a window of the units has ended already
    :raises CalendarOutOfOrder: if the windows would not follow one another
    """
    card = queries.round_with_id(round_id)
    may_reschedule(by, card).enforce()
    _enforce_order(calendar)
    said = fitting(reason, is_needed=True)
    for name, before, after in _units_windows(card.calendar, calendar):
        if before != after and before < local_day(at):
            raise WindowPassed(name=name, day=format_day(before))
    moved = Round.objects.select_for_update().get(pk=round_id)
    for name, value in vars(calendar).items():
        setattr(moved, name, value)
    moved.save(update_fields=list(vars(calendar)))
    audit.record(
        "round_rescheduled", moved, by=by, at=at, reason=said, before=_written(card.calendar), after=_written(calendar)
    )
    tell_of_calendar(card, said, by=by, at=at)


@transaction.atomic
def extend(assessment_id: int, until: date, reason: str, *, by: Actor, at: datetime) -> None:
    """
    Give one unit more time in the window it stands in: once in a round, with the reason everybody reads.

    :raises ExtendedAlready: if it had its extension
    :raises ExtensionTooShort: if it would not be more time
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_extend(by, card).enforce()
    if card.extension is not None:
        raise ExtendedAlready(unit=card.unit_name, day=format_day(card.extension.until))
    ends = card.closes_on
    least = max(ends, local_day(at)) if ends else local_day(at)
    if until <= least:
        raise ExtensionTooShort(day=format_day(least))
    said = fitting(reason, is_needed=True)
    Extension.objects.create(
        assessment=assessment, state=card.state, ends_on=until, reason=said, given_by=by.label, given_at=at
    )
    audit.record("extension_given", assessment, by=by, at=at, until=until.isoformat(), reason=said)
    tell_of_extension(card, until, said, by=by, at=at)


def _units_windows(before: Calendar, after: Calendar) -> Iterator[tuple[str, date, date]]:
    for name in ("self_closes_on", "explanations_close_on"):
        yield str(before.names[name]), getattr(before, name), getattr(after, name)


def _enforce_order(calendar: Calendar) -> None:
    steps = list(calendar.steps)
    for (earlier, first), (later, second) in pairwise(steps):
        if second < first:
            raise CalendarOutOfOrder(earlier=earlier, later=later)


def _written(calendar: Calendar) -> dict[str, str]:
    return {name: str(value) for name, value in vars(calendar).items()}
