"""Windows hold for everybody; a unit gets more time once; moving the calendar is seen with its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import (
    CalendarOutOfOrder,
    ExtendedAlready,
    ExtensionTooShort,
    Marking,
    ReasonNeeded,
    WindowPassed,
)
from sen.reform.assessments.permissions import may_declare, may_extend, may_move, may_reschedule
from sen.reform.assessments.workflow import Move, State
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import Declared
from sen.reform.notifications.queries import notices_of
from tests.factories.assessments import CALENDAR, a_round, an_assessment, answered, handed_over, signed
from tests.factories.people import an_actor
from tests.factories.results import all_at
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

LAST = CALENDAR.self_closes_on
SAID = Declared("1.2", {"value": "có"})


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


AFTER = noon(LAST + timedelta(days=1))


@scene
def card():
    return an_assessment()


@pytest.fixture
def secretary():
    return an_actor(Role.SECRETARY)


@pytest.mark.parametrize("day", [CALENDAR.opens_on - timedelta(days=1), LAST + timedelta(days=1)])
@pytest.mark.parametrize("who", ["officer", "administrator", "secretary", "system"])
def test_trap_2_outside_the_window_nobody_declares_not_even_administrators_or_the_system(card, day, who):
    people = {
        "officer": lambda: an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id),
        "administrator": lambda: an_actor(Role.ADMINISTRATOR, unit_id=card.unit_id),
        "secretary": lambda: an_actor(Role.SECRETARY, unit_id=card.unit_id),
        "system": lambda: SYSTEM,
    }
    with pytest.raises(NotAllowed, match=r"mở|đóng|hết hạn"):
        operations.declare(card.id, SAID, by=people[who](), at=noon(day))
    assert queries.words_of_unit(card.id) == {}


@pytest.mark.parametrize("day", [CALENDAR.opens_on, LAST])
def test_on_its_first_and_last_day_the_window_is_open(card, day):
    operations.declare(card.id, SAID, by=SYSTEM, at=noon(day))
    assert set(queries.words_of_unit(card.id)) == {"1.2"}


def test_signing_and_marking_keep_to_their_windows_too(card):
    answered(card)
    with pytest.raises(NotAllowed):
        operations.submit(card.id, by=SYSTEM, at=AFTER)
    operations.submit(card.id, by=SYSTEM, at=noon(LAST))
    with pytest.raises(NotAllowed):
        operations.sign(card.id, by=SYSTEM, at=AFTER)
    operations.sign(card.id, by=SYSTEM, at=noon(LAST))
    late = noon(CALENDAR.appraisal_closes_on + timedelta(days=1))
    with pytest.raises(NotAllowed):
        operations.mark(card.id, Marking("1.2"), by=SYSTEM, at=late)


def test_trap_12_a_unit_gets_more_time_once_and_everybody_reads_why(card, secretary, at):
    until = LAST + timedelta(days=4)
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    operations.extend(card.id, until, "Bão số 3", by=secretary, at=at)
    found = queries.assessment(card.id)
    assert found.closes_on == until
    given = found.extension
    assert (given.until, given.reason, given.given_by, given.given_at) == (until, "Bão số 3", secretary.label, at)
    assert may_declare(officer, found, on=until)
    assert not may_declare(officer, found, on=until + timedelta(days=1))
    with pytest.raises(ExtendedAlready, match="một lần"):
        operations.extend(card.id, until + timedelta(days=5), "Nữa", by=secretary, at=at)
    assert queries.assessment(card.id).extension == given
    # The unit hears of it.
    assert ["Bão số 3" in notice.sentence for notice in notices_of(officer.user_id)] == [True]


def test_trap_12_time_for_one_unit_is_no_time_for_another(secretary, at):
    one, other = queries.assessments_of(a_round(a_unit("Phường A"), a_unit("Phường B")).id)
    operations.extend(one.id, LAST + timedelta(days=4), "Bão", by=secretary, at=at)
    assert queries.assessment(other.id).closes_on == LAST


def test_time_to_declare_is_time_to_sign_but_not_to_appraise(card, secretary, at):
    until = LAST + timedelta(days=4)
    operations.extend(card.id, until, "Bão", by=secretary, at=at)
    answered(card)
    operations.submit(card.id, by=SYSTEM, at=noon(until))
    operations.sign(card.id, by=SYSTEM, at=noon(until))
    assert queries.assessment(card.id).closes_on == CALENDAR.appraisal_closes_on


@pytest.mark.parametrize("until", [LAST, LAST - timedelta(days=3), date(2023, 9, 1)])
def test_more_time_is_more(card, secretary, until, at):
    with pytest.raises(ExtensionTooShort):
        operations.extend(card.id, until, "Bão", by=secretary, at=at)


def test_more_time_given_after_the_window_ends_after_the_day_it_is_given(card, secretary):
    with pytest.raises(ExtensionTooShort):
        operations.extend(card.id, LAST + timedelta(days=1), "Bão", by=secretary, at=AFTER)
    operations.extend(card.id, LAST + timedelta(days=2), "Bão", by=secretary, at=AFTER)


def test_more_time_needs_its_reason(card, secretary, at):
    with pytest.raises(ReasonNeeded):
        operations.extend(card.id, LAST + timedelta(days=4), "  ", by=secretary, at=at)
    assert queries.assessment(card.id).extension is None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
def test_nobody_else_gives_time_or_moves_the_calendar(card, role, at):
    actor = an_actor(role, unit_id=card.unit_id)
    with pytest.raises(NotAllowed):
        operations.extend(card.id, LAST + timedelta(days=4), "Bão", by=actor, at=at)
    with pytest.raises(NotAllowed):
        operations.reschedule(card.round.id, CALENDAR, "Bão", by=actor, at=at)


def test_when_it_is_not_the_units_turn_more_time_would_not_help(card, secretary, at):
    signed(card)
    found = queries.assessment(card.id)
    assert not may_extend(secretary, found)
    with pytest.raises(NotAllowed, match="lượt"):
        operations.extend(card.id, LAST + timedelta(days=4), "Bão", by=secretary, at=at)


def test_the_calendar_moves_for_everybody_with_its_reason(card, secretary, at):
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    moved = replace(CALENDAR, self_closes_on=date(2023, 10, 2))
    operations.reschedule(card.round.id, moved, "Bão số 3", by=secretary, at=at)
    assert queries.round_with_id(card.round.id).calendar == moved
    (move,) = queries.calendar_moves(card.round.id)
    assert (move.reason, move.by, move.at) == ("Bão số 3", secretary.label, at)
    assert [(day.before, day.after) for day in move.days] == [(LAST, date(2023, 10, 2))]
    assert "Bão số 3" in notices_of(officer.user_id)[0].sentence


def test_windows_that_are_over_do_not_come_back(card, secretary):
    with pytest.raises(WindowPassed):
        operations.reschedule(
            card.round.id, replace(CALENDAR, self_closes_on=date(2023, 10, 5)), "Bão", by=secretary, at=AFTER
        )
    assert queries.calendar_moves(card.round.id) == ()


def test_a_moved_calendar_keeps_its_order(card, secretary, at):
    with pytest.raises(CalendarOutOfOrder):
        operations.reschedule(
            card.round.id, replace(CALENDAR, council_on=date(2023, 10, 1)), "Bão", by=secretary, at=at
        )
    with pytest.raises(ReasonNeeded):
        operations.reschedule(card.round.id, CALENDAR, "", by=secretary, at=at)


def test_the_calendar_of_a_finished_round_stays(card, secretary):
    all_at(card.round, State.PUBLISHED)
    assert not may_reschedule(secretary, queries.round_with_id(card.round.id))


def test_a_sheet_is_taken_in_as_it_is_only_when_its_time_is_over(card, secretary, at):
    with pytest.raises(NotAllowed, match="còn thời hạn"):
        operations.take_in(card.id, "Không gửi", by=secretary, at=at)
    operations.extend(card.id, LAST + timedelta(days=4), "Bão", by=secretary, at=at)
    assert not may_move(secretary, queries.assessment(card.id), Move.TAKE_IN, on=LAST + timedelta(days=4))
    operations.take_in(card.id, "Không gửi", by=secretary, at=noon(LAST + timedelta(days=5)))
    assert queries.assessment(card.id).state is State.APPRAISING


@pytest.mark.parametrize(
    ("handed_on", "ends_on"),
    [
        (date(2023, 10, 13), date(2023, 10, 20)),  # the day of the calendar leaves more than three working days
        (date(2023, 10, 19), date(2023, 10, 24)),  # Friday, Monday, Tuesday
    ],
)
def test_however_late_the_marks_come_the_unit_has_its_working_days(card, secretary, handed_on, ends_on):
    signed(card)
    for code in queries.unmarked(card.id):
        operations.mark(card.id, Marking(code), by=SYSTEM, at=noon(date(2023, 10, 13)))
    operations.hand_over(card.id, by=secretary, at=noon(handed_on))
    assert queries.assessment(card.id).closes_on == ends_on


def test_trap_13_the_hourly_job_passes_on_what_nobody_explained_in_time(card, settings):
    from sen.reform.assessments.jobs import pass_overdue_explanations

    handed_over(card)
    ends = queries.assessment(card.id).closes_on
    settings.SEN_STORY_DAY = ends
    assert pass_overdue_explanations.call() == 0
    settings.SEN_STORY_DAY = ends + timedelta(days=1)
    assert pass_overdue_explanations.call() == 1
    assert queries.assessment(card.id).state is State.REAPPRAISING
    assert pass_overdue_explanations.call() == 0
