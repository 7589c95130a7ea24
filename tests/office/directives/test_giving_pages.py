"""Giving a task by hand: its deadline in one of three ways, who watches it, the criterion it moves, whole sets."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.directives import queries
from sen.reform.directives.models import Task
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import a_round
from tests.factories.directives import a_plan
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

GIVE = "/nhiem-vu/giao/"
TODAY = date(2023, 9, 21)


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def give(client, unit):
    """Give a task to the unit, and come back with the status and the page."""

    def _give(**said):
        answer = client.post(GIVE, {"title": "Rà soát hồ sơ", "lead_unit_ids": [unit.id], **said}, follow=True)
        page = answer.content.decode()
        assert "UNDEFINED" not in page
        return answer.status_code, page

    return _give


def _given():
    return queries.task_page(Task.objects.get().pk, TODAY)


@pytest.mark.parametrize(
    ("said", "due_on", "words"),
    [
        ({"due_on": "15/12/2023"}, date(2023, 12, 15), "15/12/2023"),
        ({"due_on": "2023-12-15"}, date(2023, 12, 15), "15/12/2023"),
        # From Thursday: Friday, Monday, Tuesday.
        ({"working_days": "3"}, date(2023, 9, 26), "3 ngày làm việc kể từ ngày giao"),
        ({"is_regular": "on"}, None, "thường xuyên, không thời hạn"),
        ({}, None, "không thời hạn"),
    ],
)
def test_a_deadline_is_said_in_three_ways_or_not_at_all(said, due_on, words, sign_in, give):
    sign_in(Role.LEADER)
    status, page = give(**said)
    assert status == 200
    assert words in page
    assert _given().line.due_on == due_on


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"due_on": "15/12/2023", "working_days": "3"}, "Chỉ ghi hạn theo một cách"),
        ({"due_on": "15/12/2023", "is_regular": "on"}, "Chỉ ghi hạn theo một cách"),
        ({"working_days": "0"}, "ít nhất một ngày làm việc"),
        ({"working_days": "-2"}, "ít nhất một ngày làm việc"),
        ({"working_days": "1,5"}, "Hoặc số ngày làm việc"),
        ({"working_days": "501"}, "500"),
        ({"working_days": "9" * 30}, "500"),
        ({"due_on": "29/2/2023"}, "Trước hoặc trong ngày"),
        ({"monitor_unit_id": "404"}, "404"),  # forged
        ({"area_code": "99"}, "99"),
        ({"round_id": "404"}, "404"),
        ({"criterion_code": "1.1.1"}, "Hãy chọn đợt đánh giá"),
    ],
)
def test_what_cannot_be_given_comes_back_with_every_word_kept(said, words, sign_in, give):
    sign_in(Role.LEADER)
    status, page = give(**said, basis="Thông báo 45")
    assert status == 422
    assert words in page.split("error-summary")[1]
    assert 'value="Thông báo 45"' in page
    assert not Task.objects.exists()


def test_a_task_names_who_watches_it_and_its_area(sign_in, give):
    home = a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    a_plan()
    sign_in(Role.SECRETARY)
    give(monitor_unit_id=home.id, area_code="1")
    page = _given()
    assert (page.monitor_name, page.line.area_code) == ("Phòng Nội vụ", "1")


def test_a_task_moves_a_criterion_of_a_round_and_takes_its_area(sign_in, give, unit):
    card = a_round(unit)
    sign_in(Role.LEADER)
    _status, page = give(round_id=card.id, criterion_code=" 1.1.2 ")
    assert "1.1.2 Ban hành kế hoạch" in page
    line = _given().line
    assert (line.round_id, line.criterion_code, line.area_code) == (card.id, "1.1.2", "1")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("9.9.9", "không có tiêu chí 9.9.9"),
        ("1.1", "không có tiêu chí 1.1"),  # a group, not a criterion anybody answers
        ("", "Hãy ghi mã tiêu chí"),
        ("1" * 21, "20"),
    ],
)
def test_a_criterion_that_is_not_in_the_index_is_refused(code, words, sign_in, give, unit):
    card = a_round(unit)
    sign_in(Role.LEADER)
    status, page = give(round_id=card.id, criterion_code=code)
    assert (status, words in page.split("error-summary")[1]) == (422, True)
    assert not Task.objects.exists()


def test_a_page_that_links_here_fills_in_what_it_knows(sign_in, get_page, unit):
    card = a_round(unit)
    sign_in(Role.LEADER)
    page = get_page(f"{GIVE}?vong={card.id}&tieu-chi=1.1.2&don-vi={unit.id}&ten=Ban+h%C3%A0nh+k%E1%BA%BF+ho%E1%BA%A1ch")
    assert "Ban hành kế hoạch</textarea>" in page
    assert f'value="{card.id}" selected' in page
    assert 'value="1.1.2"' in page
    assert "1.1.2 Ban hành kế hoạch" in page
    assert f'value="{unit.id}" id="id_lead_unit_ids_0" checked' in page or "checked" in page
    assert "Phường 3" in page


@pytest.mark.parametrize(
    "asked", ["vong=x&tieu-chi=%3Cscript%3E", "vong=99999999&don-vi=abc", "vong=9999999999999999999999"]
)
def test_a_damaged_link_opens_the_form_all_the_same(asked, sign_in, get_page):
    sign_in(Role.LEADER)
    assert "<script>" not in get_page(f"{GIVE}?{asked}").split("<main")[1]


@pytest.mark.parametrize(("chosen", "names"), [("grassroots", 3), ("departments", 2)])
def test_a_set_gives_every_unit_a_task_of_its_own(chosen, names, sign_in, client):
    for number in range(1, 4):
        a_unit(f"Phường {number}")
    a_unit("Phòng Nội vụ", Kind.DEPARTMENT)
    a_unit("Văn phòng", Kind.OFFICE)
    sign_in(Role.LEADER, a_unit("UBND thành phố", Kind.COMMITTEE).id)
    answer = client.post(GIVE, {"title": "Rà soát", "lead_sets": [chosen], "due_on": "15/12/2023"}, follow=True)
    page = answer.content.decode()
    assert f"Đã giao {names} nhiệm vụ" in page
    # The page reached is the whole, with the part of each unit.
    assert f"{names} đơn vị" in page
    assert len(queries.tasks(on=TODAY)) == names


def test_a_set_of_which_one_unit_cannot_be_given_it_gives_nothing(sign_in, client, unit):
    helper = a_unit("Phường 4")
    sign_in(Role.LEADER)
    said = {"title": "Rà soát", "lead_sets": ["grassroots"], "co_ordinator_ids": [helper.id]}
    assert client.post(GIVE, said).status_code == 422
    assert not Task.objects.exists()


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.FOCAL_OFFICER, Role.APPRAISER, Role.EDITOR, None])
def test_whoever_gives_no_tasks_cannot_by_address_either(role, sign_in, give):
    sign_in(role)
    assert give()[0] == 403
    assert not Task.objects.exists()


def test_the_form_is_filled_in_from_top_to_bottom_by_keyboard(sign_in, get_page, unit):
    sign_in(Role.LEADER)
    page = get_page(GIVE)
    assert "tabindex" not in page.split('<form method="post"')[1]
    places = [
        page.index(f'name="{name}"')
        for name in ("title", "lead_sets", "due_on", "working_days", "is_regular", "product", "round_id")
    ]
    assert places == sorted(places)


def test_the_form_takes_the_same_queries_for_122_units(sign_in, client, django_assert_max_num_queries):
    for number in range(1, 123):
        a_unit(f"Phường {number}")
    sign_in(Role.LEADER)
    # Session, account, posts; then units, rounds and areas.
    with django_assert_max_num_queries(8):
        client.get(GIVE)
