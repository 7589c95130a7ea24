"""What was changed about a round after it opened: every move of its calendar, with its reason."""

from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.assessments.queries.calendars import Calendar
from sen.reform.audit.queries import history_of


@dataclass(frozen=True)
class MovedDay:
    """One day of the calendar, before and after."""

    label: str
    before: date
    after: date


@dataclass(frozen=True)
class CalendarMove:
    """One move of the calendar: which days, why, by whom."""

    at: datetime
    by: str
    reason: str
    days: tuple[MovedDay, ...]


def calendar_moves(round_id: int) -> tuple[CalendarMove, ...]:
    """Every move of a round's calendar, the oldest first."""
    return tuple(
        CalendarMove(
            event.at,
            event.by,
            event.details["reason"],
            tuple(
                MovedDay(str(label), date.fromisoformat(before), date.fromisoformat(after))
                for name, label in Calendar.names.items()
                if (before := event.details["before"][name]) != (after := event.details["after"][name])
            ),
        )
        for event in history_of("assessments.round", round_id)
        if event.name == "round_rescheduled"
    )
