"""An obstacle from being raised to being out of the way; every step is kept, told and answered for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import Conflict, NotAllowed, Refusal
from sen.reform.directives.models import Level, Obstacle, ObstacleRecord
from sen.reform.directives.operations import obstacles as operations
from sen.reform.directives.operations import raising
from sen.reform.directives.operations.obstacles import Letter
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.queries import TaskNotFound
from sen.reform.directives.queries.obstacles import (
    ObstacleCounts,
    ObstacleNotFound,
    counts_of_obstacles,
    obstacle_page,
    obstacles,
    open_obstacles,
)
from sen.reform.directives.workflow import OBSTACLE_OPEN, ObstacleState
from sen.reform.indices import loader
from sen.reform.notifications.queries import notices_of
from tests.factories.assessments import a_round
from tests.factories.directives import a_task
from tests.factories.obstacles import LETTER, RAISED_AT, an_obstacle, put_up
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
AT = datetime(2023, 9, 10, 2, 0, tzinfo=UTC)


def put_to_the_province(obstacle_id, **said):
    put_up(obstacle_id, **{"at": AT, **said})


def line_of(obstacle_id, on=TODAY):
    return obstacle_page(obstacle_id, on=on).line


def test_an_obstacle_goes_from_the_unit_to_the_province_and_out_of_the_way():
    unit, office = a_unit("Phường 3"), a_unit("Phòng Nội vụ")
    obstacle_id = an_obstacle(unit.id, level="unit", title="Chưa có hướng dẫn lưu trữ điện tử")
    put_up(obstacle_id, level="city", note="Vượt thẩm quyền", at=AT)
    operations.entrust_obstacle(obstacle_id, unit_id=office.id, note="Tham mưu văn bản", by=SYSTEM, at=AT)
    put_to_the_province(obstacle_id)
    line = line_of(obstacle_id)
    assert (line.parties.state, line.addressee, line.owner_name) == ("escalated", "Sở Nội vụ", "Phòng Nội vụ")
    assert line.document == "120/UBND-NV ngày 5/9/2023"
    letter = Letter("900/SNV", date(2023, 9, 10))
    operations.answer_obstacle(obstacle_id, answer="Sẽ hướng dẫn trong tháng 9", letter=letter, by=SYSTEM, at=AT)
    operations.solve_obstacle(obstacle_id, solution="Đã có hướng dẫn", by=SYSTEM, at=AT)
    page = obstacle_page(obstacle_id, on=TODAY)
    assert page.line.parties.state is ObstacleState.SOLVED
    assert page.line.age_days == 9  # until it was solved, not until today
    assert [step.text for step in page.history][1:] == [
        "Vượt thẩm quyền",
        "Phòng Nội vụ. Tham mưu văn bản",
        "",
        "Sẽ hướng dẫn trong tháng 9",
        "Đã có hướng dẫn",
    ]
    assert page.history[4].document == "900/SNV ngày 10/9/2023"
    events = AuditEvent.objects.filter(subject_type="directives.obstacle").values_list("name", flat=True)
    assert sorted(events) == sorted(
        f"obstacle_{move}" for move in ("raise", "escalate", "entrust", "escalate", "answer", "solve")
    )


def test_an_obstacle_is_read_as_it_stood_on_any_day():
    obstacle_id = an_obstacle()
    put_to_the_province(obstacle_id)
    operations.answer_obstacle(obstacle_id, answer="Đang xem xét", letter=LETTER, by=SYSTEM, at=AT + timedelta(days=5))
    assert line_of(obstacle_id, date(2023, 9, 5)).parties.state is ObstacleState.RAISED
    assert line_of(obstacle_id, date(2023, 9, 12)).parties.state is ObstacleState.ESCALATED
    assert line_of(obstacle_id).parties.state is ObstacleState.ANSWERED
    with pytest.raises(ObstacleNotFound):
        obstacle_page(obstacle_id, on=date(2023, 8, 31))


def test_solved_too_early_is_opened_again_and_withdrawn_is_for_good():
    obstacle_id = an_obstacle()
    operations.solve_obstacle(obstacle_id, solution="Đã thay máy", by=SYSTEM, at=AT)
    operations.reopen_obstacle(obstacle_id, reason="Máy mới lại hỏng", by=SYSTEM, at=AT)
    assert line_of(obstacle_id).parties.state is ObstacleState.RAISED
    operations.withdraw_obstacle(obstacle_id, reason="Đã mượn được máy", by=SYSTEM, at=AT)
    assert line_of(obstacle_id).parties.state is ObstacleState.WITHDRAWN
    with pytest.raises(NotAllowed):
        operations.reopen_obstacle(obstacle_id, reason="Lại cần", by=SYSTEM, at=AT)
    assert line_of(obstacle_id).is_open is False


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": "  "}, raising.NoWords),
        ({"asked": " "}, raising.NothingAsked),
        ({"level": "province"}, raising.NobodyAsked),
        ({"due_on": date(2023, 8, 31)}, raising.WantedInThePast),
        ({"task_id": 99999999}, TaskNotFound),
    ],
    ids=["no words", "nothing asked", "nobody asked", "wanted before it is raised", "no such task"],
)
def test_what_makes_no_sense_is_not_raised(said, refusal):
    with pytest.raises(refusal):
        an_obstacle(**said)
    assert not Obstacle.objects.exists()


def test_what_the_unit_can_solve_itself_needs_to_ask_nobody():
    assert line_of(an_obstacle(level="unit", asked="")).asked == ""


def test_a_criterion_is_one_of_the_index_and_brings_its_area(unit_round):
    unit, card = unit_round
    leaf = loader.outline(card.version_id)[0]
    line = line_of(an_obstacle(unit.id, round_id=card.id, criterion_code=leaf.code))
    assert (line.criterion_code, line.area_code) == (leaf.code, leaf.area) != ("", "")
    with pytest.raises(raising.NoSuchCriterion):
        an_obstacle(unit.id, round_id=card.id, criterion_code="99.9")


@pytest.fixture
def unit_round():
    unit = a_unit("Phường 3")
    return unit, a_round(unit)


def test_a_task_brings_its_area_unless_another_is_said():
    task_id = a_task(area_code="2")
    assert line_of(an_obstacle(task_id=task_id)).area_code == "2"
    assert line_of(an_obstacle(task_id=task_id, area_code="6")).area_code == "6"
    assert [line.task_id for line in obstacles(on=TODAY, task_id=task_id)] == [task_id, task_id]
    assert obstacles(on=TODAY, criterion=(1, "1.1")) == ()


def test_only_the_secretary_says_who_follows_it_up():
    unit = a_unit()
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)
    new = raising.NewObstacle(unit.id, "Thiếu máy", "unit", owner_unit_id=a_unit("Phòng Nội vụ").id)
    with pytest.raises(NotAllowed):
        raising.raise_obstacle(new, by=officer, at=RAISED_AT)
    assert line_of(an_obstacle(unit.id, owner_unit_id=new.owner_unit_id)).owner_name == "Phòng Nội vụ"


def test_nothing_leaves_the_city_without_its_letter_and_somebody_it_goes_to():
    obstacle_id = an_obstacle()
    for said, refusal in (
        ({"letter": Letter()}, operations.NoLetter),
        ({"letter": Letter("120/UBND-NV")}, operations.NoLetter),
        ({"letter": Letter("120/UBND-NV", date(2023, 9, 11))}, operations.LetterToCome),
        ({"addressee": " "}, raising.NobodyAsked),
    ):
        with pytest.raises(refusal):
            put_to_the_province(obstacle_id, **said)
    put_to_the_province(obstacle_id)
    with pytest.raises(operations.NoLetter):
        operations.answer_obstacle(obstacle_id, answer="Đồng ý", by=SYSTEM, at=AT)


def test_it_goes_up_only_and_within_the_province_to_another_department():
    obstacle_id = an_obstacle()
    with override("en"), pytest.raises(operations.NotHigher, match="with “The city” already"):
        put_up(obstacle_id, level="city", at=AT)
    put_to_the_province(obstacle_id)
    put_to_the_province(obstacle_id, addressee="Sở Thông tin và Truyền thông")
    assert line_of(obstacle_id).addressee == "Sở Thông tin và Truyền thông"
    with pytest.raises(operations.NotHigher):
        put_up(obstacle_id, level="city", at=AT)


def test_whoever_puts_it_up_says_what_is_asked():
    obstacle_id = an_obstacle(level="unit", asked="")
    with pytest.raises(raising.NothingAsked):
        put_up(obstacle_id, level="city", at=AT)
    put_up(obstacle_id, level="city", note="Bố trí kinh phí", at=AT)
    assert line_of(obstacle_id).asked == "Bố trí kinh phí"


@pytest.mark.parametrize(
    ("do", "said", "refusal"),
    [
        (operations.answer_obstacle, {"answer": " "}, operations.NoAnswer),
        (operations.solve_obstacle, {"solution": ""}, operations.NoSolution),
        (operations.withdraw_obstacle, {"reason": " "}, NoReason),
    ],
)
def test_a_step_that_says_nothing_is_refused(do, said, refusal):
    obstacle_id = an_obstacle()
    with pytest.raises(refusal):
        do(obstacle_id, **said, by=SYSTEM, at=AT)
    operations.solve_obstacle(obstacle_id, solution="Xong", by=SYSTEM, at=AT)
    with pytest.raises(NoReason):
        operations.reopen_obstacle(obstacle_id, reason="", by=SYSTEM, at=AT)


def test_a_step_of_an_obstacle_that_is_not_there_is_refused():
    with pytest.raises(ObstacleNotFound):
        operations.solve_obstacle(404, solution="Xong", by=SYSTEM, at=AT)


def test_trap_3_of_two_steps_at_once_the_second_hears_of_the_first():
    obstacle_id = an_obstacle()
    put_to_the_province(obstacle_id, seen=1)
    with override("en"), pytest.raises(Conflict, match="took a step at 09:00 10/9/2023"):
        operations.withdraw_obstacle(obstacle_id, reason="Thôi", seen=1, by=SYSTEM, at=AT)
    assert line_of(obstacle_id).parties.state is ObstacleState.ESCALATED
    operations.withdraw_obstacle(obstacle_id, reason="Thôi", seen=2, by=SYSTEM, at=AT)


def test_steps_are_added_only():
    obstacle_id = an_obstacle()
    with pytest.raises(TypeError, match="never deleted"):
        ObstacleRecord.objects.filter(obstacle_id=obstacle_id).delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE directives_obstaclerecord SET text = 'khác'")
    with pytest.raises(ProtectedError):
        Obstacle.objects.get(pk=obstacle_id).delete()


def test_both_sides_and_the_secretary_are_told_and_whoever_did_it_is_not():
    unit, office = a_unit("Phường 3"), a_unit("Phòng Nội vụ")
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)
    head = an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    owner = an_actor(Role.FOCAL_OFFICER, unit_id=office.id)
    stranger = an_actor(Role.UNIT_HEAD)
    secretary = an_actor(Role.SECRETARY)
    new = raising.NewObstacle(unit.id, "Thiếu máy quét", "city", asked="Bố trí kinh phí")
    obstacle_id = raising.raise_obstacle(new, by=officer, at=RAISED_AT)
    assert [len(notices_of(one.user_id)) for one in (officer, head, owner, secretary)] == [0, 0, 0, 1]
    operations.entrust_obstacle(obstacle_id, unit_id=office.id, by=secretary, at=AT)
    operations.answer_obstacle(obstacle_id, answer="Đã bố trí", by=owner, at=AT)
    told = {name: notices_of(one.user_id) for name, one in {"officer": officer, "owner": owner}.items()}
    assert "Thiếu máy quét" in told["officer"][0].sentence
    assert told["officer"][0].url == f"/kho-khan/{obstacle_id}/"
    assert len(told["officer"]) == 1  # renewed, not repeated
    assert len(notices_of(head.user_id)) == len(told["owner"]) == 1
    assert notices_of(stranger.user_id) == ()


def test_people_find_what_their_unit_raised_or_follows_up():
    one, two, three = (a_unit(name) for name in ("Phường 1", "Phường 2", "Phòng Nội vụ"))
    first, second = an_obstacle(one.id, owner_unit_id=three.id), an_obstacle(two.id)
    assert [line.id for line in obstacles(on=TODAY, unit_ids=(one.id,))] == [first]
    assert [line.id for line in obstacles(on=TODAY, unit_ids=(three.id,))] == [first]
    assert [line.id for line in obstacles(on=TODAY)] == [first, second]
    operations.solve_obstacle(first, solution="Xong", by=SYSTEM, at=AT)
    assert [line.id for line in obstacles(on=TODAY)] == [second, first]
    assert [line.id for line in open_obstacles(TODAY)] == [second]


_ACTS = {
    "up": (put_up, {}),
    "answer": (operations.answer_obstacle, {"answer": "Đã rõ", "letter": LETTER}),
    "solve": (operations.solve_obstacle, {"solution": "Xong"}),
    "reopen": (operations.reopen_obstacle, {"reason": "Chưa xong"}),
    "withdraw": (operations.withdraw_obstacle, {"reason": "Thôi"}),
}
_history = st.lists(st.tuples(st.sampled_from(tuple(_ACTS)), st.integers(0, 30)), max_size=8)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histories=st.lists(_history, min_size=1, max_size=4))
def test_counts_add_up_on_every_day_of_any_history(histories):
    # A unit of its own for every draw: what other draws raised is another's.
    unit_id, day = a_unit().id, RAISED_AT + timedelta(days=10)
    for steps in histories:
        obstacle_id, at = an_obstacle(unit_id), day
        for name, wait in steps:
            at += timedelta(days=wait)
            do, said = _ACTS[name]
            try:
                do(obstacle_id, **said, by=SYSTEM, at=at)
            except Refusal:
                continue
    for ahead in range(0, 240, 24):
        lines = obstacles(on=(day + timedelta(days=ahead)).date(), unit_ids=(unit_id,))
        counts = counts_of_obstacles(lines)
        assert counts.all == len(lines) == len(histories)
        assert counts.open == sum(line.parties.state in OBSTACLE_OPEN for line in lines)
        parts = [counts_of_obstacles(each for each in lines if each.parties.level == level) for level in Level]
        assert sum(part.all for part in parts) == counts.all
        assert sum(part.open for part in parts) == counts.open
        assert all(line.age_days >= 0 for line in lines)


def test_nothing_is_counted_as_nothing():
    assert counts_of_obstacles(()) == ObstacleCounts()
    assert ObstacleCounts(1, 2, 3, 4, 5).all == 15
