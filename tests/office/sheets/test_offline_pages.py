"""Working offline: the sheet out, the sheet back, differences looked at before anything is taken."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from tests.factories.assessments import declared
from tests.office.sheets.conftest import SHEET
from tests.reform.assessments.tables.test_workbooks import VALUE, Sheet

pytestmark = pytest.mark.django_db

PAGE = f"{SHEET}ngoai-tuyen/"


def uploaded(data: bytes, name: str = "phieu.xlsx") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data, "application/octet-stream")}


@pytest.fixture
def bring(client):
    """Bring a file back; the page that answers."""

    def _bring(data: bytes):
        answer = client.post(PAGE, uploaded(data))
        text = " ".join(answer.content.decode().replace("\xa0", " ").split())
        assert "UNDEFINED VARIABLE" not in text
        return answer.status_code, text

    return _bring


def hidden(page: str, name: str) -> str:
    """What a hidden field holds."""
    import html

    return html.unescape(page.split(f'name="{name}" value="', 1)[1].split('"', 1)[0])


def test_the_sheet_goes_out_under_its_name(client, card, officer):
    answer = client.get(f"{PAGE}tai/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="phieu-phuong-3-2023.xlsx"'
    assert answer.content.startswith(b"PK")


def test_what_comes_back_unchanged_changes_nothing(client, bring, card, officer):
    declared(card, "1.1.1", done=48, planned=60)
    status, page = bring(client.get(f"{PAGE}tai/").content)
    assert status == 200
    assert "Tệp không khác số đang kê khai" in page


def test_differences_are_shown_and_only_the_chosen_are_taken(client, bring, card, officer):
    declared(card, "1.1.1", done=48, planned=60)
    sheet = Sheet(card)
    filled = sheet.filled(
        (sheet.row_of("1.1.1", "done"), VALUE, "50"),
        (sheet.row_of("1.2"), VALUE, "có"),
        (sheet.row_of("1.1.2"), VALUE, "chậm"),
    )
    status, page = bring(filled)
    assert status == 200
    assert "Nhiệm vụ đã hoàn thành: 48 nhiệm vụ" in page
    assert "Nhiệm vụ đã hoàn thành: 50 nhiệm vụ" in page
    assert page.count("checked") == 3
    assert queries.answers_of_unit(card.id).answers["1.1.1"].figures["done"] == "48"  # nothing taken yet
    fields = {name: hidden(page, name) for name in ("name", "lines")}
    answer = client.post(f"{PAGE}nhan/", {**fields, "chon": ["1.1.1", "1.2"]})
    assert answer.url == SHEET
    answers = queries.answers_of_unit(card.id).answers
    assert answers["1.1.1"].figures == {"done": "50", "planned": "60"}
    assert answers["1.1.1"].reason == "Lấy từ tệp “phieu.xlsx”."
    assert answers["1.2"].figures == {"value": "1"}
    assert "1.1.2" not in answers


def test_what_moved_since_the_file_was_taken_is_pointed_out_and_left_unticked(bring, card, officer):
    declared(card, "1.1.1", done=48, planned=60)
    sheet = Sheet(card)
    declared(card, "1.1.1", done=49)
    _status, page = bring(sheet.data)
    assert "đã thay đổi trên hệ thống từ khi tải tệp" in page
    assert "checked" not in page


def test_an_emptied_cell_takes_back_only_when_ticked(bring, card, officer):
    declared(card, "1.2", value="1")
    sheet = Sheet(card)
    _status, page = bring(sheet.filled((sheet.row_of("1.2"), VALUE, "")))
    assert "để trống: rút số liệu đã kê khai" in page
    assert "checked" not in page


def test_between_looking_and_taking_somebody_may_be_faster(client, bring, card, officer):
    sheet = Sheet(card)
    _status, page = bring(sheet.filled((sheet.row_of("1.2"), VALUE, "có")))
    declared(card, "1.2", value="0")
    fields = {name: hidden(page, name) for name in ("name", "lines")}
    assert client.post(f"{PAGE}nhan/", {**fields, "chon": "1.2"}).status_code == 409
    assert queries.answers_of_unit(card.id).answers["1.2"].figures == {"value": "0"}


def test_a_bad_cell_is_named_on_the_page(bring, card, officer):
    sheet = Sheet(card)
    status, page = bring(sheet.filled((sheet.row_of("1.1.1", "done"), VALUE, "mười")))
    assert status == 422
    assert "Ô E6:" in page
    assert "không phải là một số" in page


def test_what_is_no_workbook_is_said_beside_the_field(bring, card, officer):
    status, page = bring(b"khong phai")
    assert status == 422
    assert "Đây không phải tệp Excel" in page


def test_no_file_is_said_so(client, card, officer):
    assert client.post(PAGE, {}).status_code == 422


@pytest.mark.parametrize("lines", ["", "không phải json", "[1]", '[["1.2", 5, "", 0]]', "null"])
def test_lines_that_were_tampered_with_are_not_taken(client, card, officer, lines):
    answer = client.post(f"{PAGE}nhan/", {"name": "f.xlsx", "lines": lines, "chon": "1.2"})
    assert answer.url == PAGE
    assert queries.answers_of_unit(card.id).answers == {}


def test_nothing_ticked_takes_nothing(client, bring, card, officer):
    sheet = Sheet(card)
    _status, page = bring(sheet.filled((sheet.row_of("1.2"), VALUE, "có")))
    answer = client.post(f"{PAGE}nhan/", {name: hidden(page, name) for name in ("name", "lines")})
    assert answer.status_code == 400
    assert "Chưa chọn dòng nào" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SECRETARY, Role.ADMINISTRATOR])
def test_nobody_else_brings_figures(client, sign_in, card, role):
    sign_in(role, card.unit_id)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, uploaded(b"PK")).status_code == 403
    assert client.post(f"{PAGE}nhan/", {"name": "f", "lines": "[]"}).status_code == 403


def test_the_page_says_what_to_do(see, card, officer):
    page = see(PAGE)
    assert "Bước 1: tải phiếu" in page
    assert "tối đa 10 MB" in page


def test_a_download_of_somebody_elses_sheet_is_refused(client, sign_in, card):
    sign_in(Role.FOCAL_OFFICER)
    assert client.get(f"{PAGE}tai/").status_code == 403


def test_a_file_beyond_the_limit_is_refused(client, card, officer):
    answer = client.post(PAGE, uploaded(b"PK\x03\x04" + bytes(io.DEFAULT_BUFFER_SIZE) * 1300))
    assert answer.status_code == 422
    assert "lớn hơn 10 MB" in answer.content.decode()
