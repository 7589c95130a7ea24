"""What people see of tasks, and what they can do to one."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations, queries
from sen.reform.directives.models import Task
from sen.reform.directives.queries import Standing
from tests.factories.directives import a_task
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TODAY = date(2023, 9, 21)


def _reported(task_id, at):
    operations.report_task(task_id, result="Đã xong", finished_on=date(2023, 9, 20), by=SYSTEM, at=at)


def test_the_board_shows_counts_that_add_up(sign_in, get_page, at):
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    a_task(one.id, due_on=date(2023, 9, 10))
    a_task(one.id, two.id)
    _reported(a_task(two.id), at)
    sign_in(Role.LEADER)
    page = get_page("/nhiem-vu/")
    assert "<strong>4</strong> nhiệm vụ đã giao = 0 hoàn thành đúng hạn + 0 hoàn thành quá hạn" in page
    assert "2 đang làm trong hạn + 1 quá hạn + 1 chờ nghiệm thu" in page
    assert "quá 11 ngày" in page


def test_the_board_filters_by_unit_and_state(sign_in, get_page):
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    a_task(one.id, title="Việc của một", due_on=date(2023, 9, 10))
    a_task(two.id, title="Việc của hai")
    sign_in(Role.SECRETARY)
    page = get_page(f"/nhiem-vu/?unit={one.id}")
    assert "Việc của một" in page
    assert "Việc của hai" not in page
    assert "<strong>1</strong>" in page
    page = get_page(f"/nhiem-vu/?state={Standing.IN_TIME}")
    assert "Việc của hai" in page
    assert "Việc của một" not in page
    assert "Không có nhiệm vụ nào như vậy" in get_page(f"/nhiem-vu/?state={Standing.CANCELLED}")


def test_a_forged_filter_is_named(sign_in, get_page):
    a_task()
    sign_in(Role.SECRETARY)
    get_page("/nhiem-vu/?unit=99999999", status=422)
    get_page("/nhiem-vu/?state=x%27", status=422)


def test_an_empty_board_says_so(sign_in, get_page):
    sign_in(Role.LEADER)
    assert "Chưa có nhiệm vụ nào" in get_page("/nhiem-vu/")


def test_people_see_only_tasks_that_name_their_units(sign_in, get_page):
    unit, helper = a_unit("Phường 1"), a_unit("Phòng Nội vụ")
    mine = a_task(unit.id, title="Việc của tôi đây", co_ordinator_ids=(helper.id,))
    other = a_task(title="Việc nơi khác")
    sign_in(Role.EDITOR, helper.id)
    page = get_page("/nhiem-vu/")
    assert "Việc của tôi đây" in page
    assert "Việc nơi khác" not in page
    get_page(f"/nhiem-vu/{mine}/")
    assert "không giao cho đơn vị của bạn" in get_page(f"/nhiem-vu/{other}/", status=403)


def test_a_long_board_comes_in_pages(sign_in, get_page):
    unit = a_unit()
    for number in range(51):
        a_task(unit.id, title=f"Việc số {number}")
    sign_in(Role.LEADER)
    assert get_page("/nhiem-vu/").count("list-item ") + get_page("/nhiem-vu/?trang=2").count("list-item ") >= 0
    assert "Việc số 50" in get_page("/nhiem-vu/?trang=2")


def test_a_task_goes_from_report_to_acceptance(sign_in, client):
    unit = a_unit()
    task_id = a_task(unit.id)
    sign_in(Role.FOCAL_OFFICER, unit.id)
    said = {"result": "Đã rà soát 12 thủ tục", "product": "45/BC-UBND", "finished_on": "20/9/2023"}
    page = client.post(f"/nhiem-vu/{task_id}/bao-cao/", said, follow=True).content.decode()
    assert "chờ nghiệm thu" in page.lower()
    assert "Đã rà soát 12 thủ tục" in page
    sign_in(Role.LEADER)
    page = client.post(f"/nhiem-vu/{task_id}/nghiem-thu/", follow=True).content.decode()
    assert "Hoàn thành đúng hạn" in page
    assert "UNDEFINED" not in page


@pytest.mark.parametrize(
    ("act", "said", "standing"),
    [
        ("gui-lai", {"reason": "Thiếu số liệu"}, Standing.IN_TIME),
        ("huy", {"reason": "Thay bằng việc khác"}, Standing.CANCELLED),
    ],
)
def test_who_gave_a_task_sends_it_back_or_cancels_it(act, said, standing, sign_in, client, at):
    task_id = a_task()
    _reported(task_id, at)
    sign_in(Role.LEADER)
    page = client.post(f"/nhiem-vu/{task_id}/{act}/", said, follow=True).content.decode()
    assert said["reason"] in page
    assert queries.task_page(task_id, TODAY).line.state == standing


def test_the_head_returns_a_task_that_is_not_the_units(sign_in, client):
    unit = a_unit()
    task_id = a_task(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    said = {"reason": "Thuộc Phòng Tư pháp", "competent_unit_id": a_unit("Phòng Tư pháp", "department").id}
    client.post(f"/nhiem-vu/{task_id}/tra-lai/", said)
    assert queries.task_page(task_id, TODAY).line.state == Standing.RETURNED


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"result": ""}, "Kết quả đạt được"),
        ({"finished_on": "31/9/2023"}, "Ngày hoàn thành"),
        ({"finished_on": "22/9/2023"}, "không thể là 22/9/2023"),
        ({"finished_on": "1/8/2023"}, "giao ngày 1/9/2023"),
    ],
)
def test_a_wrong_report_comes_back_and_nothing_is_saved(said, words, sign_in, client):
    unit = a_unit()
    task_id = a_task(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    answer = client.post(
        f"/nhiem-vu/{task_id}/bao-cao/", {"result": "Số liệu đã gõ", "finished_on": "20/9/2023", **said}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert queries.task_page(task_id, TODAY).line.state == Standing.IN_TIME


@pytest.mark.parametrize("act", ["gui-lai", "huy"])
def test_a_decision_without_a_reason_comes_back_open(act, sign_in, client, at):
    task_id = a_task()
    _reported(task_id, at)
    sign_in(Role.LEADER)
    answer = client.post(f"/nhiem-vu/{task_id}/{act}/", {"reason": " "})
    assert answer.status_code == 422
    assert "Lý do" in answer.content.decode().split("error-summary")[1]


@pytest.mark.parametrize("act", ["bao-cao", "nghiem-thu", "gui-lai", "tra-lai", "huy"])
def test_people_without_the_role_can_do_nothing_by_address(act, sign_in, client, at):
    task_id = a_task()
    sign_in(Role.APPRAISER)
    said = {"result": "x", "finished_on": "20/9/2023", "reason": "x"}
    assert client.post(f"/nhiem-vu/{task_id}/{act}/", said).status_code == 403
    assert queries.task_page(task_id, TODAY).line.state == Standing.IN_TIME


def test_acts_are_posted_and_known(sign_in, client):
    task_id = a_task()
    sign_in(Role.LEADER)
    assert client.get(f"/nhiem-vu/{task_id}/huy/").status_code == 405
    assert client.post(f"/nhiem-vu/{task_id}/xoa/").status_code == 404
    assert client.post("/nhiem-vu/99999999/nghiem-thu/").status_code == 404
    assert client.get("/nhiem-vu/99999999/").status_code == 404


def test_the_page_of_what_several_units_were_given_shows_the_part_of_each(sign_in, get_page):
    part = a_task(a_unit("Phường 1").id, a_unit("Phường 2").id)
    whole = queries.task_page(part, TODAY).parent.id
    sign_in(Role.LEADER)
    page = get_page(f"/nhiem-vu/{whole}/")
    assert "2 đơn vị" in page
    assert "Phường 1" in page
    assert "Phường 2" in page
    assert "Xem phần việc của từng đơn vị" in get_page(f"/nhiem-vu/{part}/")


def test_what_stands_in_the_way_is_raised_from_the_task(sign_in, get_page):
    unit = a_unit()
    task_id = a_task(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    assert f"?nhiem-vu={task_id}" in get_page(f"/nhiem-vu/{task_id}/")


def test_a_task_without_a_deadline_says_so(sign_in, get_page):
    task_id = a_task(due_on=None)
    sign_in(Role.LEADER)
    assert "không thời hạn" in get_page(f"/nhiem-vu/{task_id}/")


def test_a_leader_gives_a_task_by_hand(sign_in, client, get_page):
    unit, helper = a_unit("Phường 1"), a_unit("Phòng Nội vụ")
    sign_in(Role.LEADER)
    assert 'name="lead_unit_ids"' in get_page("/nhiem-vu/giao/")
    said = {
        "title": "Rà soát hồ sơ",
        "lead_unit_ids": [unit.id],
        "co_ordinator_ids": [helper.id],
        "due_on": "15/12/2023",
        "basis": "Thông báo 45",
        "product": "Báo cáo",
    }
    page = client.post("/nhiem-vu/giao/", said, follow=True).content.decode()
    assert "Đã giao 1 nhiệm vụ" in page
    task = queries.task_page(Task.objects.get().pk, TODAY)
    assert (task.line.lead_name, task.co_ordinator_names, task.basis) == ("Phường 1", ("Phòng Nội vụ",), "Thông báo 45")


def test_all_wards_and_communes_are_chosen_by_one_tick(sign_in, client):
    for number in range(1, 4):
        a_unit(f"Phường {number}")
    a_unit("Phòng Nội vụ", "department")
    sign_in(Role.SECRETARY, Task.objects.count() or a_unit("UBND thành phố", "committee").id)
    client.post("/nhiem-vu/giao/", {"title": "Rà soát", "lead_sets": ["grassroots"]})
    assert {line.lead_name for line in queries.tasks(on=TODAY)} == {"Phường 1", "Phường 2", "Phường 3"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Việc cần làm"),
        ({"lead_unit_ids": []}, "Hãy chọn đơn vị chủ trì"),
        ({"lead_unit_ids": ["404"]}, "404"),  # forged
        ({"co_ordinator_ids": ["404"]}, "404"),
        ({"due_on": "20/9/2023"}, "không thể có hạn 20/9/2023"),
        ({"due_on": "mai"}, "Hạn hoàn thành"),
    ],
)
def test_a_task_that_cannot_be_given_comes_back_with_a_sentence(said, words, sign_in, client):
    unit = a_unit()
    sign_in(Role.LEADER)
    answer = client.post("/nhiem-vu/giao/", {"title": "Rà soát", "lead_unit_ids": [unit.id], **said})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert not Task.objects.exists()


def test_a_unit_in_both_lists_is_named(sign_in, client):
    unit = a_unit("Phường 1")
    sign_in(Role.LEADER)
    said = {"title": "x", "lead_unit_ids": [unit.id], "co_ordinator_ids": [unit.id]}
    answer = client.post("/nhiem-vu/giao/", said)
    assert "Phường 1 đã là đơn vị chủ trì" in answer.content.decode()


def test_only_people_who_give_tasks_see_the_form(sign_in, get_page):
    sign_in(Role.UNIT_HEAD)
    get_page("/nhiem-vu/giao/", status=403)
    assert "/nhiem-vu/giao/" not in get_page("/nhiem-vu/")


def test_the_pages_take_the_same_queries_for_22_units(sign_in, client, django_assert_max_num_queries):
    part = a_task(*(a_unit(f"Phường {number}").id for number in range(1, 23)))
    whole = queries.task_page(part, TODAY).parent.id
    sign_in(Role.LEADER)
    # Session, account, posts; then the tasks with their records, and the units of the filter.
    with django_assert_max_num_queries(7):
        client.get("/nhiem-vu/")
    # For one task: its neighbours, units and obstacles besides.
    with django_assert_max_num_queries(15):
        client.get(f"/nhiem-vu/{whole}/")
