"""The library of a unit: finding, adding, and being told why something was not taken."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sen.office.evidence.forms import PieceForm
from sen.office.evidence.receiving import receive
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.evidence.models import Passport, Piece
from tests.factories.evidence import a_description, a_piece
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_docx, a_pdf, a_pdf_in_vietnamese, with_part

pytestmark = pytest.mark.django_db

LIBRARY = "/tai-lieu/"
LINKS = "/tai-lieu/?loai=lien-ket"


def _said(data=None, name="Kế hoạch 12.pdf", **said):
    return {
        "file": SimpleUploadedFile(name, a_pdf("plan") if data is None else data),
        "title": "Kế hoạch cải cách hành chính",
        "document_kind": "plan",
        "number": "12/KH-UBND",
        "issuing_body": "UBND thành phố",
        "issued_on": "5/1/2023",
        "sensitivity": "internal",
        "is_free_of_secrets": "on",
        **said,
    }


def test_an_empty_library_says_so_and_offers_to_add(sign_in, get_page):
    sign_in(Role.FOCAL_OFFICER)
    page = get_page(LIBRARY)
    assert "Kho chưa có tài liệu nào" in page
    assert "tối đa 20 MB" in page  # before anything is sent
    assert "không chứa bí mật nhà nước" in page
    assert page.count("<h1") == 1


def test_a_file_comes_in_by_the_plain_form(sign_in, client):
    actor = sign_in(Role.FOCAL_OFFICER)
    answer = client.post(LIBRARY, _said(), follow=True)
    page = answer.content.decode()
    piece = Piece.objects.get()
    assert answer.redirect_chain == [(f"/tai-lieu/{piece.key}/", 302)]
    assert "Tài liệu đã vào kho" in page
    assert piece.sha256 in page
    assert piece.unit_id == actor.acting.unit_id
    assert "UNDEFINED" not in page


def test_a_link_comes_in_too(sign_in, client, get_page):
    sign_in(Role.UNIT_HEAD)
    assert "Địa chỉ trang" in get_page(LINKS)
    page = client.post(LINKS, _said(url="https://example.vn/12"), follow=True).content.decode()
    assert "https://example.vn/12" in page
    assert "Đây là trang ở nơi khác" in page


def test_the_same_file_again_leads_to_the_piece_that_stands(sign_in, client):
    sign_in(Role.FOCAL_OFFICER)
    client.post(LIBRARY, _said())
    page = client.post(LIBRARY, _said(title="Tên khác"), follow=True).content.decode()
    assert "đã có trong kho từ" in page
    assert "Tên khác" not in page
    assert Passport.objects.count() == 1


def test_a_retry_after_a_lost_answer_is_told_as_what_it_is(sign_in, client):
    sign_in(Role.FOCAL_OFFICER)
    said = {"request_key": str(uuid.uuid4())}
    client.post(LIBRARY, _said(**said))
    page = client.post(LIBRARY, _said(**said), follow=True).content.decode()
    assert "Tài liệu đã vào kho" in page
    assert "đã có trong kho từ" not in page


def test_a_script_is_told_where_to_go_and_loses_no_message(sign_in, client):
    sign_in(Role.FOCAL_OFFICER)
    answer = client.post(LIBRARY, _said(), headers={"X-Sen-Upload": "1"})
    assert answer.status_code == 201
    assert "Tài liệu đã vào kho" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"data": b"<html><script>"}, "trang web (HTML)"),
        ({"data": with_part(a_docx(), "word/vbaProject.bin")}, "macro"),
        ({"data": a_pdf("x") + b"<script>1</script>"}, "hai tệp trong một"),
        ({"data": a_pdf_in_vietnamese("TỐI MẬT")}, "bí mật nhà nước"),
        ({"data": b""}, "trống"),
        ({"name": "12_MẬT.pdf"}, "dấu chỉ độ mật"),
        ({"title": "Báo cáo (TUYỆT MẬT)"}, "dấu chỉ độ mật"),
        ({"is_free_of_secrets": ""}, "Hãy xác nhận tài liệu không chứa bí mật nhà nước"),
        ({"file": ""}, "bắt buộc"),
        ({"issuing_body": ""}, "cơ quan ban hành"),
        ({"issued_on": "1/1/2024"}, "tương lai"),
        ({"issued_on": "hôm qua"}, "ngày"),
        ({"valid_from": "2/1/2023", "valid_to": "1/1/2023"}, "hết hiệu lực đứng trước"),
        ({"document_kind": "secret"}, "hợp lệ"),
        ({"request_key": "1"}, "Hãy mở lại trang"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_is_refused_is_said_beside_its_field_and_nothing_is_kept(sign_in, client, said, words):
    sign_in(Role.FOCAL_OFFICER)
    answer = client.post(LIBRARY, _said(**said))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "UNDEFINED" not in page
    assert Piece.objects.count() == 0


def test_a_bad_link_is_refused_beside_its_field(sign_in, client):
    sign_in(Role.FOCAL_OFFICER)
    answer = client.post(LINKS, _said(url="javascript:alert(1)"))
    assert answer.status_code == 422
    assert "không phải địa chỉ trang" in answer.content.decode()


def test_a_hundred_megabytes_are_refused_by_their_announced_size(sign_in, client):
    """Before a byte is read: the body is not even there."""
    sign_in(Role.FOCAL_OFFICER)
    answer = client.generic(
        "POST", LIBRARY, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(100 * 1024 * 1024)
    )
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()


def test_a_file_a_little_too_large_is_refused_by_the_form():
    file = SimpleUploadedFile("lon.pdf", b"%PDF-")
    file.size = MAXIMUM_BYTES + 1
    form = PieceForm(_said(), {"file": file})
    assert not form.is_valid()
    assert "20 MB" in form.errors["file"][0]


def test_a_forged_request_is_refused(sign_in):
    strict = Client(enforce_csrf_checks=True)
    from django.contrib.auth import get_user_model

    strict.force_login(get_user_model().objects.get(pk=an_actor().user_id))
    assert strict.post(LIBRARY, _said()).status_code == 403
    assert Piece.objects.count() == 0


def test_only_officer_and_head_add(sign_in, client, get_page):
    sign_in(Role.EDITOR)
    assert "Chỉ cán bộ đầu mối hoặc thủ trưởng" in get_page(LIBRARY)
    assert client.post(LIBRARY, _said()).status_code == 403
    assert Piece.objects.count() == 0


def test_the_library_of_another_unit_is_for_those_who_judge(sign_in, client, get_page):
    piece = a_piece()
    sign_in(Role.FOCAL_OFFICER)
    other = f"{LIBRARY}?don-vi={piece.unit_id}"
    assert client.get(other).status_code == 403
    assert client.post(other, _said()).status_code == 403
    sign_in(Role.SECRETARY)
    page = get_page(other)
    assert piece.title in page
    assert '<select id="don-vi"' in page
    assert client.post(other, _said()).status_code == 403


@pytest.mark.parametrize(("unit", "status"), [("999999", 404), ("x", 200), ("-1", 200), ("9" * 30, 200)])
def test_an_odd_unit_is_no_error(sign_in, client, unit, status):
    sign_in(Role.SECRETARY)
    assert client.get(f"{LIBRARY}?don-vi={unit}").status_code == status


def test_without_a_post_the_page_says_why_it_is_closed(sign_in, get_page):
    sign_in(None)
    assert "Chỉ người của đơn vị" in get_page(LIBRARY, 403)


def test_searching_finds_without_marks_and_escapes_what_was_typed(sign_in, get_page):
    actor = sign_in(Role.FOCAL_OFFICER)
    a_piece(actor.acting.unit_id)
    assert "Kế hoạch cải cách hành chính năm 2023" in get_page(f"{LIBRARY}?q=cai+cach")
    page = get_page(f"{LIBRARY}?q=%22%3E%3Cscript%3E")
    assert "Không tìm thấy" in page
    assert '"><script>' not in page


def test_trap_17_a_title_is_text_and_nothing_else(sign_in, get_page):
    actor = sign_in(Role.FOCAL_OFFICER)
    piece = a_piece(actor.acting.unit_id, description=a_description(title='"><script>x</script>{{ 7 }}{% x %}'))
    for page in (get_page(LIBRARY), get_page(f"{LIBRARY}{piece.key}/")):
        assert "<script>x" not in page
        assert "{{ 7 }}{% x %}" in page


def test_a_long_library_asks_the_database_no_more_than_a_short_one(sign_in, client, django_assert_max_num_queries):
    actor = sign_in(Role.FOCAL_OFFICER)
    for number in range(12):
        a_piece(actor.acting.unit_id, a_pdf(str(number)))
    with django_assert_max_num_queries(6):
        client.get(LIBRARY)


def test_documents_out_of_force_are_marked(sign_in, get_page):
    actor = sign_in(Role.FOCAL_OFFICER)
    days = {
        "Hết hiệu lực": {"valid_to": date(2023, 9, 20)},
        "Chưa có hiệu lực": {"valid_from": date(2023, 9, 22)},
        "Đang có hiệu lực": {"valid_from": date(2023, 9, 21)},
    }
    unit_id = actor.acting.unit_id
    for number, said in enumerate(days.values()):
        a_piece(unit_id, a_pdf(str(number)), description=a_description(**said))
    page = get_page(LIBRARY)
    assert [word for word in days if f"{word}</span>" not in page] == []


def test_other_pages_take_evidence_in_by_the_same_door(at):
    """A page that forgot to ask is stopped by the operation."""
    officer = an_actor()
    form = PieceForm(_said(), {"file": SimpleUploadedFile("a.pdf", a_pdf("x"))})
    assert form.is_valid()
    with pytest.raises(NotAllowed):
        receive(form, a_unit("Phường 4").id, officer, at)
    form.cleaned_data["file"].seek(0)
    assert receive(form, officer.acting.unit_id, officer, at) == str(Piece.objects.get().key)
