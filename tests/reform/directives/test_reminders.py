"""Who is told of a deadline when: each rung once, nobody at night, nothing lost."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations
from sen.reform.directives.models import Reminder, Rung
from sen.reform.directives.operations.follow_up import (
    DaysOutOfReach,
    LadderOutOfOrder,
    NewFollowUp,
    set_follow_up,
)
from sen.reform.directives.operations.reminding import remind
from sen.reform.directives.queries.follow_up import escalations_of, follow_up_rule, follow_up_rules
from sen.reform.notifications import operations as notifications
from sen.reform.notifications.queries import notices_of
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

GIVEN = datetime(2023, 7, 3, 2, tzinfo=UTC)
CUSTOMARY = NewFollowUp((7, 3, 1), 1, 5, 15, time(18), time(7))


def _moment(day, hour=8, minute=0):
    """A moment in Sa Đéc, which is seven hours ahead."""
    return datetime(2023, *day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def _told(person):
    return [notice.sentence for notice in reversed(notices_of(person.user_id))]


def _all(*days):
    """Let the job run in the morning of each day between two, and count what is new on each day that has some."""
    first, last = (date(2023, *day) for day in days)
    runs = (first + timedelta(days=number) for number in range((last - first).days + 1))
    counts = {(day.month, day.day): remind(at=_moment((day.month, day.day))) for day in runs}
    return {day: count for day, count in counts.items() if count}


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def officer(unit):
    return an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)


def test_an_officer_is_reminded_7_3_and_1_days_before_and_once_it_is_overdue(unit, officer):
    a_task(unit.id, title="Niêm yết thủ tục", at=GIVEN, due_on=date(2023, 9, 22))
    assert _all((9, 1), (9, 29)) == {(9, 15): 1, (9, 19): 1, (9, 21): 1, (9, 25): 1}
    # Nobody read the first three: one notice, renewed each time.
    assert _told(officer) == ["“Niêm yết thủ tục” đến hạn ngày 22/9/2023, đã quá 3 ngày."]


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ((9, 25), {(9, 18), (9, 22)}),  # due on Monday: a day before is Sunday, three days before is Friday
        ((9, 7), {(8, 31), (9, 6)}),  # three days before is the day in lieu of National Day, so Thursday before
        ((9, 24), {(9, 15), (9, 21), (9, 22)}),  # due on Sunday
    ],
)
def test_what_falls_on_a_day_off_comes_on_the_working_day_before(due, days, unit, officer):
    a_task(unit.id, at=GIVEN, due_on=date(2023, *due))
    assert set(_all((8, 1), due)) == days


def test_a_task_given_late_is_said_once_and_not_three_times(unit, officer):
    a_task(unit.id, title="Gấp", at=_moment((9, 21), 9), due_on=date(2023, 9, 22))
    assert remind(at=_moment((9, 21), 10)) == 3
    assert _told(officer) == ["“Gấp” đến hạn ngày 22/9/2023, còn 1 ngày."]
    a_task(unit.id, title="Ngay", at=_moment((9, 21), 9), due_on=date(2023, 9, 21))
    remind(at=_moment((9, 21), 11))
    assert _told(officer)[-1] == "“Ngay” đến hạn hôm nay, 21/9/2023."


def test_an_overdue_task_climbs_from_officer_to_head_to_secretary_to_chair(unit, officer):
    head, other_head = an_actor(Role.UNIT_HEAD, unit_id=unit.id), an_actor(Role.UNIT_HEAD)
    secretary, leader = an_actor(Role.SECRETARY), an_actor(Role.LEADER)
    late = [a_task(unit.id, title=f"Việc {number}", at=GIVEN, due_on=date(2023, 9, 1)) for number in (1, 2)]
    set_follow_up(NewFollowUp((1,), 5, 10, 20, time(18), time(7)), by=SYSTEM, at=GIVEN)
    days = _all((9, 2), (10, 31))
    # 2 to 4/9 are days off; 10/9 + 1 is Monday; 21/9 is Thursday.
    assert days == {(9, 5): 2, (9, 6): 2, (9, 11): 2, (9, 21): 2}
    assert len(_told(officer)) == len(_told(head)) == 2
    assert _told(head)[0] == "Phường 3 chậm 5 ngày: “Việc 1”, hạn 1/9/2023."
    assert _told(secretary) == ["2 nhiệm vụ quá hạn vừa được báo lên bạn: Phường 3 (2)."]
    assert _told(leader) == ["2 nhiệm vụ quá hạn vừa được báo lên bạn: Phường 3 (2)."]
    assert _told(other_head) == []
    assert {each.rung for each in escalations_of(late).values()} == {Rung.LEADER}


def test_many_units_come_up_in_one_notice(officer):
    secretary = an_actor(Role.SECRETARY)
    for number in range(1, 9):
        a_task(a_unit(f"Phường {number}").id, at=GIVEN, due_on=date(2023, 9, 1))
    remind(at=_moment((9, 21)))
    (sentence,) = _told(secretary)
    assert sentence.startswith("8 nhiệm vụ quá hạn vừa được báo lên bạn: Phường 1 (1), ")
    assert sentence.endswith("Phường 6 (1)….")


def test_what_comes_up_later_the_same_day_renews_the_notice_of_the_day(unit, officer):
    secretary = an_actor(Role.SECRETARY)
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    remind(at=_moment((9, 21), 8))
    notifications.mark_all_read(secretary.user_id, at=_moment((9, 21), 9))
    a_task(a_unit("Phường 4").id, at=GIVEN, due_on=date(2023, 9, 1))
    remind(at=_moment((9, 21), 10))
    assert _told(secretary)[-1] == "2 nhiệm vụ quá hạn vừa được báo lên bạn: Phường 3 (1), Phường 4 (1)."


def test_running_it_again_tells_nobody_anything_more_even_when_all_is_read(unit, officer):
    head, secretary, leader = (
        an_actor(role, unit_id=unit.id) for role in (Role.UNIT_HEAD, Role.SECRETARY, Role.LEADER)
    )
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    assert remind(at=_moment((9, 21))) == 4
    for person in (officer, head, secretary, leader):
        notifications.mark_all_read(person.user_id, at=_moment((9, 21), 9))
    assert [remind(at=_moment((9, 21), hour)) for hour in (9, 10, 17)] == [0, 0, 0]
    assert [len(_told(person)) for person in (officer, head, secretary, leader)] == [1, 1, 1, 1]


def test_two_runners_at_once_tell_once(unit, officer, monkeypatch):
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 20))
    from sen.reform.directives.operations import reminding

    looked = []

    def untold(*said, **more):
        found = reminding.__dict__["_real"](*said, **more)
        if not looked:
            # The other runner passes between this one's look and its turn.
            looked.append(found)
            monkeypatch.setattr(reminding, "untold", reminding.__dict__["_real"])
            assert remind(at=_moment((9, 21))) == 1
        return found

    monkeypatch.setattr(reminding, "_real", reminding.untold, raising=False)
    monkeypatch.setattr(reminding, "untold", untold)
    assert remind(at=_moment((9, 21))) == 0
    assert len(_told(officer)) == Reminder.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "hour", "count"),
    [
        ((9, 21), 6, 0),  # before seven
        ((9, 21), 7, 1),
        ((9, 21), 17, 1),
        ((9, 21), 18, 0),
        ((9, 23), 9, 0),  # Saturday
        ((9, 4), 9, 0),  # in lieu of National Day
    ],
)
def test_nobody_is_told_in_quiet_hours_and_on_days_off(day, hour, count, unit, officer):
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    assert remind(at=_moment(day, hour)) == count


@pytest.mark.parametrize(
    ("quiet_from", "quiet_to", "quiet", "loud"),
    [
        (time(18), time(7), (time(18), time(23), time(0), time(6, 59)), (time(7), time(17, 59))),
        (time(11, 30), time(13), (time(11, 30), time(12, 59)), (time(11, 29), time(13), time(23))),
        (time(7), time(7), (), (time(0), time(7), time(23))),  # none
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet_from, quiet_to, quiet, loud):
    set_follow_up(NewFollowUp((7,), 1, 5, 15, quiet_from, quiet_to), by=SYSTEM, at=GIVEN)
    rule = follow_up_rule()
    assert all(rule.is_quiet(clock) for clock in quiet)
    assert not any(rule.is_quiet(clock) for clock in loud)


def test_what_fell_due_in_quiet_hours_is_told_right_after(unit, officer):
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 22))
    assert [remind(at=_moment((9, 23), 9)), remind(at=_moment((9, 25), 6, 59))] == [0, 0]
    assert remind(at=_moment((9, 25), 7)) == 1
    assert len(_told(officer)) == 1


def test_a_unit_without_an_officer_reminds_its_head(unit):
    head = an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    a_task(unit.id, title="Rà soát", at=GIVEN, due_on=date(2023, 9, 22))
    assert _all((9, 15), (9, 15)) == {(9, 15): 1}
    assert _told(head) == ["“Rà soát” đến hạn ngày 22/9/2023, còn 7 ngày."]


def test_a_rung_nobody_stands_on_waits_for_whoever_comes(unit, officer):
    a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    assert remind(at=_moment((9, 21))) == 1
    leader = an_actor(Role.LEADER)
    assert remind(at=_moment((9, 21), 10)) == 1
    assert len(_told(leader)) == 1


def test_an_undecided_extension_is_brought_before_who_decides(unit, officer):
    secretary, giver = an_actor(Role.SECRETARY), an_actor(Role.LEADER)
    bystander = an_actor(Role.LEADER)
    new = operations.NewTask("Số hóa hồ sơ", (unit.id,), due_on=date(2023, 9, 29))
    (task_id,) = operations.assign(new, by=giver, at=GIVEN)
    operations.ask_extension(
        task_id, new_due_on=date(2023, 10, 20), reason="Chờ thiết bị", by=SYSTEM, at=_moment((9, 14))
    )
    _all((9, 15), (9, 28))
    said = ["Phường 3 xin gia hạn “Số hóa hồ sơ” (hạn 29/9/2023) và đang chờ quyết định."]
    assert (_told(secretary), _told(giver), _told(bystander)) == (said, said, [])
    operations.refuse_extension(task_id, reason="Đủ thời gian", by=SYSTEM, at=_moment((9, 28), 9))
    assert {row.rung for row in Reminder.objects.filter(at__gte=_moment((9, 28), 9))} == set()


def test_an_extended_task_is_followed_up_by_its_new_deadline(unit, officer):
    task_id = a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 15))
    assert set(_all((9, 8), (9, 14))) == {(9, 8), (9, 12), (9, 14)}
    operations.ask_extension(task_id, new_due_on=date(2023, 9, 29), reason="Mưa", by=SYSTEM, at=_moment((9, 14)))
    operations.extend_task(task_id, new_due_on=date(2023, 9, 29), by=SYSTEM, at=_moment((9, 14), 10))
    assert set(_all((9, 15), (9, 28))) == {(9, 22), (9, 26), (9, 28)}


@pytest.mark.parametrize("state", ["paused", "reported", "cancelled", "undated"])
def test_only_what_a_unit_has_to_do_is_followed_up(state, unit, officer, at):
    task_id = a_task(unit.id, at=GIVEN, due_on=None if state == "undated" else date(2023, 9, 1))
    if state == "paused":
        operations.pause_task(task_id, reason="Chờ", by=SYSTEM, at=GIVEN)
    elif state == "reported":
        operations.report_task(task_id, result="Xong", finished_on=date(2023, 9, 20), by=SYSTEM, at=at)
    elif state == "cancelled":
        operations.cancel_task(task_id, reason="Thôi", by=SYSTEM, at=at)
    assert remind(at=_moment((9, 21), 15)) == 0


def test_what_several_units_were_given_is_followed_up_in_each_unit(officer, unit):
    a_task(unit.id, a_unit("Phường 4").id, at=GIVEN, due_on=date(2023, 9, 28))
    assert remind(at=_moment((9, 21))) == 1
    assert len(_told(officer)) == 1


def test_a_quiet_quarter_of_an_hour_costs_few_queries(unit, officer, django_assert_max_num_queries):
    for _number in range(30):
        a_task(unit.id, at=GIVEN, due_on=date(2023, 9, 1))
    remind(at=_moment((9, 21)))
    # The transaction, the rule, the calendar, the people, the tasks, what was asked, what was told.
    with django_assert_max_num_queries(11):
        remind(at=_moment((9, 21), 10))


def test_until_somebody_decides_the_customary_rule_counts():
    rule = follow_up_rule()
    assert (rule.remind_days_before, rule.head_after_days, rule.secretary_after_days) == ((7, 3, 1), 1, 5)
    assert (rule.leader_after_days, rule.set_by, rule.set_at, follow_up_rules()) == (15, "", None, ())


def test_a_new_rule_is_a_new_row_and_the_one_before_stays(at):
    set_follow_up(CUSTOMARY, by=SYSTEM, at=GIVEN)
    set_follow_up(NewFollowUp((2, 10), 2, 2, 9, time(17), time(8)), by=an_actor(Role.ADMINISTRATOR), at=at)
    assert follow_up_rule().remind_days_before == (10, 2)
    assert [rule.leader_after_days for rule in follow_up_rules()] == [9, 15]
    assert follow_up_rule().set_at == at


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"remind_days_before": ()}, DaysOutOfReach),
        ({"remind_days_before": (0,)}, DaysOutOfReach),
        ({"remind_days_before": (61,)}, DaysOutOfReach),
        ({"remind_days_before": (3, 3)}, DaysOutOfReach),
        ({"remind_days_before": (1, 2, 3, 4, 5, 6)}, DaysOutOfReach),
        ({"head_after_days": 0}, LadderOutOfOrder),
        ({"head_after_days": 6}, LadderOutOfOrder),
        ({"secretary_after_days": 16}, LadderOutOfOrder),
        ({"leader_after_days": 366}, LadderOutOfOrder),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(change, refusal):
    with pytest.raises(refusal):
        set_follow_up(NewFollowUp(**{**vars(CUSTOMARY), **change}), by=SYSTEM, at=GIVEN)
    assert follow_up_rules() == ()
