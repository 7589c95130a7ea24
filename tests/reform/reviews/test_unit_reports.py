"""Reports of units: the first decides whether it was in time, the latest is read, late is taken and stays late."""

from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.notifications.models import Notice
from sen.reform.organizations.kinds import Kind
from sen.reform.reviews import operations, queries
from sen.reform.reviews.operations import collecting
from sen.reform.reviews.queries.unit_reports import collection, usual_due_day
from tests.factories.evidence import a_piece
from tests.factories.people import an_actor
from tests.factories.reviews import CUT_OFF, MEETING_AT, PREPARED_AT, a_review
from tests.factories.unit_reports import DUE, a_collection, handed_in
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2023, 9, day) for day in (15, 16, 18, 19))
NOW = date(2023, 9, 21)


@pytest.fixture
def unit():
    return a_unit("Phường 1")


def line(review, unit, on=NOW):
    return collection(review, on=on).line_of(unit.id)


@pytest.mark.parametrize(
    ("first_on", "state", "late_days"),
    [
        (date(2023, 9, 14), "on_time", 0),
        (FRIDAY, "on_time", 0),  # the day itself is in time
        (SATURDAY, "late", 1),  # a free day after the day is late all the same
        (MONDAY, "late", 1),
        (TUESDAY, "late", 2),
    ],
)
def test_lateness_is_counted_in_working_days(unit, first_on, state, late_days):
    review = a_collection()
    handed_in(review, unit.id, first_on)
    assert (line(review, unit).state, line(review, unit).late_days) == (state, late_days)


def test_the_first_version_decides_and_the_latest_is_read(unit):
    review = a_collection()
    handed_in(review, unit.id, FRIDAY, text="Bản đầu", figures={"1.1": "4"})
    handed_in(review, unit.id, TUESDAY, text="Bản sửa", figures={"1.1": "5"})
    found = line(review, unit)
    assert (found.state, found.latest.text, found.latest.figures) == ("on_time", "Bản sửa", {"1.1": "5"})
    # As it stood before the second one came.
    assert line(review, unit, on=FRIDAY).latest.text == "Bản đầu"


def test_what_is_late_stays_late_whatever_comes_after(unit):
    review = a_collection()
    handed_in(review, unit.id, MONDAY)
    handed_in(review, unit.id, TUESDAY)
    assert (line(review, unit).state, line(review, unit).late_days) == ("late", 1)
    with pytest.raises(collecting.DueDayOver):
        at = datetime(2023, 9, 18, 3, 0, tzinfo=UTC)
        collecting.ask_for_reports(review.id, date(2023, 9, 20), by=SYSTEM, at=at)


def test_after_the_meeting_a_report_is_taken_and_late(unit):
    review = a_collection()
    operations.open_review(review.id, by=SYSTEM, at=MEETING_AT)
    operations.close_review(review.id, by=SYSTEM, at=MEETING_AT)
    handed_in(review, unit.id, date(2023, 9, 25))
    assert line(review, unit, on=date(2023, 9, 25)).state == "late"


def test_the_parts_add_up_and_only_units_that_report_are_asked(unit):
    others = [a_unit(f"Phường {number}") for number in (2, 4, 6)]
    a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    a_unit("UBND thành phố", Kind.COMMITTEE)
    review = a_collection()
    handed_in(review, unit.id, FRIDAY)
    handed_in(review, others[0].id, MONDAY)
    found = collection(review, on=NOW)
    assert (found.due, found.on_time, found.late, found.missing, found.awaited) == (5, 1, 1, 3, 0)
    before = collection(review, on=FRIDAY)
    assert (before.due, before.on_time, before.late, before.missing, before.awaited) == (5, 1, 0, 0, 4)
    assert {each.unit.name for each in found.without} == {"Phường 4", "Phường 6", "Phòng Nội vụ"}


def test_nothing_asked_is_nothing_owed(unit):
    review = a_review()
    assert collection(review, on=NOW).lines == ()
    with pytest.raises(NotAllowed):
        handed_in(review, unit.id)


def test_the_usual_day_is_the_first_working_day_after_the_figures_close():
    assert usual_due_day(CUT_OFF) == DUE
    assert usual_due_day(date(2023, 9, 15)) == MONDAY


@pytest.mark.parametrize("due_on", [date(2022, 12, 14), date(2023, 9, 22)])
def test_the_day_lies_in_the_stretch_and_before_the_meeting(due_on):
    review = a_review()
    with pytest.raises(collecting.DueDayOutside):
        collecting.ask_for_reports(review.id, due_on, by=SYSTEM, at=PREPARED_AT)
    assert queries.review(review.id).reports_due_on is None


def test_units_are_told_when_asked_and_reminded_until_they_hand_in(unit):
    officer, head = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id), an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    review = a_collection()
    told = Notice.objects.filter(user_id__in=(officer.user_id, head.user_id))
    assert sorted(told.values_list("user_id", flat=True)) == sorted((officer.user_id, head.user_id))
    assert "Phường 1" in told[0].sentence
    assert "15/9/2023" in told[0].sentence
    assert collecting.remind_units(review.id, by=SYSTEM, at=PREPARED_AT) == 1
    # Said again before it is read, it is one notice.
    assert told.count() == 2
    handed_in(review, unit.id)
    assert collecting.remind_units(review.id, by=SYSTEM, at=MEETING_AT) == 0
    nobody = a_review(kind="quarter")
    assert collecting.remind_units(nobody.id, by=SYSTEM, at=MEETING_AT) == 0


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"text": " "}, operations.NothingWritten),
        ({"text": "", "figures": {"1.1": " "}}, operations.NothingWritten),  # an empty field is no figure
        ({"figures": {"1.1": "bốn"}}, collecting.BadFigure),
        ({"figures": {"1.1": "-4"}}, collecting.BadFigure),
        ({"figures": {"1.1": "1.563"}}, collecting.BadFigure),  # 1563 or 1,563?
        ({"figures": {"1.3": "4"}}, collecting.NotAskedRow),  # from the plan, asked of nobody
        ({"figures": {"99": "4"}}, collecting.NotAskedRow),
    ],
)
def test_what_cannot_be_taken_is_refused_whole(unit, said, refusal):
    review = a_collection()
    with pytest.raises(refusal):
        handed_in(review, unit.id, **said)
    assert line(review, unit).versions == ()


def test_a_department_is_not_asked_what_only_communes_count():
    department = a_unit("Phòng Tư pháp", Kind.DEPARTMENT)
    review = a_collection()
    with pytest.raises(collecting.NotAskedRow):
        handed_in(review, department.id, figures={"3.1": "40"})


def test_a_unit_that_did_not_exist_owes_nothing():
    later = a_unit("Phường Sa Đéc", valid_from=date(2025, 7, 1))
    with pytest.raises(collecting.NotAsked):
        handed_in(a_collection(), later.id)


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD])
def test_handing_in_for_another_unit_is_refused(unit, role):
    review = a_collection()
    new = collecting.NewUnitReport(unit.id, "Đã xong")
    with pytest.raises(NotAllowed):
        collecting.hand_in(review.id, new, by=an_actor(role, unit_id=a_unit("Phường 2").id), at=MEETING_AT)
    collecting.hand_in(review.id, new, by=an_actor(role, unit_id=unit.id), at=MEETING_AT)


def test_the_document_of_another_unit_is_refused(unit):
    review = a_collection()
    with pytest.raises(collecting.NotTheUnitsPiece):
        handed_in(review, unit.id, piece_key=a_piece(a_unit("Phường 2").id).key)
    handed_in(review, unit.id, piece_key=a_piece(unit.id).key, text="")
