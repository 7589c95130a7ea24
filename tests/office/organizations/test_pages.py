"""Looking units up as of any day."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.organizations import operations
from sen.reform.organizations.models import Unit
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

MERGER = date(2025, 7, 1)


@pytest.fixture
def merged(at):
    ward = a_unit("Phường 1", code="29905")
    operations.close_unit(ward.id, on=MERGER, by=SYSTEM, at=at)
    successor = a_unit("Phường Sa Đéc", code="29905", valid_from=MERGER)
    operations.record_succession(
        predecessor_id=ward.id, successor_id=successor.id, on=MERGER, basis="Nghị quyết", by=SYSTEM, at=at
    )


@pytest.mark.parametrize(
    ("on", "seen", "unseen"), [("30/6/2025", "Phường 1", "Phường Sa Đéc"), ("1/7/2025", "Phường Sa Đéc", "Phường 1")]
)
def test_a_day_chooses_the_authority_as_it_was(sign_in, get_page, merged, on, seen, unseen):
    sign_in(Role.FOCAL_OFFICER)
    text = get_page(f"/don-vi/?on={on}&q=phuong")
    assert seen in text
    assert unseen not in text


def test_the_page_of_a_unit_tells_its_history_and_its_namesake(sign_in, get_page, merged):
    sign_in(Role.FOCAL_OFFICER)
    text = get_page("/don-vi/29905/2020-01-01/")
    assert "Phường Sa Đéc" in text
    assert "1/7/2025" in text
    assert "Phường 1" in get_page("/don-vi/29905/2025-07-01/")


@pytest.mark.parametrize("url", ["/don-vi/1/2020-01-01/", "/don-vi/29905/hom-qua/"])
def test_an_unknown_unit_is_said_so(sign_in, get_page, url):
    sign_in(Role.FOCAL_OFFICER)
    get_page(url, status=404)


def test_a_wrong_day_in_the_address_shows_today_with_a_sentence(sign_in, get_page):
    sign_in(Role.FOCAL_OFFICER)
    assert "21/9/2023" in get_page("/don-vi/?on=31/11/2023")


def test_an_administrator_enters_a_unit(client, sign_in):
    parent = sign_in(Role.ADMINISTRATOR).acting.unit_id
    new = {"name": "Phường Mới", "code": "777", "kind": "ward", "valid_from": "1/9/2023", "parent_id": parent}
    assert client.post("/don-vi/them/", new).status_code == 302
    assert Unit.objects.get(code="777").parent_id == parent
    assert client.post("/don-vi/them/", new).status_code == 422
    assert client.post("/don-vi/them/", {**new, "code": "778", "valid_from": "x"}).status_code == 422
    assert client.post("/don-vi/them/", {**new, "code": "779", "parent_id": ""}).status_code == 302


def test_others_see_no_form_and_are_refused(client, sign_in, get_page):
    sign_in(Role.EDITOR)
    assert "/don-vi/them/" not in get_page("/don-vi/")
    new = {"name": "x", "code": "777", "kind": "ward", "valid_from": "1/9/2023"}
    assert client.post("/don-vi/them/", new).status_code == 403
    assert not Unit.objects.filter(code="777").exists()


def test_the_list_costs_the_same_however_long(client, sign_in, django_assert_max_num_queries):
    sign_in(Role.FOCAL_OFFICER)
    for number in range(30):
        a_unit(f"Phường {number}")
    with django_assert_max_num_queries(8):
        client.get("/don-vi/")
