"""Trap 29, alert storms: whatever happens in one afternoon, each person gets one mail, and nothing urgent is lost."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from sen.reform.accounts import operations as accounts
from sen.reform.accounts.queries import SYSTEM, actor_for
from sen.reform.accounts.roles import Role
from sen.reform.dashboards import jobs
from sen.reform.dashboards.queries import my_work
from sen.reform.directives import operations, queries
from sen.reform.directives.queries import Standing
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, MONDAY = date(2023, 9, 21), date(2023, 9, 22), date(2023, 9, 25)
ROLES = (Role.FOCAL_OFFICER, Role.UNIT_HEAD)


def _moment(day, hour=8, minute=0):
    """A moment in Sa Đéc, which is seven hours ahead."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def _a_reader(role, unit_id=None):
    person = an_actor(role, unit_id=unit_id)
    address = f"nguoi-{person.user_id}@example.vn"
    accounts.set_email(person.user_id, address, by=SYSTEM, at=_moment(date(2023, 1, 2)))
    return address, person


def _give(unit, number, due_on, at, by):
    new = operations.NewTask(f"Việc số {number:02d}", (unit.id,), due_on=due_on)
    return operations.assign(new, by=by, at=at)[0]


def _run(day, hour, minute, monkeypatch):
    monkeypatch.setattr(jobs, "now", lambda: _moment(day, hour, minute))
    monkeypatch.setattr(jobs, "today", lambda: day)
    jobs.send_digests.call()


@pytest.fixture
def city():
    """Three units with an officer and a head each, a secretary and a leader, all with mailboxes."""
    units = [a_unit(f"Phường {number}") for number in (1, 2, 3)]
    readers = dict(_a_reader(role, unit.id) for unit in units for role in ROLES)
    givers = dict(_a_reader(role) for role in (Role.SECRETARY, Role.LEADER))
    return units, {**readers, **givers}


def _an_afternoon(units, giver, before, monkeypatch):
    """65 events between 13:00 and 17:30; the job runs every quarter of an hour."""
    old, elsewhere = iter(before), a_unit("Phòng Tư pháp").id
    for number in range(65):
        at = _moment(THURSDAY, 13) + timedelta(minutes=4 * number)
        unit, kind = units[number % 3], number % 5
        if kind == 0:
            _give(unit, 100 + number, FRIDAY, at, giver)  # due tomorrow
        elif kind == 1:
            _give(unit, 100 + number, date(2023, 10, 31), at, giver)  # not urgent
        else:
            task_id = next(old)
            if kind == 2:
                operations.return_task(
                    task_id, reason="Không đúng thẩm quyền", competent_unit_id=elsewhere, by=SYSTEM, at=at
                )
            elif kind == 3:
                said = {"new_due_on": date(2023, 10, 6), "reason": "Chờ thiết bị"}
                operations.ask_extension(task_id, **said, by=SYSTEM, at=at)
                operations.extend_task(task_id, new_due_on=date(2023, 10, 6), by=giver, at=at)
            else:
                operations.pause_task(task_id, reason="Chờ tỉnh", by=giver, at=at)
                operations.resume_task(task_id, by=giver, at=at)
        if number % 4 == 0:
            _run(THURSDAY, 13 + 4 * number // 60, 4 * number % 60, monkeypatch)


def _days_left_on_friday(line):
    return (line.due_on - FRIDAY).days


def test_trap_29_65_events_in_one_afternoon_are_at_most_one_digest_for_each_person_and_nothing_urgent_is_lost(
    city, monkeypatch
):
    units, readers = city
    giver = next(person for person in readers.values() if person.has(Role.LEADER))
    # Due tomorrow when the afternoon begins, so that all of it is urgent; and ten that are overdue already.
    before = [_give(units[n % 3], n, FRIDAY, _moment(date(2023, 9, 1)), giver) for n in range(39)]
    late = [_give(units[n % 3], 50 + n, date(2023, 9, 1 + n), _moment(date(2023, 8, 21)), giver) for n in range(10)]
    _run(THURSDAY, 8, 0, monkeypatch)
    assert Counter(message.to[0] for message in mail.outbox) == dict.fromkeys(readers, 1)
    told_up = "nhiệm vụ quá hạn vừa được báo lên bạn: Phường 1 (4), Phường 2 (3), Phường 3 (3)."
    assert sum(f"10 {told_up}" in message.body for message in mail.outbox) == 1, "five days and more: the secretary"
    mail.outbox.clear()
    _an_afternoon(units, giver, before, monkeypatch)
    assert mail.outbox == [], "everybody had the mail of Thursday; an afternoon is no reason for another"
    for hour in (5, 6, 7, 8, 9, 17, 18, 23):
        _run(FRIDAY, hour, 0, monkeypatch)
    assert Counter(message.to[0] for message in mail.outbox) == dict.fromkeys(readers, 1)
    bodies = {message.to[0]: message.body for message in mail.outbox}
    urgent = [
        line
        for line in queries.tasks(on=FRIDAY, states=(Standing.OVERDUE, Standing.DUE_SOON))
        if _days_left_on_friday(line) <= 1
    ]
    assert len(urgent) >= 30
    assert {line.id for line in urgent} >= set(late)
    for address, person in readers.items():
        listed = _listed(person)
        for line in urgent:
            if any(person.has(role, unit_id=line.lead_unit_id) for role in ROLES):
                assert line.title in bodies[address]
                assert line.title in listed
    # Who gives tasks reads of each returned one, and how much came up from which unit.
    returned = queries.tasks(on=FRIDAY, states=(Standing.RETURNED,))
    assert len(returned) == 13
    for address, person in readers.items():
        if person.has(Role.SECRETARY, Role.LEADER):
            assert all(line.title in bodies[address] and line.title in _listed(person) for line in returned)
    _run(MONDAY, 7, 0, monkeypatch)
    assert max(Counter(message.to[0] for message in mail.outbox).values()) == 2, "the next mail is that of the next day"


def _listed(person):
    work = my_work(actor_for(person.user_id, on=FRIDAY), FRIDAY)
    return "\n".join(item.title for group in work for item in group.items)
