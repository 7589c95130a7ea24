"""Opening a round with an adopted index."""

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of, round_of_year
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import a_round, an_index
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def opened(client, version: int, **said: object):
    fields = {"year": "2023", "title": "Đợt đánh giá 2023", "version_id": version, "cut_off_on": "14/9/2023"}
    return client.post("/danh-gia/mo/", {**fields, **said})


def test_without_an_index_the_secretary_is_led_to_adopting_one(sign_in, get_page):
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/mo/")
    assert 'href="/danh-gia/bo-chi-so/"' in page
    assert "<form" not in page.split("<main", 1)[1]


def test_a_round_opens_over_the_wards_and_communes_of_the_cut_off_day(client, sign_in, get_page):
    ward, commune = a_unit("Phường Một"), a_unit("Xã Hai", kind=Kind.COMMUNE)
    a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT)
    version = an_index()
    sign_in(Role.SECRETARY, ward.id)
    assert "Bộ chỉ số thử" in get_page("/danh-gia/mo/")
    answer = opened(client, version)
    assert (answer.status_code, answer.url) == (302, "/danh-gia/2023/")
    members = assessments_of(round_of_year(2023).id)
    assert {each.unit_id for each in members} == {ward.id, commune.id}
    assert {each.peer_group for each in members} == {"Xã, phường"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"cut_off_on": "31/2/2023"}, "ngày"),
        ({"cut_off_on": "14/9/2024"}, "không có hiệu lực"),  # after the index ends
        ({"year": "hai nghìn"}, "bốn chữ số"),
        ({"year": "1975"}, "2012"),
        ({"title": ""}, "bắt buộc"),
        ({"version_id": "999"}, "999"),
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(client, sign_in, said, sentence):
    version = an_index()
    sign_in(Role.SECRETARY)
    answer = opened(client, version, **said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_year_has_one_round(client, sign_in):
    card = a_round()
    sign_in(Role.SECRETARY)
    answer = opened(client, card.version_id)
    assert answer.status_code == 422
    assert card.title in answer.content.decode()


def test_a_city_without_wards_has_nothing_to_compare(client, sign_in):
    version = an_index()
    department = a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT)
    sign_in(Role.SECRETARY, department.id)
    assert opened(client, version).status_code == 422


def test_nobody_else_opens_a_round(client, sign_in):
    version = an_index()
    sign_in(Role.LEADER)
    assert client.get("/danh-gia/mo/").status_code == 403
    assert opened(client, version).status_code == 403
