"""A round to be: from the one before, with its units as they are now and its calendar in the same rhythm; or new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sen.reform.assessments.queries.calendars import Calendar
from sen.reform.assessments.queries.rounds import RoundCard, assessments_of
from sen.reform.indices.queries import VersionCard, version, versions
from sen.reform.organizations.queries import Heir, UnitCard, heirs, work_calendar
from sen.reform.organizations.workdays import WorkCalendar

_DAYS = tuple(Calendar.names)
# Working days from each day of the calendar to the next, where there is no round to go by.
_RHYTHM = (20, 10, 5, 10, 5, 10)


@dataclass(frozen=True)
class Member:
    """A unit that would take part, and in which group."""

    unit: UnitCard
    group: str


@dataclass(frozen=True)
class CopiedRound:
    """What a round becomes when it is held again."""

    year: int
    block: str
    title: str
    cut_off_on: date
    calendar: Calendar
    members: tuple[Member, ...]
    # Units of the round before that are others now, or no longer there.
    changed: tuple[Heir, ...]


@dataclass(frozen=True)
class DayLine:
    """A day of a calendar with what day of the week it is, and the next working day where it is a day off."""

    name: str
    label: str
    on: date
    is_working: bool
    reason: str
    proposed_on: date


def copied(card: RoundCard, year: int) -> CopiedRound:
    """A round held again in another year, by the units of its new cut-off day."""
    cut_off_on = _in_year(card.cut_off_on, year - card.year)
    members = assessments_of(card.id)
    found = heirs((each.unit_id for each in members), cut_off_on)
    groups: dict[int, Member] = {}
    for member, heir in zip(members, found, strict=True):
        for unit in heir.after:
            groups.setdefault(unit.id, Member(unit, member.peer_group))
    return CopiedRound(
        year=year,
        block=card.block,
        title=card.title.replace(str(card.year), str(year)),
        cut_off_on=cut_off_on,
        calendar=shifted(card.calendar, year - card.year),
        members=tuple(groups.values()),
        changed=tuple(heir for heir in found if not heir.is_same),
    )


def shifted(calendar: Calendar, years: int) -> Calendar:
    """The same calendar some years on: from its first working day, as many working days between its days as before."""
    workdays = work_calendar()
    days = [getattr(calendar, name) for name in _DAYS]
    moved = [next_working_day(_in_year(days[0], years), workdays)]
    for earlier, later in pairwise(days):
        moved.append(workdays.add(moved[-1], workdays.between(earlier, later)))
    return _calendar(moved, calendar.explanation_days)


def usual_calendar(opens_on: date) -> Calendar:
    """A calendar in the usual rhythm, for a first round."""
    workdays = work_calendar()
    days = [next_working_day(opens_on, workdays)]
    for count in _RHYTHM:
        days.append(workdays.add(days[-1], count))
    return _calendar(days)


def days_of(calendar: Calendar) -> tuple[DayLine, ...]:
    """Every day of a calendar as the authority's own calendar sees it."""
    return day_lines({name: getattr(calendar, name) for name in _DAYS})


def day_lines(days: Mapping[str, date]) -> tuple[DayLine, ...]:
    """Some days of a calendar, by name, as the authority's own calendar sees them."""
    workdays = work_calendar()
    return tuple(
        DayLine(
            name=name,
            label=str(Calendar.names[name]),
            on=day,
            is_working=workdays.is_working(day),
            reason=workdays.reason(day),
            proposed_on=next_working_day(day, workdays),
        )
        for name, day in days.items()
    )


def next_working_day(day: date, workdays: WorkCalendar) -> date:
    """The day itself where it is worked, or the next that is."""
    return day if workdays.is_working(day) else workdays.add(day, 1)


def version_for(on: date, before: RoundCard | None = None) -> VersionCard | None:
    """The newest version in force on a day, of the same index as a round where there is one."""
    family = version(before.version_id).index_id if before else ""
    in_force = [each for each in versions() if each.valid_from <= on <= each.valid_to]
    return max(in_force, key=lambda each: (each.index_id == family, each.valid_from, each.adopted_at), default=None)


def in_groups(members: Iterable[Member]) -> dict[str, tuple[int, ...]]:
    """The units that take part, by group."""
    groups: dict[str, list[int]] = {}
    for member in members:
        groups.setdefault(member.group, []).append(member.unit.id)
    return {name: tuple(unit_ids) for name, unit_ids in groups.items()}


def _in_year(day: date, years: int) -> date:
    """The same day some years on; the last of February stays the last of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _calendar(days: Iterable[date], explanation_days: int = 3) -> Calendar:
    opens, declared, appraised, explained, settled, council, published = days
    return Calendar(
        opens_on=opens,
        self_closes_on=declared,
        appraisal_closes_on=appraised,
        explanations_close_on=explained,
        reappraisal_closes_on=settled,
        council_on=council,
        publication_on=published,
        explanation_days=explanation_days,
    )
