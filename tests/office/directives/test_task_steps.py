"""Every step of a task through its page: who may, what is asked, and what is said when it is not taken."""

import re
import unicodedata
from datetime import UTC, date, datetime

import pytest

from sen.reform.accounts.operations import Appointment, appoint
from sen.reform.accounts.queries import SYSTEM, actor_for
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations, queries
from sen.reform.directives.queries import Standing
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TODAY = date(2023, 9, 21)
LATER = "16/10/2023"


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def other():
    return a_unit("Phòng Tư pháp", "department")


@pytest.fixture
def task(unit):
    return a_task(unit.id)


@pytest.fixture
def head(unit):
    return an_actor(Role.UNIT_HEAD, unit_id=unit.id)


@pytest.fixture
def post(client):
    """Take a step, and come back with the status and the page."""

    def _post(task_id, act, **said):
        answer = client.post(f"/nhiem-vu/{task_id}/{act}/", said, follow=True)
        page = answer.content.decode()
        assert "UNDEFINED" not in page
        return answer.status_code, page

    return _post


def _page(task_id, on=TODAY):
    return queries.task_page(task_id, on)


def _asked(task_id, head, at):
    operations.ask_extension(task_id, new_due_on=date(2023, 10, 16), reason="Chờ văn bản của tỉnh", by=head, at=at)


def _reported(task_id, at):
    operations.report_task(task_id, result="Đã xong", finished_on=date(2023, 9, 20), by=SYSTEM, at=at)


def _returned(task_id, head, other, at):
    operations.return_task(task_id, reason="Thuộc lĩnh vực tư pháp", competent_unit_id=other.id, by=head, at=at)


def test_a_new_task_is_taken_up_by_one_button(sign_in, post, get_page, unit, task):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    assert "Nhiệm vụ mới giao cho đơn vị" in get_page(f"/nhiem-vu/{task}/")
    status, page = post(task, "tiep-nhan")
    assert status == 200
    assert "Đơn vị đã tiếp nhận nhiệm vụ." in page
    assert "Đơn vị tiếp nhận" in page
    assert "Nhiệm vụ mới giao cho đơn vị" not in page


def test_an_extension_goes_from_the_wish_to_the_grant(sign_in, post, get_page, unit, task):
    sign_in(Role.UNIT_HEAD, unit.id)
    _status, page = post(task, "xin-gia-han", new_due_on=LATER, reason="Chờ văn bản của tỉnh")
    assert "Đề nghị gia hạn đến ngày 16/10/2023" in page
    assert "Người giao nhiệm vụ quyết định" in page
    # Nobody asks twice while the first wish waits.
    assert "/xin-gia-han/" not in page
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{task}/")
    assert re.search(r'name="new_due_on" value="16/10/2023"', page), "the day asked for is proposed"
    assert "/khong-gia-han/" in page
    _status, page = post(task, "gia-han", new_due_on="10/10/2023", note="Đến ngày 10")
    assert "Đã gia hạn nhiệm vụ" in page
    assert "đã gia hạn ngày 21/9/2023, hạn ban đầu 30/9/2023" in page
    assert "Hạn mới: 10/10/2023" in page
    assert _page(task).line.due_on == date(2023, 10, 10)


def test_trap_12_a_second_extension_is_refused_with_the_rule(sign_in, post, get_page, unit, task, head, at):
    _asked(task, head, at)
    operations.extend_task(task, new_due_on=date(2023, 10, 16), by=SYSTEM, at=at)
    sign_in(Role.UNIT_HEAD, unit.id)
    rule = "Mỗi nhiệm vụ chỉ được gia hạn một lần. Nhiệm vụ này đã gia hạn ngày 21/9/2023; hạn 16/10/2023 giữ nguyên."
    page = get_page(f"/nhiem-vu/{task}/")
    assert rule in page
    assert "/xin-gia-han/" not in page
    status, page = post(task, "xin-gia-han", new_due_on="1/12/2023", reason="Chờ nữa")
    assert status == 403
    assert rule in page
    assert _page(task).line.due_on == date(2023, 10, 16)


def test_after_the_deadline_the_page_says_why_there_is_no_extension(sign_in, post, get_page, unit):
    late = a_task(unit.id, due_on=date(2023, 9, 20))
    sign_in(Role.UNIT_HEAD, unit.id)
    rule = "Nhiệm vụ này có hạn 20/9/2023 và vẫn tính là quá hạn."
    assert rule in get_page(f"/nhiem-vu/{late}/")
    status, page = post(late, "xin-gia-han", new_due_on=LATER, reason="Chờ")
    assert (status, rule in page) == (403, True)


def test_where_nothing_is_to_be_extended_nothing_is_said_of_it(sign_in, get_page, unit):
    undated = a_task(unit.id, due_on=None)
    sign_in(Role.UNIT_HEAD, unit.id)
    assert "gia hạn" not in get_page(f"/nhiem-vu/{undated}/").split("<main")[1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"new_due_on": ""}, "Hạn mới"),
        ({"new_due_on": "31/9/2023"}, "Hạn mới"),
        ({"new_due_on": "30/9/2023"}, "Gia hạn phải đến một ngày sau ngày đó"),  # the deadline itself
        ({"reason": "  "}, "Lý do"),
        # Blanks that browsers do not trim.
        ({"reason": "\u00a0"}, "Lý do"),
    ],
)
def test_a_wish_that_cannot_be_taken_comes_back_open(said, words, sign_in, post, unit, task):
    sign_in(Role.UNIT_HEAD, unit.id)
    status, page = post(task, "xin-gia-han", **{"new_due_on": LATER, "reason": "Chờ văn bản", **said})
    assert status == 422
    assert words in page.split("error-summary")[1]
    assert re.search(r"<details[^>]* open[^>]*>\s*<summary>.*?Đề nghị gia hạn", page, re.DOTALL)
    assert _page(task).line.asked_due_on is None


def test_a_refused_extension_says_why_and_the_deadline_stands(sign_in, post, task, head, at):
    _asked(task, head, at)
    sign_in(Role.SECRETARY)
    status, page = post(task, "khong-gia-han", reason="")
    assert (status, "Lý do" in page.split("error-summary")[1]) == (422, True)
    _status, page = post(task, "khong-gia-han", reason="Đủ điều kiện làm ngay")
    assert "Đã từ chối gia hạn" in page
    assert "Đủ điều kiện làm ngay" in page
    assert _page(task).line.due_on == date(2023, 9, 30)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_kept_composed_however_they_are_typed(form, sign_in, post, task):
    sign_in(Role.LEADER)
    words = "Chờ hệ thống của tỉnh"
    post(task, "tam-dung", reason=unicodedata.normalize(form, words))
    assert _page(task).history[-1].text == words


def test_a_task_rests_and_goes_on(sign_in, post, get_page, unit, task, settings):
    sign_in(Role.LEADER)
    assert post(task, "tam-dung", reason="")[0] == 422
    _status, page = post(task, "tam-dung", reason="Chờ hệ thống của tỉnh")
    assert "Tạm dừng" in page
    settings.SEN_STORY_DAY = date(2023, 9, 26)
    _status, page = post(task, "tiep-tuc", note="")
    assert "Hạn mới: 5/10/2023" in page


def test_a_returned_task_names_the_competent_unit_and_is_handed_on(sign_in, post, get_page, unit, other, task):
    sign_in(Role.UNIT_HEAD, unit.id)
    page = get_page(f"/nhiem-vu/{task}/")
    assert f'value="{other.id}"' in page
    assert f'<option value="{unit.id}"' not in page, "a unit cannot name itself"
    _status, page = post(task, "tra-lai", reason="Thuộc lĩnh vực tư pháp", competent_unit_id=other.id)
    assert "Đơn vị có thẩm quyền: Phòng Tư pháp" in page
    sign_in(Role.SECRETARY)
    page = get_page(f"/nhiem-vu/{task}/")
    assert f'<option value="{other.id}" selected' in page
    _status, page = post(task, "chuyen", unit_id=other.id)
    assert "Đã chuyển nhiệm vụ" in page
    assert f'href="/nhiem-vu/{task}/"' in page
    new = _page(task).continued_by.id
    assert f'href="/nhiem-vu/{new}/"' in get_page(f"/nhiem-vu/{task}/")


@pytest.mark.parametrize(
    "said",
    [
        {"competent_unit_id": ""},
        {"competent_unit_id": "404"},  # forged
        {"competent_unit_id": "x"},
        {"reason": ""},
    ],
)
def test_a_return_without_the_unit_or_the_reason_comes_back(said, sign_in, post, unit, other, task):
    sign_in(Role.UNIT_HEAD, unit.id)
    status, page = post(task, "tra-lai", **{"reason": "Không đúng việc", "competent_unit_id": other.id, **said})
    assert (status, "error-summary" in page) == (422, True)
    assert _page(task).line.state == Standing.IN_TIME


def test_a_task_handed_on_after_its_deadline_needs_a_new_one(sign_in, post, unit, other, head, at):
    late = a_task(unit.id, due_on=date(2023, 9, 20))
    _returned(late, head, other, at)
    sign_in(Role.LEADER)
    status, page = post(late, "chuyen", unit_id=other.id)
    assert (status, "không thể có hạn 20/9/2023" in page) == (422, True)
    assert _page(late).line.state == Standing.RETURNED
    post(late, "chuyen", unit_id=other.id, due_on=LATER)
    assert _page(late).continued_by.due_on == date(2023, 10, 16)


def test_who_reported_a_task_reads_why_somebody_else_must_accept_it(sign_in, get_page, post, unit, task, at):
    both = sign_in(Role.SECRETARY, unit.id)
    duty = Appointment(user_id=both.user_id, unit_id=unit.id, role=Role.FOCAL_OFFICER, starts_on=date(2023, 1, 1))
    appoint(duty, by=SYSTEM, at=at)
    officer = next(post for post in actor_for(both.user_id, on=TODAY).posts if post.role == Role.FOCAL_OFFICER)
    acting = actor_for(both.user_id, on=TODAY, acting_post_id=officer.id)
    operations.report_task(task, result="Xong", finished_on=TODAY, by=acting, at=at)
    page = get_page(f"/nhiem-vu/{task}/")
    assert f"/{task}/nghiem-thu/" not in page
    assert "Người khác phải nghiệm thu" in page


def test_of_two_who_decide_at_once_the_second_sees_what_the_first_did(sign_in, post, task, at):
    _reported(task, at)
    sign_in(Role.LEADER)
    # Both pages were open; somebody else was quicker.
    operations.send_back_task(task, reason="Thiếu số liệu của quý III", by=SYSTEM, at=at)
    status, page = post(task, "nghiem-thu", note="")
    assert status == 403
    assert "Không có gì thay đổi" in page
    assert "Thiếu số liệu của quý III" in page
    assert _page(task).parties.state == "under_way"


def test_of_two_extensions_decided_at_once_the_first_stands(sign_in, post, task, head, at):
    _asked(task, head, at)
    sign_in(Role.SECRETARY)
    operations.refuse_extension(task, reason="Không đủ lý do", by=SYSTEM, at=at)
    status, page = post(task, "gia-han", new_due_on=LATER)
    assert (status, "Không có đề nghị gia hạn" in page, "Không đủ lý do" in page) == (403, True, True)
    assert _page(task).line.due_on == date(2023, 9, 30)


# What must have happened before a step, and who may take it; everybody else is refused.
_SAID = {"reason": "x", "new_due_on": LATER, "note": "", "result": "x", "finished_on": "20/9/2023"}
_STEPS = {
    "tiep-nhan": ("given", {Role.UNIT_HEAD, Role.FOCAL_OFFICER}),
    "bao-cao": ("given", {Role.UNIT_HEAD, Role.FOCAL_OFFICER}),
    "xin-gia-han": ("given", {Role.UNIT_HEAD}),
    "tra-lai": ("given", {Role.UNIT_HEAD}),
    "tam-dung": ("given", {Role.LEADER, Role.SECRETARY}),
    "huy": ("given", {Role.LEADER, Role.SECRETARY}),
    "gia-han": ("asked", {Role.LEADER, Role.SECRETARY}),
    "khong-gia-han": ("asked", {Role.LEADER, Role.SECRETARY}),
    "tiep-tuc": ("paused", {Role.LEADER, Role.SECRETARY}),
    "nghiem-thu": ("reported", {Role.LEADER, Role.SECRETARY}),
    "gui-lai": ("reported", {Role.LEADER, Role.SECRETARY}),
    "chuyen": ("returned", {Role.LEADER, Role.SECRETARY}),
}
_ROLES = (
    Role.LEADER,
    Role.SECRETARY,
    Role.UNIT_HEAD,
    Role.FOCAL_OFFICER,
    Role.APPRAISER,
    Role.EDITOR,
    Role.ADMINISTRATOR,
)


def _come_to(state, task, head, other, at):
    if state == "asked":
        _asked(task, head, at)
    elif state == "paused":
        operations.pause_task(task, reason="Chờ", by=SYSTEM, at=at)
    elif state == "reported":
        _reported(task, at)
    elif state == "returned":
        _returned(task, head, other, at)


@pytest.mark.parametrize("role", _ROLES)
@pytest.mark.parametrize("act", _STEPS)
def test_who_may_take_which_step(act, role, sign_in, post, unit, other, task, head, at):
    state, may = _STEPS[act]
    _come_to(state, task, head, other, at)
    before = len(_page(task).history)
    sign_in(role, unit.id)
    status, page = post(task, act, **_SAID, competent_unit_id=other.id, unit_id=other.id)
    assert status == (200 if role in may else 403), page[:500]
    assert (len(_page(task).history) > before) == (role in may)


@pytest.mark.parametrize("act", [act for act, (_state, may) in _STEPS.items() if Role.UNIT_HEAD in may])
def test_the_head_of_another_unit_takes_no_step(act, sign_in, post, other, task):
    sign_in(Role.UNIT_HEAD, other.id)
    status, _words = post(task, act, **_SAID, competent_unit_id=other.id)
    assert status == 403
    assert len(_page(task).history) == 1


@pytest.mark.parametrize("act", _STEPS)
def test_whoever_may_not_is_not_offered_the_step(act, sign_in, get_page, unit, other, task, head, at):
    state, may = _STEPS[act]
    _come_to(state, task, head, other, at)
    for role in (Role.LEADER, Role.UNIT_HEAD, Role.FOCAL_OFFICER, Role.EDITOR):
        sign_in(role, unit.id)
        assert (f"/{task}/{act}/" in get_page(f"/nhiem-vu/{task}/")) == (role in may), (act, role)


def test_the_page_has_one_main_button_at_a_time(sign_in, get_page, unit, task):
    sign_in(Role.UNIT_HEAD, unit.id)
    assert get_page(f"/nhiem-vu/{task}/").split("<main")[1].count("button-main") == 1


def test_the_facts_say_the_deadline_as_it_was_given(sign_in, get_page, unit, other):
    at = datetime(2023, 9, 21, 3, tzinfo=UTC)
    counted = a_task(unit.id, at=at, due_on=None, working_days=3, monitor_unit_id=other.id)
    regular = a_task(unit.id, at=at, due_on=None, is_regular=True)
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{counted}/")
    assert "26/9/2023" in page
    assert "3 ngày làm việc kể từ ngày giao" in page
    assert "Theo dõi" in page
    assert "Phòng Tư pháp" in page
    page = get_page(f"/nhiem-vu/{regular}/")
    assert "thực hiện thường xuyên" in page
    assert "thường xuyên, không thời hạn" in page
