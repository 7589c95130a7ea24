"""One list of everything a person has to do, the most urgent first."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.dashboards.queries import WorkItem, my_work
from sen.reform.directives import operations
from sen.reform.directives.operations import NewArea
from sen.reform.feedback import operations as feedback
from sen.reform.news.workflow import State
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import an_assessment, declared, signed
from tests.factories.directives import a_plan, a_task, an_item, reported
from tests.factories.news import an_article
from tests.factories.people import an_actor
from tests.factories.reviews import a_review
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

THURSDAY = date(2023, 9, 21)


def _titles(actor, on=THURSDAY):
    return {group.label: [item.title for item in group.items] for group in my_work(actor, on)}


def test_tasks_of_the_unit_are_grouped_by_urgency():
    unit = a_unit()
    for title, due_on in (
        ("năm sau", date(2024, 1, 31)),
        ("chủ nhật", date(2023, 9, 24)),
        ("thứ hai", date(2023, 9, 25)),
        ("hôm nay", THURSDAY),
        ("hôm qua", date(2023, 9, 20)),
        ("tháng trước", date(2023, 9, 1)),
        ("không hạn", None),
    ):
        a_task(unit.id, title=title, due_on=due_on)
    a_task(title="của đơn vị khác")
    assert _titles(an_actor(Role.UNIT_HEAD, unit_id=unit.id)) == {
        "Quá hạn": ["Tiếp nhận nhiệm vụ mới: tháng trước", "Tiếp nhận nhiệm vụ mới: hôm qua"],
        "Hôm nay": ["Tiếp nhận nhiệm vụ mới: hôm nay"],
        "Tuần này": ["Tiếp nhận nhiệm vụ mới: chủ nhật"],
        "Sau đó": [
            "Tiếp nhận nhiệm vụ mới: thứ hai",
            "Tiếp nhận nhiệm vụ mới: năm sau",
            "Tiếp nhận nhiệm vụ mới: không hạn",
        ],
    }


def test_a_row_says_who_gave_the_task_and_leads_to_its_page():
    unit = a_unit()
    task_id = a_task(unit.id)
    (group,) = my_work(an_actor(Role.FOCAL_OFFICER, unit_id=unit.id), THURSDAY)
    (item,) = group.items
    assert item.detail == "Nhiệm vụ giao bởi: Hệ thống"
    assert (item.url_name, item.url_args, item.action_label) == ("directives:task", (task_id,), "Tiếp nhận")
    assert (item.days_left, item.due_label, item.tone) == (9, "còn 9 ngày", "info")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPRAISER, Role.PUBLISHER, Role.ADMINISTRATOR, None])
def test_people_who_report_for_no_unit_have_none_of_its_tasks(role):
    unit = a_unit()
    a_task(unit.id)
    a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    assert my_work(an_actor(role, unit_id=unit.id), THURSDAY) == ()


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER])
def test_what_waits_for_a_decision_stands_under_today(role, at):
    reported_task, returned_task = a_task(title="Số hóa"), a_task(title="Rà soát")
    operations.report_task(reported_task, result="Xong", finished_on=date(2023, 9, 20), by=SYSTEM, at=at)
    operations.return_task(
        returned_task, reason="Không thuộc thẩm quyền", competent_unit_id=a_unit("Phòng Tư pháp").id, by=SYSTEM, at=at
    )
    (group,) = my_work(an_actor(role), THURSDAY)
    assert group.label == "Hôm nay"
    assert [(item.title, item.detail, item.due_label) for item in group.items] == [
        ("Nghiệm thu: Số hóa", "Phường 3, hoàn thành ngày 20/9/2023", "đang chờ bạn"),
        ("Chuyển hoặc gửi lại nhiệm vụ bị trả: Rà soát", "Phường 3", "đang chờ bạn"),
    ]


def test_a_task_taken_up_is_to_be_reported(at):
    unit = a_unit()
    operations.take_up_task(a_task(unit.id, title="Số hóa"), by=an_actor(Role.UNIT_HEAD, unit_id=unit.id), at=at)
    (group,) = my_work(an_actor(Role.FOCAL_OFFICER, unit_id=unit.id), THURSDAY)
    (item,) = group.items
    assert (item.title, item.action_label) == ("Báo cáo kết quả: Số hóa", "Báo cáo")


def test_an_extension_asked_for_waits_for_whoever_gives_tasks_until_it_is_decided(at):
    unit = a_unit()
    task_id = a_task(unit.id, title="Số hóa")
    head, leader = an_actor(Role.UNIT_HEAD, unit_id=unit.id), an_actor(Role.LEADER)
    operations.ask_extension(task_id, new_due_on=date(2023, 10, 16), reason="Chờ", by=head, at=at)
    (group,) = my_work(leader, THURSDAY)
    (item,) = group.items
    assert (item.title, item.detail) == (
        "Quyết định gia hạn: Số hóa",
        "Phường 3, hạn 30/9/2023, xin gia hạn đến 16/10/2023",
    )
    assert (group.label, item.due_label, item.url_args) == ("Hôm nay", "đang chờ bạn", (task_id,))
    operations.refuse_extension(task_id, reason="Đủ điều kiện", by=SYSTEM, at=at)
    assert my_work(leader, THURSDAY) == ()


def test_a_reported_task_no_longer_waits_for_its_unit(at):
    unit = a_unit()
    task_id = a_task(unit.id)
    operations.report_task(task_id, result="Xong", finished_on=date(2023, 9, 20), by=SYSTEM, at=at)
    assert my_work(an_actor(Role.UNIT_HEAD, unit_id=unit.id), THURSDAY) == ()


def test_open_drafts_wait_for_whoever_gives_tasks(at):
    a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    batch_id = operations.draft_from_text(
        "Giao Phòng Nội vụ rà soát văn bản trước ngày 15/12/2023.",
        source_name="Thông báo 45",
        written_on=THURSDAY,
        by=SYSTEM,
        at=at,
    )
    (group,) = my_work(an_actor(Role.SECRETARY), THURSDAY)
    (item,) = group.items
    assert (item.title, item.detail) == ("Xác nhận 1 dự thảo nhiệm vụ", "Thông báo 45")
    assert (item.url_name, item.url_args) == ("directives:drafts", (batch_id,))


def test_items_of_the_plan_without_a_report_this_month_are_one_row_for_each_unit():
    unit = a_unit()
    items = tuple(an_item(f"1.{number}", lead_unit_id=unit.id) for number in range(1, 7))
    a_plan(NewArea("1", "A", items))
    reported("1.1", 50, THURSDAY)
    (group,) = my_work(an_actor(Role.FOCAL_OFFICER, unit_id=unit.id), THURSDAY)
    (item,) = group.items
    assert item.title == "Báo cáo tiến độ 5 mục kế hoạch"
    assert item.detail == "Kế hoạch cải cách hành chính 2023 · 1.2, 1.3, 1.4, 1.5…"
    assert (item.due_on, item.url_args) == (date(2023, 9, 30), (2023, unit.id))


def test_who_reports_for_two_units_sees_which():
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    a_task(one.id)
    actor = an_actor(Role.UNIT_HEAD, unit_id=one.id)
    other = an_actor(Role.UNIT_HEAD, unit_id=two.id)
    both = type(actor)(actor.user_id, actor.name, actor.posts + other.posts, actor.acting)
    (group,) = my_work(both, THURSDAY)
    assert group.items[0].detail == "Phường 1 · Nhiệm vụ giao bởi: Hệ thống"


@pytest.mark.parametrize(
    ("due_on", "waits", "label", "tone"),
    [
        (date(2023, 9, 19), False, "quá 2 ngày", "bad"),
        (THURSDAY, False, "hôm nay", "warn"),
        (date(2023, 9, 22), False, "còn 1 ngày", "info"),
        (None, True, "đang chờ bạn", "warn"),
        (None, False, "", "info"),
    ],
)
def test_a_deadline_is_said_in_days(due_on, waits, label, tone):
    item = WorkItem("Việc", "", "work:page", (), "Mở", THURSDAY, due_on, waits)
    assert (item.due_label, item.tone) == (label, tone)


@pytest.mark.parametrize(
    ("due_on", "working_days", "label", "tone"),
    [
        (date(2023, 9, 25), 2, "còn 2 ngày làm việc", "info"),
        (date(2023, 9, 24), 0, "hết hạn trước ngày làm việc tới", "info"),
        (THURSDAY, 0, "hôm nay", "warn"),
        (date(2023, 9, 18), -3, "quá 3 ngày làm việc", "bad"),
        (date(2023, 9, 20), 0, "quá hạn", "bad"),  # due before a day off, seen on it
    ],
)
def test_a_deadline_that_counts_working_days_is_said_so(due_on, working_days, label, tone):
    item = WorkItem("Việc", "", "work:page", (), "Mở", THURSDAY, due_on, working_days_left=working_days)
    assert (item.due_label, item.tone) == (label, tone)


@pytest.mark.parametrize(
    ("since", "label"),
    [(None, ""), (THURSDAY, ""), (date(2023, 9, 18), "chờ 3 ngày"), (date(2023, 9, 25), "")],
)
def test_a_row_says_how_long_it_waits(since, label):
    item = WorkItem("Việc", "Phường 3", "work:page", (), "Mở", THURSDAY, waits=True, since=since)
    assert item.age_label == label
    assert item.meta == ("Phường 3 · chờ 3 ngày" if label else "Phường 3")


def test_of_things_equally_due_the_longest_waiting_comes_first(at):
    unit = a_unit()
    for title, given_at in (("mới", at), ("cũ", datetime(2023, 9, 2, tzinfo=UTC))):
        a_task(unit.id, title=title, due_on=date(2023, 9, 30), at=given_at)
    assert _titles(an_actor(Role.UNIT_HEAD, unit_id=unit.id)) == {
        "Sau đó": ["Tiếp nhận nhiệm vụ mới: cũ", "Tiếp nhận nhiệm vụ mới: mới"]
    }


def test_the_list_takes_one_reading_for_each_source_however_many_units(django_assert_max_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, 23)]
    a_task(*(unit.id for unit in units), at=datetime(2023, 9, 1, tzinfo=UTC))
    a_plan(NewArea("1", "A", tuple(an_item(f"1.{unit.id}", lead_unit_id=unit.id) for unit in units)))
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=units[0].id)
    secretary = an_actor(Role.SECRETARY)
    # Tasks and their records, items of the plan and their reports, obstacles, activities, reports asked for, rounds.
    with django_assert_max_num_queries(9):
        assert my_work(officer, THURSDAY)
    # Tasks and their records, drafts, obstacles, reports asked for, commendations, rounds.
    with django_assert_max_num_queries(9):
        my_work(secretary, THURSDAY)


def test_figures_that_are_missing_are_one_row_that_leads_to_the_sheet():
    card = an_assessment()
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    (group,) = my_work(officer, THURSDAY)
    assert [(item.title, item.url_name, item.url_args) for item in group.items] == [
        ("Điền 5 tiêu chí còn thiếu", "sheets:page", (2023, card.round.key, card.unit_slug))
    ]
    assert my_work(an_actor(Role.UNIT_HEAD, unit_id=card.unit_id), THURSDAY) == ()
    assert my_work(an_actor(Role.FOCAL_OFFICER, unit_id=a_unit("Phường khác").id), THURSDAY) == ()


def test_a_complete_sheet_asks_to_be_handed_on():
    card = an_assessment()
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)
    declared(card, "1.1.1", done=48, planned=60)
    declared(card, "1.1.2", value="late")
    declared(card, "1.2", value="không")
    assert _titles(officer) == {"Sau đó": ["Điền 2 tiêu chí còn thiếu"]}
    declared(card, "2.1.1", not_applicable="không được giao vốn")
    declared(card, "2.1.2", not_applicable="không được giao vốn")
    assert _titles(officer) == {"Sau đó": ["Trình thủ trưởng ký phiếu tự đánh giá"]}


def test_a_sheet_that_left_the_unit_asks_for_nothing():
    card = an_assessment()
    signed(card)
    assert _titles(an_actor(Role.FOCAL_OFFICER, unit_id=card.unit_id)) == {}


def test_submitted_articles_wait_for_the_approver_and_returned_ones_for_the_editor():
    unit = a_unit("Phường 3")
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED, State.PUBLISHED):
        an_article(state, unit_id=unit.id, title=f"Tin {state}")
    an_article(State.SUBMITTED, title="Tin của nơi khác")
    approver = my_work(an_actor(Role.PUBLISHER, unit_id=unit.id), THURSDAY)
    editor = my_work(an_actor(Role.EDITOR, unit_id=unit.id), THURSDAY)
    assert [(item.title, item.detail) for item in approver[0].items] == [("Duyệt tin: Tin submitted", "Phường 3")]
    assert [(item.title, item.detail) for item in editor[0].items] == [
        ("Sửa tin bị trả lại: Tin returned", "Thiếu nguồn.")
    ]
    assert approver[0].label == editor[0].label == "Hôm nay"


def test_comments_that_wait_are_one_row_for_the_moderator(at):
    cache.clear()  # nothing counted of this address yet
    moderator = an_actor(Role.PUBLISHER)
    assert my_work(moderator, THURSDAY) == ()
    for text in ("Cảm ơn phường.", "Rất hữu ích."):
        visitor = feedback.Visitor(token=f"{len(text):022d}", address="203.0.113.7")
        feedback.comment(subject="news.article:5", new=feedback.NewComment(text), visitor=visitor, at=at)
    (group,) = my_work(moderator, THURSDAY)
    assert [(item.title, item.url_name) for item in group.items] == [("Kiểm duyệt 2 bình luận", "feedback:comments")]


@pytest.mark.parametrize(
    ("role", "state", "held_on", "titles"),
    [
        (Role.LEADER, "preparing", THURSDAY, ["Mở cuộc họp"]),
        (Role.SECRETARY, "open", THURSDAY, ["Tiếp tục cuộc họp"]),
        (Role.LEADER, "closed", THURSDAY, []),  # nothing is left to do
        (Role.LEADER, "preparing", date(2023, 9, 29), []),  # more than a week away
        (Role.FOCAL_OFFICER, "preparing", THURSDAY, []),  # runs no meetings
    ],
)
def test_a_meeting_stands_in_the_list_of_whoever_runs_it(role, state, held_on, titles):
    a_review(state, held_on=held_on)
    found = [item.title.partition(":")[0] for group in my_work(an_actor(role), THURSDAY) for item in group.items]
    assert found == titles
