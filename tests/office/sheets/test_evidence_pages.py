"""Evidence beside a criterion: chosen from the library or uploaded on the way, with the place to look."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Attaching
from sen.reform.evidence.queries import pieces_of
from tests.factories.assessments import declared, handed_over
from tests.factories.evidence import a_piece
from tests.factories.units import a_unit
from tests.office.sheets.conftest import SHEET
from tests.reform.evidence.samples import a_pdf

pytestmark = pytest.mark.django_db

PAGE = f"{SHEET}tai-lieu/1.1.1/"
SAID = {
    "title": "Báo cáo 9 tháng",
    "document_kind": "report",
    "issuing_body": "UBND phường",
    "issued_on": "10/9/2023",
    "sensitivity": "internal",
    "is_free_of_secrets": "on",
    "locator": "mục II, trang 3",
}


def standing(card, code="1.1.1"):
    return queries.evidence_of(card.id).get(code, ())


def test_a_missing_document_is_one_click_away(see, card, officer):
    declared(card, "1.1.1", done=48, planned=60)
    page = see()
    assert "Thiếu minh chứng" in page
    assert f'href="{PAGE}"' in page


def test_a_document_is_chosen_from_the_library(client, see, card, officer):
    piece = a_piece(card.unit_id)
    assert piece.title in see(PAGE)
    answer = client.post(PAGE, {"piece": piece.key, "locator": "trang 3"})
    assert answer.url == f"{SHEET}?linh-vuc=1#c-1.1.1"
    assert [line.locator for line in standing(card)] == ["trang 3"]
    page = see()
    assert "12/KH-UBND · trang 3" in page
    assert "Đã gắn tài liệu vào tiêu chí 1.1.1." in page


def test_a_new_document_comes_in_and_stands_beside_the_criterion_at_once(client, card, officer):
    file = SimpleUploadedFile("bao-cao.pdf", a_pdf("report"), "application/pdf")
    answer = client.post(PAGE, {**SAID, "file": file})
    assert answer.url == f"{SHEET}?linh-vuc=1#c-1.1.1", answer.content.decode()[:3000]
    (line,) = standing(card)
    assert (line.piece.title, line.locator) == ("Báo cáo 9 tháng", "mục II, trang 3")
    assert [each.key for each in pieces_of(card.unit_id)] == [line.piece.key]


def test_a_link_comes_in_the_same_way(client, card, officer):
    answer = client.post(f"{PAGE}?loai=lien-ket", {**SAID, "url": "https://phuong3.example.vn/bao-cao"})
    assert answer.status_code == 302
    assert standing(card)[0].piece.is_link


@pytest.mark.parametrize(
    "fields",
    [
        {"piece": ""},
        {"piece": "00000000-0000-0000-0000-000000000000"},
        {"piece": "không phải mã"},
        {**SAID, "title": "", "file": "x"},
        {**SAID, "locator": "x" * 201},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_attached(client, card, officer, fields):
    a_piece(card.unit_id)
    answer = client.post(PAGE, fields)
    assert answer.status_code == 422
    assert "UNDEFINED VARIABLE" not in answer.content.decode()
    assert standing(card) == ()


def test_a_file_that_may_not_come_in_is_refused_beside_its_field(client, card, officer):
    file = SimpleUploadedFile("bao-cao.pdf", b"MZ not a pdf", "application/pdf")
    answer = client.post(PAGE, {**SAID, "file": file})
    assert answer.status_code == 422
    assert standing(card) == ()


def test_a_piece_of_another_unit_cannot_be_chosen(client, card, officer):
    a_piece(card.unit_id)
    answer = client.post(PAGE, {"piece": a_piece(a_unit("Phường Khác").id).key})
    assert answer.status_code == 422
    assert standing(card) == ()


def test_a_piece_is_taken_off_and_stays_in_the_library(client, see, card, officer, at):
    piece = a_piece(card.unit_id)
    use_id = operations.attach(card.id, Attaching("1.1.1", piece.key), by=SYSTEM, at=at)
    assert client.post(f"{SHEET}tai-lieu/bo/{use_id}/").url == PAGE
    assert standing(card) == ()
    assert pieces_of(card.unit_id) != ()
    assert "gỡ lúc" in see(f"{SHEET}lich-su/1.1.1/")


def test_the_library_is_searched(see, card, officer):
    a_piece(card.unit_id)
    assert "Kế hoạch cải cách" in see(f"{PAGE}?q=ke+hoach")
    assert "Không tìm thấy" in see(f"{PAGE}?q=khong-co")


def test_an_empty_library_says_so(see, card, officer):
    assert "Kho chưa có tài liệu nào." in see(PAGE)


def test_while_explaining_what_is_added_is_called_supplementary(client, see, card, officer):
    handed_over(card)
    assert "tài liệu bổ sung" in see(f"{SHEET}tai-lieu/1.1.2/")
    piece = a_piece(card.unit_id)
    answer = client.post(f"{SHEET}tai-lieu/1.1.2/", {"piece": piece.key, "locator": ""})
    assert answer.url == f"{SHEET}giai-trinh/#c-1.1.2"
    assert standing(card, "1.1.2")[0].is_supplementary
    assert "bổ sung" in see(f"{SHEET}giai-trinh/")


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.SECRETARY, Role.ADMINISTRATOR])
def test_nobody_else_attaches(client, sign_in, card, role):
    sign_in(role, card.unit_id)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"piece": "x"}).status_code == 403
    assert client.post(f"{SHEET}tai-lieu/bo/999/").status_code == 404


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(client, card, officer):
    answer = client.post(PAGE, {}, headers={"Content-Length": str(10**9)})
    assert answer.status_code in (413, 422)
