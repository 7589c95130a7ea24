""" "Việc của tôi": what, for whom, by when, one button; nothing else."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, a_task, an_item
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def test_every_row_says_what_for_whom_by_when_and_has_one_button(sign_in, get_page):
    unit = a_unit()
    task_id = a_task(unit.id, title="số hóa hồ sơ một cửa", due_on=date(2023, 9, 19))
    sign_in(Role.FOCAL_OFFICER, unit.id)
    page = get_page("/viec-cua-toi/")
    for words in (
        "Quá hạn · 1",
        "Tiếp nhận nhiệm vụ mới: số hóa hồ sơ một cửa",
        "quá 2 ngày",
        "Nhiệm vụ giao bởi: Hệ thống",
    ):
        assert words in page
    assert page.count("list-action") == 1
    assert f'href="/nhiem-vu/{task_id}/"' in page


def test_nothing_to_do_says_so(sign_in, get_page):
    sign_in(Role.FOCAL_OFFICER)
    page = get_page("/viec-cua-toi/")
    assert "Hôm nay không còn việc nào đến hạn." in page


def test_who_has_no_post_is_told_whom_to_ask(sign_in, get_page):
    sign_in(None)
    assert "Bạn chưa giữ vị trí nào" in get_page("/viec-cua-toi/")


def test_every_row_leads_to_a_page_that_opens(sign_in, get_page, client):
    unit = a_unit()
    a_task(unit.id)
    a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    sign_in(Role.UNIT_HEAD, unit.id)
    page = client.get("/viec-cua-toi/")
    addresses = [url for _group, rows in page.context["groups"] for _item, url in rows]
    assert len(addresses) == 2
    for address in addresses:
        get_page(address)


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/viec-cua-toi/").url == "/dang-nhap/?next=/viec-cua-toi/"


def test_the_page_takes_the_same_queries_for_22_units(sign_in, client, django_assert_max_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, 23)]
    a_task(*(unit.id for unit in units))
    a_plan(NewArea("1", "A", tuple(an_item(f"1.{unit.id}", lead_unit_id=unit.id) for unit in units)))
    sign_in(Role.UNIT_HEAD, units[0].id)
    # Session, account, posts, notices; tasks, the plan, obstacles, communication, sheets of open rounds, awards.
    with django_assert_max_num_queries(15):
        client.get("/viec-cua-toi/")
