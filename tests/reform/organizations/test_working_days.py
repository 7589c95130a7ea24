"""Deadlines count the working days of the authority: the country's calendar, and what the authority decides."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.organizations import operations, queries
from sen.reform.organizations.models import DayOverride
from sen.reform.organizations.workdays import OwnDecision, WorkCalendar, WorkWeek
from tests.factories.people import an_actor

# Days off of Viet Nam that would otherwise be worked, and Saturdays worked in exchange: day/month, by year.
OFF = {
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
MADE_UP = {2022: "", 2023: "", 2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}
DAY = timedelta(days=1)
SATURDAYS_TOO = WorkWeek(date(2023, 10, 1), frozenset(range(1, 7)))


def _days(year, text):
    return {date(year, int(month), int(day)) for day, _slash, month in (word.partition("/") for word in text.split())}


def _whole(year):
    first = date(year, 1, 1)
    return [first + number * DAY for number in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", OFF)
def test_the_country_s_days_are_those_written_down(year):
    calendar = WorkCalendar()
    weekdays = {day for day in _whole(year) if day.isoweekday() <= 5}
    expected = (weekdays - _days(year, OFF[year])) | _days(year, MADE_UP[year])
    assert {day for day in _whole(year) if calendar.is_working(day)} == expected


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 9, 2), "Quốc khánh"),
        (date(2023, 9, 3), "nghỉ cuối tuần"),
        (date(2023, 9, 5), ""),  # an ordinary Tuesday
        (date(2024, 5, 4), "Làm bù"),
        (date(2026, 1, 2), "Nghỉ, làm bù ngày 10/1/2026 (Văn bản 12729/VPCP-KGVX ngày 25/12/2025)"),
        (date(2026, 1, 10), "Làm bù cho ngày 2/1/2026 (Văn bản 12729/VPCP-KGVX ngày 25/12/2025)"),
    ],
)
def test_a_day_says_why_it_is_as_it_is(day, words):
    assert WorkCalendar().reason(day) == words


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2023, 9, 21), 1, date(2023, 9, 22)),
        (date(2023, 9, 22), 1, date(2023, 9, 25)),  # over a weekend
        (date(2023, 8, 31), 1, date(2023, 9, 5)),  # over National Day
        (date(2023, 1, 19), 5, date(2023, 2, 2)),  # over Tết
        (date(2024, 5, 3), 1, date(2024, 5, 4)),  # a Saturday worked in exchange counts
        (date(2025, 12, 31), 2, date(2026, 1, 6)),  # 1/1 and the exchanged 2/1 do not
        (date(2023, 9, 24), 0, date(2023, 9, 24)),
    ],
)
def test_the_nth_working_day_after_a_day(day, count, result):
    assert WorkCalendar().add(day, count) == result


def test_working_days_are_counted_forwards():
    with pytest.raises(ValueError, match="forwards"):
        WorkCalendar().add(date(2023, 9, 21), -1)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2023, 9, 21), date(2023, 9, 21), 0),
        (date(2023, 9, 21), date(2023, 9, 22), 1),
        (date(2023, 9, 22), date(2023, 9, 24), 0),  # nothing is worked at the weekend
        (date(2023, 9, 25), date(2023, 9, 22), -1),  # due on Friday, seen on Monday
        (date(2023, 9, 24), date(2023, 9, 22), 0),  # seen on Sunday: not yet a working day late
    ],
)
def test_working_days_between_two_days_exclude_the_first(start, end, count):
    assert WorkCalendar().between(start, end) == count


@given(st.dates(date(2022, 1, 1), date(2026, 6, 30)), st.integers(0, 40))
def test_counting_forwards_and_counting_between_agree(start, count):
    calendar = WorkCalendar((SATURDAYS_TOO,), {date(2023, 9, 21): OwnDecision(is_working=False, reason="bão")})
    end = calendar.add(start, count)
    assert calendar.between(start, end) == count
    assert calendar.between(end, start) == -count or not calendar.is_working(start)


def test_saturday_is_worked_from_a_day_on():
    calendar = WorkCalendar((SATURDAYS_TOO, WorkWeek(date(2024, 1, 1), frozenset(range(1, 6)))))
    worked = [calendar.is_working(day) for day in (date(2023, 9, 30), date(2023, 10, 7), date(2024, 1, 6))]
    assert worked == [False, True, False]
    assert calendar.reason(date(2023, 10, 7)) == ""
    assert not calendar.is_working(date(2023, 10, 8))


@pytest.mark.django_db
class TestOwnDecisions:
    """What the authority decides goes before the country's calendar."""

    STORM = date(2023, 9, 22)

    def test_a_day_off_and_a_day_worked_are_written_down_and_move_deadlines(self, at):
        operations.rest_on(self.STORM, reason=" Bão số 4 ", by=SYSTEM, at=at)
        operations.work_on(date(2023, 9, 23), reason="Làm bù ngày bão", by=SYSTEM, at=at)
        calendar = queries.work_calendar()
        assert calendar.add(date(2023, 9, 21), 1) == date(2023, 9, 23)
        assert calendar.reason(self.STORM) == "Bão số 4"
        assert list(AuditEvent.objects.values_list("name", flat=True)) == ["day_off", "day_worked"]

    def test_a_day_exchanged_in_our_own_table_can_be_decided_otherwise(self, at):
        operations.work_on(date(2026, 1, 2), reason="Trực giải quyết hồ sơ", by=SYSTEM, at=at)
        operations.rest_on(date(2026, 1, 10), reason="Không làm bù", by=SYSTEM, at=at)
        calendar = queries.work_calendar()
        assert calendar.is_working(date(2026, 1, 2))
        assert not calendar.is_working(date(2026, 1, 10))

    def test_a_forgotten_decision_leaves_the_country_s_calendar(self, at):
        operations.rest_on(self.STORM, reason="Bão", by=SYSTEM, at=at)
        operations.forget_override(self.STORM, by=SYSTEM, at=at)
        assert queries.work_calendar().is_working(self.STORM)
        with pytest.raises(operations.NothingDecided, match="22/9/2023"):
            operations.forget_override(self.STORM, by=SYSTEM, at=at)
        assert AuditEvent.objects.filter(name="day_override_forgotten", details__reason="Bão").count() == 1

    def test_a_decision_can_be_turned_round(self, at):
        operations.rest_on(self.STORM, reason="Bão", by=SYSTEM, at=at)
        operations.work_on(self.STORM, reason="Bão đã tan", by=SYSTEM, at=at)
        assert DayOverride.objects.count() == 1
        assert queries.work_calendar().is_working(self.STORM)

    @pytest.mark.parametrize(
        ("order", "day", "words"),
        [
            (operations.work_on, date(2023, 9, 21), "ngày làm việc trong tuần"),
            (operations.rest_on, date(2023, 9, 2), "Quốc khánh"),
            (operations.rest_on, date(2023, 9, 24), "nghỉ cuối tuần"),
        ],
    )
    def test_what_is_so_already_is_not_entered_again(self, order, day, words, at):
        with pytest.raises(operations.NothingToChange, match=words):
            order(day, reason="lý do", by=SYSTEM, at=at)
        assert not DayOverride.objects.exists()

    def test_a_day_changes_only_for_a_reason(self, at):
        with pytest.raises(operations.ReasonMissing, match="22/9/2023"):
            operations.rest_on(self.STORM, reason="  ", by=SYSTEM, at=at)

    def test_the_week_changes_from_a_day_on_and_can_be_corrected(self, at):
        operations.set_work_week([6, 1, 2, 3, 4, 5, 5], valid_from=date(2023, 10, 1), by=SYSTEM, at=at)
        assert queries.work_calendar().is_working(date(2023, 10, 7))
        operations.set_work_week(range(1, 6), valid_from=date(2023, 10, 1), by=SYSTEM, at=at)
        assert not queries.work_calendar().is_working(date(2023, 10, 7))
        assert [line.days for line in queries.work_year(2023).weeks] == [(1, 2, 3, 4, 5)]

    @pytest.mark.parametrize("days", [(), (0, 1), (8,)])
    def test_a_week_without_work_is_refused(self, days, at):
        with pytest.raises(operations.WeekWithoutWork):
            operations.set_work_week(days, valid_from=date(2023, 10, 1), by=SYSTEM, at=at)

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_only_administrators_change_the_calendar(self, role, at):
        actor = an_actor(role)
        for order in (
            lambda: operations.work_on(date(2023, 9, 23), reason="x", by=actor, at=at),
            lambda: operations.rest_on(self.STORM, reason="x", by=actor, at=at),
            lambda: operations.forget_override(self.STORM, by=actor, at=at),
            lambda: operations.set_work_week([1], valid_from=self.STORM, by=actor, at=at),
        ):
            with pytest.raises(NotAllowed):
                order()

    def test_the_year_tells_special_days_month_by_month(self, at):
        operations.rest_on(self.STORM, reason="Bão", by=SYSTEM, at=at)
        year = queries.work_year(2023)
        september = year.months[8]
        told = [(day.on.day, day.is_working, day.reason, day.is_own) for day in september.days]
        assert told == [
            (1, False, "Quốc khánh", False),
            (2, False, "Quốc khánh", False),
            (4, False, "Quốc khánh (nghỉ bù)", False),
            (22, False, "Bão", True),
        ]
        assert september.working_day_count == 18
        assert year.working_day_count == sum(month.working_day_count for month in year.months) == 248

    def test_the_calendar_takes_two_readings(self, django_assert_num_queries):
        with django_assert_num_queries(2):
            calendar = queries.work_calendar()
            calendar.between(date(2020, 1, 1), date(2026, 1, 1))
