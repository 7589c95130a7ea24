"""Indices as they were adopted, adopting one, and opening a round with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of, round_of_year
from sen.reform.indices.queries import versions
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import a_round, an_index, an_index_text
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def a_file(text: str | bytes, name: str = "2023.toml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def test_an_index_shows_every_maximum_rule_and_basis(sign_in, get_page):
    version = an_index()
    sign_in(Role.FOCAL_OFFICER)
    page = " ".join(get_page(f"/danh-gia/bo-chi-so/{version}/").replace("\xa0", " ").split())
    for words in (
        "Bộ chỉ số mẫu, không có giá trị pháp lý",
        "5 tiêu chí, tổng 10 điểm",
        "1.1.1 Mức độ thực hiện kế hoạch",
        "Tối đa 6 điểm",
        "Phụ lục, mục 1.1.1",
        "Nhiệm vụ đã hoàn thành ÷ Nhiệm vụ trong kế hoạch (%)",
        "Kịp thời",
        "Quyết định thử, 15/1/2023, Phụ lục",
        "Áp dụng cho mọi đơn vị.",
        "Được ghi không phát sinh, kèm lý do.",
        'class="rule-curve"',
    ):
        assert words in page
    assert versions()[0].digest in page


def test_an_index_nobody_adopted_is_not_there(sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "Không có bộ chỉ số này" in get_page("/danh-gia/bo-chi-so/7/", 404)


@pytest.mark.parametrize("address", ["/danh-gia/bo-chi-so/", "/danh-gia/bo-chi-so/1/"])
def test_somebody_without_a_post_sees_no_index(sign_in, client, address):
    sign_in(None)
    assert client.get(address).status_code == 403


def test_the_list_says_who_adopts_when_there_is_nothing(sign_in, get_page):
    sign_in(Role.UNIT_HEAD)
    page = get_page("/danh-gia/bo-chi-so/")
    assert "Chưa có bộ chỉ số nào" in page
    assert "thư ký hội đồng" in page.lower()
    assert 'type="file"' not in page


def test_the_secretary_adopts_an_index_from_its_file(client, sign_in, get_page):
    actor = sign_in(Role.SECRETARY)
    answer = client.post("/danh-gia/bo-chi-so/", {"definition": a_file("\ufeff" + an_index_text())})
    (adopted,) = versions()
    assert (answer.status_code, answer.url) == (302, f"/danh-gia/bo-chi-so/{adopted.id}/")
    assert (adopted.source_name, adopted.adopted_by) == ("2023.toml", actor.label)
    page = get_page("/danh-gia/bo-chi-so/")
    assert "Bộ chỉ số thử" in page
    assert actor.label in page


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (a_file("[index"), "2023.toml"),  # no TOML at all: the checker says where
        (a_file(an_index_text().replace('max = "6"', 'max = "5"')), "tiêu chí 1"),  # children do not add up
        (a_file("Bộ chỉ số".encode("utf-16")), "UTF-8"),
        (a_file(b"x" * (2 * 1024 * 1024 + 1)), "2 MB"),
        (a_file(b""), "rỗng"),
        (None, "bắt buộc"),
    ],
)
def test_a_file_that_is_no_sound_definition_is_refused_with_the_reason(client, sign_in, file, sentence):
    sign_in(Role.SECRETARY)
    if file:
        file.seek(0)
    answer = client.post("/danh-gia/bo-chi-so/", {"definition": file} if file else {})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert versions() == ()


def test_the_same_text_is_not_adopted_twice(client, sign_in):
    an_index()
    sign_in(Role.SECRETARY)
    answer = client.post("/danh-gia/bo-chi-so/", {"definition": a_file(an_index_text())})
    assert answer.status_code == 422
    assert len(versions()) == 1


def test_nobody_else_adopts(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    assert client.post("/danh-gia/bo-chi-so/", {"definition": a_file(an_index_text())}).status_code == 403
    assert versions() == ()


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
