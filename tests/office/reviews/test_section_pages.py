"""A section of the report: written, shown against the data, given back; two writers never overwrite each other."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.reviews.operations import reporting
from sen.reform.reviews.queries.sections import report
from tests.factories.directives import reported
from tests.factories.reviews import PREPARED_AT, a_committee, a_plan_at, a_review
from tests.scenes import scene

pytestmark = pytest.mark.django_db
MINE = "Chín bộ phận một cửa đã được nâng cấp."


@scene
def review():
    a_committee()
    a_plan_at(a1=80, a3=60)
    return a_review()


@pytest.fixture
def address(review):
    return f"/so-ket/{review.id}/bao-cao/muc/area:3/"


def test_the_secretary_writes_a_section_and_the_report_says_whose_words_it_has(
    client, sign_in, get_page, review, address
):
    sign_in(Role.SECRETARY)
    assert client.post(address, {"text": MINE, "seen": "0"})["Location"] == f"/so-ket/{review.id}/bao-cao/"
    page = get_page(f"/so-ket/{review.id}/bao-cao/")
    assert MINE in page
    assert page.count("lời đã sửa") == 1
    assert "số liệu đã đổi" not in page


def test_what_the_data_say_now_is_shown_against_what_they_said(client, sign_in, get_page, review, address):
    sign_in(Role.SECRETARY)
    client.post(address, {"text": MINE, "seen": "0"})
    reported("3.1", 75)
    page = get_page(address)
    # By a stroke and by words, not by colour alone.
    assert "[bỏ: </span>60" in page.replace("[bỏ: </span> ", "[bỏ: </span>")
    assert "[mới: </span>75" in page
    assert "Số liệu đã thay đổi từ khi viết" in page
    assert "số liệu đã đổi" in get_page(f"/so-ket/{review.id}/bao-cao/")


def test_a_section_is_given_back_and_its_history_stays(client, sign_in, get_page, review, address):
    sign_in(Role.SECRETARY)
    client.post(address, {"text": MINE, "seen": "0"})
    version = report(review.id).section("area:3").version
    client.post(f"{address}theo-so-lieu/", {"seen": str(version)})
    page = get_page(address)
    assert "Trả lại cho số liệu." in page
    assert MINE in page
    assert MINE not in get_page(f"/so-ket/{review.id}/bao-cao/")


def test_two_editors_meet_on_a_page_that_keeps_both(client, sign_in, address, review):
    reporting.write_section(review.id, "area:3", "Lời của người thứ nhất.", seen=0, by=SYSTEM, at=PREPARED_AT)
    sign_in(Role.SECRETARY)
    response = client.post(address, {"text": MINE, "seen": "0"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "UNDEFINED VARIABLE" not in page
    assert "Lời của người thứ nhất." in page
    assert MINE in page
    version = report(review.id).section("area:3").version
    assert f'value="{version}"' in page
    assert client.post(address, {"text": MINE, "seen": str(version)}).status_code == 302
    assert report(review.id).section("area:3").text == MINE


def test_what_was_typed_comes_back_when_it_cannot_be_kept(client, sign_in, address):
    sign_in(Role.SECRETARY)
    response = client.post(address, {"text": " ", "seen": "0"})
    assert response.status_code == 422
    assert client.post(address, {"text": "x", "seen": "không"}).status_code == 422
    assert client.post(f"{address}theo-so-lieu/", {"seen": "không"}).status_code == 404


def test_others_read_and_do_not_write(client, sign_in, get_page, address):
    sign_in(Role.UNIT_HEAD)
    assert "<textarea" not in get_page(address)
    assert client.post(address, {"text": MINE, "seen": "0"}).status_code == 403
    assert client.post(f"{address}theo-so-lieu/", {"seen": "0"}).status_code == 403


def test_a_section_that_is_not_there_is_not_found(client, sign_in, review):
    sign_in(Role.SECRETARY)
    assert client.get(f"/so-ket/{review.id}/bao-cao/muc/area:77/").status_code == 404


def test_a_workbook_of_the_tables_is_offered(client, sign_in, review):
    sign_in(Role.LEADER)
    response = client.get(f"/so-ket/{review.id}/bao-cao/xlsx/")
    assert response["Content-Disposition"] == 'attachment; filename="bao-cao-cchc-9-thang-2023.xlsx"'
    assert response.content[:2] == b"PK"
