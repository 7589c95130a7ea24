"""What the season asks of each person: one line with its clock and one next page, at every turn."""

from datetime import date

import pytest
from django.urls import reverse

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import SecondReading
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.workflow import State
from sen.reform.dashboards.queries import my_work
from sen.reform.indices.loader import Declared
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import KEY, a_round, an_assessment, answered, handed_over, objected, settled, signed
from tests.factories.people import an_actor
from tests.factories.results import all_at
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

THURSDAY = date(2023, 9, 21)
HERE = (2023, KEY)


@scene
def card():
    return an_assessment()


@pytest.fixture
def officer(card):
    return an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)


@pytest.fixture
def head(card):
    return an_actor(Role.UNIT_HEAD, unit_id=card.unit_id)


def items(actor, on=THURSDAY):
    return [item for group in my_work(actor, on) for item in group.items]


def told(actor, on=THURSDAY):
    return [(item.title, item.url_name, item.due_on) for item in items(actor, on)]


def test_missing_figures_say_how_many_working_days_are_left(card, officer):
    (item,) = items(officer)
    assert (item.title, item.due_on, item.due_label) == (
        "Điền 5 tiêu chí còn thiếu",
        date(2023, 9, 29),
        "còn 6 ngày làm việc",
    )
    assert item.url_args == (*HERE, card.unit_slug)


@pytest.mark.parametrize(("on", "tone"), [(date(2023, 9, 29), "warn"), (date(2023, 10, 2), "bad")])
def test_the_clock_runs_out(card, officer, on, tone):
    assert [item.tone for item in items(officer, on)] == [tone]


def test_more_time_moves_the_clock(card, officer, at):
    operations.extend(card.id, date(2023, 10, 4), "Bão", by=SYSTEM, at=at)
    assert items(officer)[0].due_on == date(2023, 10, 4)


def test_before_the_round_opens_nothing_is_asked(card, officer):
    assert items(officer, date(2023, 8, 31)) == []


def test_a_sheet_waits_for_its_head_and_for_nobody_else(card, officer, head, at):
    answered(card)
    assert told(officer) == [("Trình thủ trưởng ký phiếu tự đánh giá", "sheets:check", date(2023, 9, 29))]
    operations.submit(card.id, by=officer, at=at)
    assert told(officer) == []
    assert told(head) == [("Ký duyệt phiếu tự đánh giá", "sheets:sign", date(2023, 9, 29))]
    assert told(an_actor(Role.UNIT_HEAD)) == []


def test_appraisers_are_asked_for_what_is_theirs_and_never_their_own_unit(card):
    signed(card)
    mine = an_actor(Role.APPRAISER, areas=("1",))
    assert told(mine) == [("Thẩm định 3 nội dung", "appraisal:overview", date(2023, 10, 13))]
    assert told(an_actor(Role.APPRAISER, areas=("8",))) == []
    assert told(an_actor(Role.APPRAISER, unit_id=card.unit_id, areas=("1",))) == []
    operations.mark(card.id, Marking("1.2"), by=SYSTEM, at=card.round.opened_at)
    assert told(mine)[0][0] == "Thẩm định 2 nội dung"


def test_readings_that_were_drawn_are_asked_for(card, at):
    signed(card)
    reader = an_actor(Role.APPRAISER, areas=("8",))
    SecondReading.objects.create(
        assessment_id=card.id, code="1.2", reader_id=reader.user_id, seed="1", drawn_by="", drawn_at=at
    )
    assert told(reader) == [("Đọc lần hai 1 nội dung", "appraisal:readings", date(2023, 10, 13))]


def test_the_secretary_hands_over_what_is_marked(card):
    signed(card)
    secretary = an_actor(Role.SECRETARY)
    assert told(secretary) == []
    for code in queries.unmarked(card.id):
        operations.mark(card.id, Marking(code), by=SYSTEM, at=card.round.opened_at)
    assert told(secretary) == [("Chuyển kết quả thẩm định cho 1 đơn vị", "appraisal:overview", date(2023, 10, 13))]


def test_marks_wait_for_an_answer_with_their_own_clock(card, officer, head):
    handed_over(card)
    asked = [("Giải trình 1 tiêu chí", "sheets:explain", date(2023, 10, 20))]
    assert told(officer) == told(head) == asked
    operations.agree(card.id, "1.1.2", by=SYSTEM, at=card.round.opened_at)
    assert told(officer)[0][0] == "Gửi ý kiến giải trình"


def test_objections_wait_for_the_second_appraisal_then_for_the_secretary(card):
    objected(card)
    appraiser, secretary = an_actor(Role.APPRAISER, areas=("1",)), an_actor(Role.SECRETARY)
    assert told(appraiser) == [("Kết luận 1 ý kiến không đồng ý", "appraisal:overview", date(2023, 11, 3))]
    assert told(secretary) == []
    late = Marking("1.1.2", Declared("1.1.2", {"value": "in_time"}), "Đúng hạn")
    operations.mark(card.id, late, by=SYSTEM, at=card.round.opened_at)
    assert told(appraiser) == []
    assert told(secretary) == [("Trình hội đồng 1 phiếu", "appraisal:overview", date(2023, 11, 3))]


def test_the_secretary_sees_to_late_units(card, at):
    secretary = an_actor(Role.SECRETARY)
    assert told(secretary, date(2023, 9, 29)) == []
    assert told(secretary, date(2023, 9, 30)) == [("Đôn đốc 1 đơn vị trễ hạn", "assessments:round", None)]


def test_the_result_is_computed_approved_and_published(card, at):
    settled(card)
    secretary, leader = an_actor(Role.SECRETARY), an_actor(Role.LEADER)
    assert told(secretary) == [("Tính điểm chính thức", "council:page", date(2023, 11, 10))]
    assert told(leader) == []
    scoring.run(card.round.id, RunKind.OFFICIAL, by=SYSTEM, at=at)
    assert told(secretary) == []
    assert told(leader) == [("Phê duyệt kết quả", "council:page", date(2023, 11, 30))]
    all_at(card.round, State.APPROVED)
    assert told(secretary) == [("Công bố kết quả", "council:page", date(2023, 11, 30))]
    assert told(leader) == []


@pytest.mark.parametrize("state", [State.PUBLISHED, State.CORRECTED, State.WITHDRAWN])
def test_a_finished_round_asks_nobody(card, state):
    all_at(card.round, state)
    for role in Role:
        assert told(an_actor(role, unit_id=card.unit_id)) == []


@pytest.mark.parametrize("route", ["sheets:page", "sheets:check", "sheets:sign", "sheets:explain"])
def test_every_next_page_of_a_unit_exists(route):
    assert reverse(route, args=(*HERE, "phuong-3"))


@pytest.mark.parametrize("route", ["assessments:round", "appraisal:overview", "appraisal:readings", "council:page"])
def test_every_next_page_of_a_round_exists(route):
    assert reverse(route, args=HERE)


@pytest.mark.parametrize("unit_count", [22, 122])
def test_the_season_takes_a_bounded_number_of_readings(unit_count, django_assert_max_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, unit_count + 1)]
    card = a_round(*units)
    for each in queries.assessments_of(card.id)[:3]:
        signed(each)
    people = {
        Role.FOCAL_OFFICER: 10,
        Role.UNIT_HEAD: 7,
        Role.APPRAISER: 8,
        Role.SECRETARY: 8,
        Role.LEADER: 6,
    }
    for role, most in people.items():
        actor = an_actor(role, unit_id=units[-1].id, areas=("1",))
        my_work(actor, THURSDAY)
        with django_assert_max_num_queries(most + 4):  # four for tasks, drafts, plans, articles
            my_work(actor, THURSDAY)
