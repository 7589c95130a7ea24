"""A task's state seen against its deadline on a day: the pair every count is made of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sen.reform.directives.workflow import State

SOON = timedelta(days=7)


class Standing(TextChoices):
    """How a task stands on a day."""

    OVERDUE = "overdue", gettext_lazy("Overdue")
    DUE_SOON = "due_soon", gettext_lazy("Due soon")
    IN_TIME = "in_time", gettext_lazy("In time")
    WAITING = "waiting", gettext_lazy("Waiting for acceptance")
    PAUSED = "paused", gettext_lazy("Paused")
    FINISHED = "finished", gettext_lazy("Finished in time")
    FINISHED_LATE = "finished_late", gettext_lazy("Finished late")
    RETURNED = "returned", gettext_lazy("Returned as not competent")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


TONES = {
    Standing.OVERDUE: "bad",
    Standing.DUE_SOON: "warn",
    Standing.IN_TIME: "info",
    Standing.WAITING: "info",
    Standing.PAUSED: "neutral",
    Standing.FINISHED: "good",
    Standing.FINISHED_LATE: "warn",
    Standing.RETURNED: "neutral",
    Standing.CANCELLED: "neutral",
}

_SETTLED = {
    State.REPORTED: Standing.WAITING,
    State.PAUSED: Standing.PAUSED,
    State.FINISHED: Standing.FINISHED,
    State.FINISHED_LATE: Standing.FINISHED_LATE,
    State.RETURNED: Standing.RETURNED,
    State.CANCELLED: Standing.CANCELLED,
}


@dataclass(frozen=True)
class Counts:
    """
    How many tasks stand how; every part is counted once, so they always add up to what was assigned.

    assigned = finished + finished_late + open_in_time + overdue + waiting + paused + returned + cancelled
    """

    finished: int = 0
    finished_late: int = 0
    open_in_time: int = 0
    overdue: int = 0
    waiting: int = 0
    paused: int = 0
    returned: int = 0
    cancelled: int = 0

    @property
    def assigned(self) -> int:
        """All of them."""
        return sum(getattr(self, part.name) for part in fields(self))

    @property
    def done(self) -> int:
        """Finished, in time or late."""
        return self.finished + self.finished_late

    @property
    def open(self) -> int:
        """A unit still has to do something about them."""
        return self.open_in_time + self.overdue

    @property
    def withdrawn(self) -> int:
        """No longer the unit's to do."""
        return self.returned + self.cancelled

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(self)})


def standing_of(state: str, due_on: date | None, on: date) -> Standing:
    """How a task in a state stands on a day; without a deadline it is never overdue."""
    settled = _SETTLED.get(State(state))
    if settled is not None:
        return settled
    if due_on is None:
        return Standing.IN_TIME
    if due_on < on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if due_on <= on + SOON else Standing.IN_TIME


def days_left(standing: Standing, due_on: date | None, on: date) -> int | None:
    """Days until an open task is due, negative when that is past; nothing when it is closed or undated."""
    if due_on is None or standing not in (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TIME):
        return None
    return (due_on - on).days


def in_words(standing: Standing, left: int | None) -> str:
    """A standing as a badge says it: with its days where days matter."""
    if left is None:
        return str(standing.label)
    if left < 0:
        return ngettext("overdue by %(days)s day", "overdue by %(days)s days", -left) % {"days": -left}
    if left == 0:
        return _("due today")
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


#: The part of the counts each standing falls into.
COUNTED_AS = {
    Standing.FINISHED: "finished",
    Standing.FINISHED_LATE: "finished_late",
    Standing.IN_TIME: "open_in_time",
    Standing.DUE_SOON: "open_in_time",
    Standing.OVERDUE: "overdue",
    Standing.WAITING: "waiting",
    Standing.PAUSED: "paused",
    Standing.RETURNED: "returned",
    Standing.CANCELLED: "cancelled",
}


def counts_of(standings: Iterable[Standing]) -> Counts:
    """Count tasks by how they stand."""
    return Counts(**Counter(COUNTED_AS[standing] for standing in standings))
