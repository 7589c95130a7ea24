"""A text at left, its drafts at right; nothing is given until somebody confirms it."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from sen.office.uploads import within
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations, queries
from sen.reform.directives.models import DraftBatch, Task
from sen.reform.documents.intake import MAXIMUM_BYTES
from sen.reform.organizations.kinds import Kind
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

NEW = "/nhiem-vu/soan-tu-van-ban/"
TEXT = "Giao Phòng Nội vụ rà soát văn bản trong 3 tháng cuối năm 2023.\nGiao Phòng Nội chính báo cáo kết quả."


@pytest.fixture
def units():
    return {
        "home": a_unit("Phòng Nội vụ", Kind.DEPARTMENT),
        "ward": a_unit("Phường 3"),
    }


def _batch(at, text=TEXT, **said):
    return operations.draft_from_text(
        text, **{"source_name": "Thông báo 45", "written_on": date(2023, 9, 21), "by": SYSTEM, "at": at, **said}
    )


def _pasted(**said):
    return {"source_name": "Thông báo 45", "written_on": "21/9/2023", "text": TEXT, **said}


def _fields(card, **said):
    prefix = f"draft-{card.id}-"
    proposed = {
        "title": card.title,
        "lead_unit_ids": list(card.lead_unit_ids),
        "due_on": "31/12/2023",
        **said,
    }
    return {prefix + name: value for name, value in proposed.items()}


def test_a_pasted_text_leads_to_its_drafts(sign_in, client, units):
    sign_in(Role.SECRETARY)
    page = client.post(NEW, _pasted(), follow=True).content.decode()
    assert "2 dự thảo → 0 nhiệm vụ" in page
    assert "<mark>" in page
    assert "hạn đề xuất" in page
    assert "3 tháng cuối năm" in page
    assert "Không có đơn vị nào tên “Phòng Nội chính”" in page
    assert "Gần nhất: Phòng Nội vụ" in page
    assert "UNDEFINED" not in page


def test_an_uploaded_document_is_read(sign_in, client, units):
    document, buffer = Document(), io.BytesIO()
    document.add_paragraph("Giao Phòng Nội vụ rà soát văn bản trước ngày 15/12/2023.")
    document.save(buffer)
    file = SimpleUploadedFile("thong-bao.docx", buffer.getvalue())
    sign_in(Role.SECRETARY)
    page = client.post(NEW, _pasted(text="", file=file), follow=True).content.decode()
    assert "1 dự thảo → 0 nhiệm vụ" in page
    assert "hạn trong văn bản" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": "  "}, "Hãy dán nội dung"),
        ({"text": "x" * 200_001}, "200.001"),
        ({"source_name": ""}, "Tên văn bản"),
        ({"written_on": "31/2/2023"}, "Ngày văn bản"),
        ({"origin": "javascript:alert(1)"}, "Origin"),
        ({"text": "", "file": SimpleUploadedFile("trong.txt", b"")}, "trong.txt"),
        ({"text": "", "file": SimpleUploadedFile("anh.png", b"\x89PNG")}, "anh.png"),
        ({"file": SimpleUploadedFile("a.txt", b"abc")}, "không dùng cả hai"),
    ],
)
def test_a_text_that_cannot_be_taken_comes_back_with_a_sentence(said, words, sign_in, client, units):
    for field in said.values():
        if hasattr(field, "seek"):
            field.seek(0)
    sign_in(Role.SECRETARY)
    answer = client.post(NEW, _pasted(**said))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert not DraftBatch.objects.exists()


def test_the_limit_is_stated_before_the_upload(sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "tối đa 10 MB" in get_page(NEW)


def test_a_file_of_50_mb_is_refused_before_it_is_read(sign_in, client):
    class Unreadable:
        def read(self, *_size):
            raise AssertionError("The body was read.")

        readline = read

    sign_in(Role.SECRETARY)
    answer = client.generic(
        "POST",
        NEW,
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(50 * 1024 * 1024), "wsgi.input": Unreadable()},
    )
    assert answer.status_code == 413
    assert "lớn hơn 10 MB" in answer.content.decode()


def test_a_file_a_little_too_large_is_refused_with_its_name(sign_in, client):
    file = SimpleUploadedFile("lon.txt", b"a" * (MAXIMUM_BYTES + 1))
    sign_in(Role.SECRETARY)
    answer = client.post(NEW, _pasted(text="", file=file))
    assert answer.status_code == 422
    assert "lon.txt" in answer.content.decode()


@pytest.mark.parametrize("length", ["", "abc", None])
def test_a_request_without_an_honest_length_is_passed_on(length, rf):
    seen = []
    view = within(10)(seen.append)
    request = rf.get("/")
    request.META.pop("CONTENT_LENGTH", None)
    if length is not None:
        request.META["CONTENT_LENGTH"] = length
    view(request)
    assert seen


def test_the_form_is_still_guarded_against_forgery(units):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(NEW, _pasted()).status_code == 403


def test_confirming_gives_the_task_as_corrected(sign_in, client, units, at):
    batch_id = _batch(at)
    card = queries.draft_batch(batch_id).drafts[0]
    sign_in(Role.SECRETARY)
    said = _fields(card, title="Việc đã sửa", lead_unit_ids=[units["ward"].id, units["home"].id], due_on="15/12/2023")
    page = client.post(f"/nhiem-vu/du-thao/{card.id}/xac-nhan/", said, follow=True).content.decode()
    assert "Đã giao 2 nhiệm vụ" in page
    assert "2 dự thảo → 2 nhiệm vụ" in page
    assert {line.due_on for line in queries.tasks(on=date(2023, 9, 21))} == {date(2023, 12, 15)}


def test_confirming_twice_is_refused_and_says_who_did(sign_in, client, units, at):
    card = queries.draft_batch(_batch(at)).drafts[0]
    sign_in(Role.SECRETARY)
    address = f"/nhiem-vu/du-thao/{card.id}/xac-nhan/"
    assert client.post(address, _fields(card)).status_code == 302
    again = client.post(address, _fields(card))
    assert again.status_code == 409
    assert "đã được xử lý" in again.content.decode()
    assert Task.objects.count() == 1


def test_discarding_gives_nothing(sign_in, client, units, at):
    batch_id = _batch(at)
    card = queries.draft_batch(batch_id).drafts[0]
    sign_in(Role.SECRETARY)
    page = client.post(f"/nhiem-vu/du-thao/{card.id}/bo/", follow=True).content.decode()
    assert "Đã bỏ dự thảo" in page
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"lead_unit_ids": []}, "Hãy chọn đơn vị chủ trì"),
        ({"lead_unit_ids": ["404"]}, "404"),
        ({"lead_sets": ["everybody"]}, "everybody"),
        ({"due_on": "1/9/2023"}, "không thể có hạn 1/9/2023"),
        ({"due_on": "32/13/2023"}, "Hạn hoàn thành"),
        ({"title": " "}, "Việc cần làm"),
    ],
)
def test_a_wrong_correction_comes_back_with_its_card_open(said, words, sign_in, client, units, at):
    card = queries.draft_batch(_batch(at)).drafts[0]
    sign_in(Role.SECRETARY)
    answer = client.post(f"/nhiem-vu/du-thao/{card.id}/xac-nhan/", _fields(card, **said))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert not Task.objects.exists()


def test_a_draft_of_a_review_is_confirmed_on_the_pages_of_reviews(sign_in, get_page, units, at):
    batch_id = _batch(at, origin="reviews.review:7")
    card = queries.draft_batch(batch_id).drafts[0]
    sign_in(Role.SECRETARY)
    page = get_page(f"{NEW}{batch_id}/")
    assert f"/nhiem-vu/du-thao/{card.id}/xac-nhan/" not in page
    assert 'action="/so-ket/7/' in page


def test_a_text_that_asks_nothing_says_so(sign_in, get_page, units, at):
    batch_id = _batch(at, "Hội nghị diễn ra trong không khí vui tươi.")
    sign_in(Role.SECRETARY)
    assert "Không tìm thấy việc nào" in get_page(f"{NEW}{batch_id}/")


def test_a_script_in_a_text_stays_text(sign_in, get_page, units, at):
    batch_id = _batch(at, "<script>alert(1)</script> Giao Phòng Nội vụ rà soát văn bản.")
    sign_in(Role.SECRETARY)
    assert "<script>alert" not in get_page(f"{NEW}{batch_id}/")


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.EDITOR, None])
def test_people_who_give_no_tasks_see_no_drafts(role, sign_in, client, units, at):
    batch_id = _batch(at)
    card = queries.draft_batch(batch_id).drafts[0]
    sign_in(role)
    assert client.get(NEW).status_code == 403
    assert client.get(f"{NEW}{batch_id}/").status_code == 403
    assert client.post(f"/nhiem-vu/du-thao/{card.id}/xac-nhan/", _fields(card)).status_code == 403
    assert client.post(f"/nhiem-vu/du-thao/{card.id}/bo/").status_code == 403
    assert not Task.objects.exists()


def test_what_does_not_exist_is_not_found(sign_in, client):
    sign_in(Role.SECRETARY)
    assert client.get(f"{NEW}404/").status_code == 404
    assert client.post("/nhiem-vu/du-thao/99999999/xac-nhan/").status_code == 404
    assert client.post("/nhiem-vu/du-thao/99999999/bo/").status_code == 404


def test_the_page_takes_the_same_queries_for_22_units(sign_in, client, at, django_assert_max_num_queries):
    for number in range(1, 23):
        a_unit(f"Phường {number}")
    batch_id = _batch(at, "Giao UBND các xã, phường rà soát hồ sơ; báo cáo kết quả trước ngày 15/12/2023.")
    sign_in(Role.SECRETARY)
    # Session, account, posts; then the text, its drafts with their units and tasks, and the units to choose from.
    with django_assert_max_num_queries(10):
        page = client.get(f"{NEW}{batch_id}/")
    assert len(page.content) < 100_000
