"""Reminding people of deadlines: each rung of the ladder hears once of each of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from textwrap import shorten

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.common.addresses import address
from sen.reform.common.days import format_day, local_day
from sen.reform.directives.models import Reminder, Rung, Task
from sen.reform.directives.queries.follow_up import (
    DueReminder,
    Followed,
    follow_up_rule,
    leads_brought_before,
    untold,
)
from sen.reform.notifications.operations import tell
from sen.reform.organizations.queries import work_calendar

_TITLE_LETTERS = 160
_UNITS_NAMED = 6
_ROLES = (Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.SECRETARY, Role.LEADER)


@transaction.atomic
def remind(*, at: datetime) -> int:
    """
    Tell people of the deadlines that are near or have passed; returns how many reminders are new.

    Run as often as one likes, by as many as one likes. In quiet hours and on days off nobody is told anything; what
    fell due in them is told right after. A rung nobody stands on is left for the day somebody does.
    """
    rule, calendar, on = follow_up_rule(), work_calendar(), local_day(at)
    if rule.is_quiet(timezone.localtime(at).time()) or not calendar.is_working(on):
        return 0
    people = people_holding(*_ROLES, on=on)
    new = _heard(untold(rule, on=on, calendar=calendar), people)
    if not new:
        return 0
    # Whoever comes second waits here, and then sees what the first has written.
    wanted = Task.objects.select_for_update().filter(pk__in={one.task.id for one in new})
    list(wanted.order_by("pk").values_list("pk"))
    new = _heard(untold(rule, on=on, calendar=calendar), people)
    Reminder.objects.bulk_create(
        Reminder(task_id=one.task.id, due_on=one.task.due_on, rung=one.rung, days_before=one.days_before, at=at)
        for one in new
    )
    for rung in Rung:
        _TELLING[rung](rung, {one.task: user_ids for one, user_ids in new.items() if one.rung == rung}, at)
    return len(new)


def _heard(found: Iterable[DueReminder], people: Iterable[Actor]) -> dict[DueReminder, frozenset[int]]:
    """What somebody is there to hear, each with those who do."""
    heard = {one: _hearers(one, people) for one in found}
    return {one: user_ids for one, user_ids in heard.items() if user_ids}


def _hearers(one: DueReminder, people: Iterable[Actor]) -> frozenset[int]:
    """Who stands on the rung: in a unit without an officer its head is told, too."""
    unit_id = one.task.lead_unit_id
    match one.rung:
        case Rung.OFFICER:
            return _with(people, Role.FOCAL_OFFICER, unit_id) or _with(people, Role.UNIT_HEAD, unit_id)
        case Rung.HEAD:
            return _with(people, Role.UNIT_HEAD, unit_id)
        case Rung.LEADER:
            return _with(people, Role.LEADER)
        case Rung.GIVER:
            leaders = (user_id for user_id in _with(people, Role.LEADER) if user_id == one.task.given_by_id)
            return _with(people, Role.SECRETARY).union(leaders)
        case _:
            return _with(people, Role.SECRETARY)


def _with(people: Iterable[Actor], role: Role, unit_id: int | None = None) -> frozenset[int]:
    found = (person.user_id for person in people if person.has(role, unit_id=unit_id))
    return frozenset(user_id for user_id in found if user_id is not None)


def _each(rung: Rung, told: Mapping[Followed, frozenset[int]], at: datetime) -> None:
    """One notice for each task, renewed as long as nobody has read it."""
    on = local_day(at)
    for task, user_ids in told.items():
        words = _WORDS[rung](task, on)
        tell(user_ids, key=f"directives.{rung}:{task.id}", sentence=words, url=_page(task), at=at)


def _together(rung: Rung, told: Mapping[Followed, frozenset[int]], at: datetime) -> None:
    """One notice for everything that came up to a rung on a day."""
    if not told:
        return
    on = local_day(at)
    leads = leads_brought_before(rung, on=on)
    count = sum(leads.values())
    named = [f"{name} ({number})" for name, number in leads.items()]
    units = ", ".join(named[:_UNITS_NAMED]) + ("…" if len(named) > _UNITS_NAMED else "")
    words = ngettext(
        "%(count)d overdue task is newly brought before you: %(units)s.",
        "%(count)d overdue tasks are newly brought before you: %(units)s.",
        count,
    )
    everybody = frozenset[int]().union(*told.values())
    key = f"directives.{rung}:{on.isoformat()}"
    sentence = words % {"count": count, "units": units}
    tell(everybody, key=key, sentence=sentence, url=address("directives:follow_up"), at=at)


def _near_or_past(task: Followed, on: date) -> str:
    left = (task.due_on - on).days
    said = {"task": _short(task), "due": format_day(task.due_on), "days": abs(left)}
    if left < 0:
        words = ngettext(
            "“%(task)s” was due on %(due)s and is overdue by %(days)d day.",
            "“%(task)s” was due on %(due)s and is overdue by %(days)d days.",
            -left,
        )
    elif left == 0:
        words = _("“%(task)s” is due today, on %(due)s.")
    else:
        words = ngettext(
            "“%(task)s” is due on %(due)s: %(days)d day is left.",
            "“%(task)s” is due on %(due)s: %(days)d days are left.",
            left,
        )
    return words % said


def _past(task: Followed, on: date) -> str:
    words = ngettext(
        "%(unit)s is %(days)d day late with “%(task)s”, due on %(due)s.",
        "%(unit)s is %(days)d days late with “%(task)s”, due on %(due)s.",
        (on - task.due_on).days,
    )
    said = {"unit": task.lead_name, "task": _short(task), "due": format_day(task.due_on)}
    return words % {**said, "days": (on - task.due_on).days}


def _asked(task: Followed, _on: date) -> str:
    words = _("%(unit)s asked for more time for “%(task)s”, due on %(due)s, and waits for the decision.")
    return words % {"unit": task.lead_name, "task": _short(task), "due": format_day(task.due_on)}


def _short(task: Followed) -> str:
    return shorten(task.title, _TITLE_LETTERS, placeholder="…")


def _page(task: Followed) -> str:
    return address("directives:task", task.id)


_WORDS: dict[Rung, Callable[[Followed, date], str]] = {
    Rung.OFFICER: _near_or_past,
    Rung.HEAD: _past,
    Rung.GIVER: _asked,
}
_TELLING: dict[Rung, Callable[[Rung, Mapping[Followed, frozenset[int]], datetime], None]] = {
    Rung.OFFICER: _each,
    Rung.HEAD: _each,
    Rung.SECRETARY: _together,
    Rung.LEADER: _together,
    Rung.GIVER: _each,
}
