"""Changes to the working days: one day worked or not, and the week."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.audit import operations as audit
from sen.reform.common.actors import Actor
from sen.reform.common.days import format_day
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.organizations.models import DayOverride, WorkWeek
from sen.reform.organizations.permissions import may_keep_calendar
from sen.reform.organizations.queries import work_calendar


class ReasonMissing(Refusal):
    """A day is changed without saying on what decision."""

    message = _("Say why %(day)s changes, for example the number and day of the decision.")


class NothingToChange(Refusal):
    """The day is already as asked."""

    message = _("%(day)s is already so in the calendar (%(reason)s). Nothing has to be entered.")


class NothingDecided(NotFound):
    """No decision of the authority stands for the day."""

    message = _("The authority decided nothing of its own for %(day)s. Look at the list of the year.")


class WeekWithoutWork(Refusal):
    """A week without a working day, or with days no week has."""

    message = _("Choose at least one weekday that is worked.")


@transaction.atomic
def work_on(day: date, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Make a day a working day, whatever the calendar says.

    :raises ReasonMissing: without a reason
    :raises NothingToChange: if it is one already
    """
    _decide(DayOverride(on=day, is_working=True, reason=nfc(reason).strip()), by, at)


@transaction.atomic
def rest_on(day: date, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Make a day a day off, whatever the calendar says.

    :raises ReasonMissing: without a reason
    :raises NothingToChange: if it is one already
    """
    _decide(DayOverride(on=day, is_working=False, reason=nfc(reason).strip()), by, at)


@transaction.atomic
def forget_override(day: date, *, by: Actor, at: datetime) -> None:
    """
    Let a day be again what the calendar of the country says.

    :raises NothingDecided: if the authority decided nothing for it
    """
    may_keep_calendar(by).enforce()
    override = DayOverride.objects.select_for_update().filter(on=day).first()
    if override is None:
        raise NothingDecided(day=format_day(day))
    audit.record("day_override_forgotten", override, by=by, at=at, on=day.isoformat(), reason=override.reason)
    override.delete()


@transaction.atomic
def set_work_week(days: Iterable[int], *, valid_from: date, by: Actor, at: datetime) -> None:
    """
    Say which weekdays (1 is Monday) are worked from a day on; the same day said again replaces what was said.

    :raises WeekWithoutWork: if no weekday is named, or one that does not exist
    """
    may_keep_calendar(by).enforce()
    named = sorted(set(days))
    if not named or not set(named) <= set(range(1, 8)):
        raise WeekWithoutWork
    week, _created = WorkWeek.objects.update_or_create(valid_from=valid_from, defaults={"days": named})
    audit.record("work_week_set", week, by=by, at=at, valid_from=valid_from.isoformat(), days=named)


def _decide(decision: DayOverride, by: Actor, at: datetime) -> None:
    may_keep_calendar(by).enforce()
    day = format_day(decision.on)
    if not decision.reason:
        raise ReasonMissing(day=day)
    calendar = work_calendar()
    if calendar.is_working(decision.on) == decision.is_working:
        raise NothingToChange(day=day, reason=calendar.reason(decision.on) or _("a working day of the week"))
    kept, _created = DayOverride.objects.update_or_create(
        on=decision.on, defaults={"is_working": decision.is_working, "reason": decision.reason}
    )
    event = "day_worked" if decision.is_working else "day_off"
    audit.record(event, kept, by=by, at=at, on=decision.on.isoformat(), reason=decision.reason)
