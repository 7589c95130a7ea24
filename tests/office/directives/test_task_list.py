"""The list of tasks: what narrows it, what is marked in it, and counts that every page of it shares."""

import re
import unicodedata
from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations
from tests.factories.directives import a_plan, a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

LIST = "/nhiem-vu/"


@pytest.fixture
def one():
    return a_unit("Phường 1")


@pytest.fixture
def two():
    return a_unit("Phường 2")


@pytest.fixture
def shown(get_page):
    """The titles a narrowed list shows."""

    def _shown(query):
        found = re.findall(r'class="list-title"><a href="/nhiem-vu/\d+/">(.*?)</a>', get_page(LIST + query))
        return set(found)

    return _shown


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("rà soát", {"Rà soát thủ tục"}),
        ("ra soat", {"Rà soát thủ tục"}),  # typed without marks
        (unicodedata.normalize("NFD", "Thủ tục"), {"Rà soát thủ tục"}),
        ("TUC ra", {"Rà soát thủ tục"}),  # in any order
        ("kế hoạch phường 2", {"Số hóa hồ sơ"}),  # words of the product and of the lead count, too
        ("không có", set()),
        ("%", set()),
        ("   ", {"Rà soát thủ tục", "Số hóa hồ sơ"}),
    ],
)
def test_tasks_are_found_by_words(words, titles, sign_in, shown, one, two):
    a_task(one.id, title="Rà soát thủ tục", product="Báo cáo")
    a_task(two.id, title="Số hóa hồ sơ", product="Kế hoạch")
    sign_in(Role.LEADER)
    from urllib.parse import quote

    assert shown(f"?q={quote(words)}") == titles


def test_tasks_are_chosen_by_area_giver_and_time(sign_in, shown, get_page, one, two, at):
    a_plan()
    leader = an_actor(Role.LEADER, unit_id=one.id)
    for by, title, said in (
        (SYSTEM, "Việc của hệ thống", {"area_code": "1", "due_on": date(2023, 9, 24)}),
        (leader, "Việc của lãnh đạo", {"due_on": date(2023, 12, 24)}),
    ):
        operations.assign(operations.NewTask(title, (two.id,), **said), by=by, at=at)
    sign_in(Role.SECRETARY)
    assert "1. Chỉ đạo, điều hành" in get_page(LIST)
    assert shown("?area=1") == {"Việc của hệ thống"}
    assert shown("?area=khong") == {"Việc của lãnh đạo"}
    assert shown("?giver=H%E1%BB%87+th%E1%BB%91ng") == {"Việc của hệ thống"}
    assert shown("?age=con-0-3") == {"Việc của hệ thống"}
    assert shown("?area=1&age=con-tren-30") == set()


def test_the_state_asked_of_counts_and_the_list_agree(sign_in, get_page, shown, one, at):
    a_task(one.id, title="Trong hạn", due_on=date(2023, 12, 1))
    a_task(one.id, title="Sắp đến hạn", due_on=date(2023, 9, 25))
    paused = a_task(one.id, title="Tạm dừng")
    operations.pause_task(paused, reason="Chờ", by=SYSTEM, at=at)
    sign_in(Role.LEADER)
    assert "2 đang làm trong hạn + 0 quá hạn + 0 chờ nghiệm thu + 1 tạm dừng + 0 trả lại hoặc hủy" in get_page(LIST)
    assert shown("?state=open_in_time") == {"Trong hạn", "Sắp đến hạn"}
    assert shown("?state=paused") == {"Tạm dừng"}


@pytest.mark.parametrize("query", ["?area=99", "?giver=ai", "?age=x", "?origin=x", "?q=" + "a" * 101])
def test_what_no_task_has_is_named_as_a_mistake(query, sign_in, get_page):
    a_task()
    sign_in(Role.LEADER)
    get_page(LIST + query, status=422)


def test_new_tasks_and_wishes_for_an_extension_are_marked(sign_in, get_page, one, at):
    new = a_task(one.id, title="Mới")
    late = a_task(one.id, title="Quá hạn chưa nhận", due_on=date(2023, 9, 10))
    asked = a_task(one.id, title="Xin gia hạn")
    head = an_actor(Role.UNIT_HEAD, unit_id=one.id)
    operations.take_up_task(asked, by=head, at=at)
    operations.ask_extension(asked, new_due_on=date(2023, 10, 16), reason="Chờ", by=head, at=at)
    sign_in(Role.LEADER)
    rows = {row.split("/")[0]: row for row in get_page(LIST).split('<a href="/nhiem-vu/')[1:]}
    assert "Mới giao" in rows[str(new)]
    assert "Chưa tiếp nhận" in rows[str(late)]
    assert "xin gia hạn đến 16/10/2023" in rows[str(asked)]
    assert "Mới giao" not in rows[str(asked)]


def test_counts_are_of_all_pages_and_filters_stay_when_one_turns_them(sign_in, get_page, one, two):
    for number in range(51):
        a_task(one.id, title=f"Việc số {number}")
    a_task(two.id)
    sign_in(Role.LEADER)
    first, second = (get_page(f"{LIST}?unit={one.id}&trang={page}") for page in (1, 2))
    for page in (first, second):
        assert "<strong>51</strong>" in page
    assert f"unit={one.id}&amp;trang=2" in first
    assert second.count('class="list-item') == 1
    # A page that is not there is the last one.
    assert "Việc số" in get_page(f"{LIST}?unit={one.id}&trang=99")


def test_the_list_needs_no_script(sign_in, get_page, one):
    a_task(one.id)
    sign_in(Role.LEADER)
    form = get_page(LIST).split('<form method="get"')[1].split("</form>")[0]
    assert "<button" in form
    assert "onchange" not in form
    assert "data-" not in form


def test_boards_may_ask_for_an_origin(sign_in, shown, one):
    a_task(one.id, title="Từ kế hoạch", origin="plan:2023")
    a_task(one.id, title="Giao riêng")
    sign_in(Role.LEADER)
    assert shown("?origin=plan") == {"Từ kế hoạch"}
    assert shown("?origin=plan%3A2023") == {"Từ kế hoạch"}
    assert shown("?origin=khong") == {"Giao riêng"}
