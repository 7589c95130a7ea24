"""A piece: its passport, its bytes streamed to those who may read them, and who looked (traps 16, 17 and 19)."""

import uuid

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.evidence import operations, queries
from sen.reform.evidence.kinds import Look
from sen.reform.evidence.models import Access
from tests.factories.evidence import AT, a_description, a_new_link, a_piece
from tests.factories.units import a_unit
from tests.reform.evidence.samples import a_docx, a_pdf, a_pdf_of_pages, a_picture

pytestmark = pytest.mark.django_db


def _at(card, rest=""):
    return f"/tai-lieu/{card.key}/{rest}"


def _body(answer):
    return b"".join(answer.streaming_content)


def test_the_page_shows_passport_digest_and_picture(sign_in, get_page):
    card = a_piece()
    sign_in(Role.APPRAISER)
    page = get_page(_at(card))
    for words in (card.sha256, "12/KH-UBND", "UBND thành phố", "5/1/2023", "Nội bộ", "ke-hoach.pdf", "xem-truoc/1/"):
        assert words in page
    assert "Mô tả lại" not in page
    assert "Ai đã mở" not in page  # an appraiser of another unit
    assert page.count("<h1") == 1


@pytest.mark.parametrize("rest", ["", "tep/", "tep/?xem", "xem-truoc/1/"])
@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.ADMINISTRATOR, Role.EDITOR, None])
def test_trap_16_who_may_not_read_does_not_even_learn_that_it_exists(sign_in, client, role, rest):
    card = a_piece()
    sign_in(role)
    there = client.get(_at(card, rest))
    not_there = client.get(f"/tai-lieu/{uuid.uuid4()}/{rest}")
    assert there.status_code == not_there.status_code == 404
    assert there.content.replace(card.key.encode(), b"") == not_there.content
    assert Access.objects.count() == 0


def test_describing_what_one_may_not_read_is_not_found_either(sign_in, client):
    card = a_piece()
    sign_in(Role.FOCAL_OFFICER)
    assert client.post(_at(card), {"title": "x"}).status_code == 404


@pytest.mark.parametrize("key", ["1", "..", "%2e%2e%2fdb.sqlite3", "x" * 200, "00000000-0000-0000-0000-000000000000"])
@pytest.mark.parametrize("rest", ["", "tep/", "xem-truoc/1/"])
def test_an_odd_address_is_not_found(sign_in, client, key, rest):
    sign_in(Role.SECRETARY)
    assert client.get(f"/tai-lieu/{key}/{rest}").status_code == 404


def test_trap_16_a_download_is_the_bytes_as_they_came_in_and_is_written_down(sign_in, client):
    data = a_pdf("plan")
    card = a_piece(data=data, file_name="Kế hoạch.pdf")
    actor = sign_in(Role.LEADER)
    answer = client.get(_at(card, "tep/"))
    assert _body(answer) == data
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf"
    assert answer["Content-Length"] == str(len(data))
    line = queries.accesses_of(card.key)[0]
    assert (line.what, line.by) == (Look.DOWNLOADED, actor.label)


@pytest.mark.parametrize("rest", ["tep/", "tep/?xem", "xem-truoc/1/"])
def test_nothing_in_a_file_may_act_in_the_browser(sign_in, client, rest):
    card = a_piece(data=a_picture())
    sign_in(Role.SECRETARY)
    answer = client.get(_at(card, rest))
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "script" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "DENY"
    assert "ETag" not in answer
    answer.close()


@pytest.mark.parametrize(
    ("data", "disposition", "what"),
    [
        (a_pdf("x"), "inline", Look.OPENED),
        (a_picture("JPEG"), "inline", Look.OPENED),
        (a_docx(), "attachment", Look.DOWNLOADED),  # whatever was asked for
    ],
    ids=("pdf", "jpeg", "docx"),
)
def test_only_pdf_and_pictures_open_in_the_browser(sign_in, client, data, disposition, what):
    card = a_piece(data=data)
    sign_in(Role.SECRETARY)
    answer = client.get(_at(card, "tep/?xem"))
    assert answer["Content-Disposition"].startswith(disposition)
    assert queries.accesses_of(card.key)[0].what == what
    answer.close()


def test_a_link_is_followed_and_written_down(sign_in, client, get_page):
    key = operations.add_link(a_new_link(a_unit().id), by=SYSTEM, at=AT)
    sign_in(Role.APPRAISER)
    assert "Đây là trang ở nơi khác" in get_page(f"/tai-lieu/{key}/")
    answer = client.get(f"/tai-lieu/{key}/tep/")
    assert (answer.status_code, answer["Location"]) == (302, "https://sonoivu.example.vn/van-ban/12")
    assert queries.accesses_of(key)[0].what == Look.OPENED
    assert client.get(f"/tai-lieu/{key}/xem-truoc/1/").status_code == 404


def test_a_page_picture_is_drawn_and_leafing_is_one_look(sign_in, client, get_page):
    card = a_piece(data=a_pdf_of_pages(3))
    sign_in(Role.SECRETARY)
    for page in (1, 2, 3):
        answer = client.get(_at(card, f"xem-truoc/{page}/"))
        assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert client.get(_at(card, "xem-truoc/4/")).status_code == 404
    assert [line.what for line in queries.accesses_of(card.key)] == [Look.PREVIEWED]
    page = get_page(_at(card, "?trang=2"))
    assert "Trang 2/3" in page
    assert "?trang=1" in page
    assert "?trang=3" in page


@pytest.mark.parametrize("wanted", ["0", "99", "x", "-1", "9" * 20])
def test_an_odd_page_number_shows_a_page_that_is_there(sign_in, get_page, wanted):
    card = a_piece(data=a_pdf_of_pages(2))
    sign_in(Role.SECRETARY)
    assert "/2" in get_page(_at(card, f"?trang={wanted}"))


def test_a_file_that_cannot_be_shown_says_so(sign_in, get_page):
    card = a_piece(data=a_docx(), file_name="bao-cao.docx")
    sign_in(Role.SECRETARY)
    page = get_page(_at(card))
    assert "Loại tệp này không hiển thị tại đây" in page
    assert "xem-truoc" not in page


def test_a_file_that_is_gone_says_so_instead_of_failing(sign_in, client, folder):
    card = a_piece()
    (folder / uuid.UUID(card.key).hex).unlink()
    sign_in(Role.SECRETARY)
    for rest in ("tep/", "xem-truoc/1/"):
        answer = client.get(_at(card, rest))
        assert answer.status_code == 404
        assert "không còn trong kho lưu trữ" in answer.content.decode()
    assert Access.objects.count() == 0


@pytest.mark.parametrize(("role", "is_shown"), [(Role.SECRETARY, True), (Role.APPRAISER, False), (Role.LEADER, False)])
def test_who_looked_is_for_the_unit_and_the_secretary(sign_in, get_page, role, is_shown):
    card = a_piece()
    reader = sign_in(Role.LEADER)
    operations.record_access(card.key, Look.DOWNLOADED, by=reader, at=AT)
    sign_in(role)
    page = get_page(_at(card))
    assert ("Ai đã mở" in page) is is_shown
    assert ("Đã tải về" in page) is is_shown
    sign_in(Role.EDITOR, card.unit_id)
    assert reader.name in get_page(_at(card))


def _described(**said):
    return {
        "title": "Kế hoạch (sửa đổi)",
        "document_kind": "plan",
        "issuing_body": "UBND thành phố",
        "issued_on": "6/2/2023",
        "sensitivity": "public",
        **said,
    }


def test_a_new_description_counts_and_the_old_one_stays_readable(sign_in, client):
    card = a_piece()
    sign_in(Role.UNIT_HEAD, card.unit_id)
    page = client.post(_at(card), _described(), follow=True).content.decode()
    assert "Từ nay dùng phần mô tả mới" in page
    assert "2 lần mô tả" in page
    assert card.title in page
    assert queries.piece(card.key).title == "Kế hoạch (sửa đổi)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "bắt buộc"),
        ({"title": "Kế hoạch (MẬT)"}, "dấu chỉ độ mật"),
        ({"issued_on": "1/1/2030"}, "tương lai"),
    ],
)
def test_a_wrong_description_is_said_beside_its_field(sign_in, client, said, words):
    card = a_piece()
    sign_in(Role.FOCAL_OFFICER, card.unit_id)
    answer = client.post(_at(card), _described(**said))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert queries.piece(card.key) == card


def test_who_only_reads_does_not_describe(sign_in, client):
    card = a_piece()
    sign_in(Role.APPRAISER)
    answer = client.post(_at(card), _described())
    assert answer.status_code == 403
    assert "Chỉ cán bộ đầu mối" in answer.content.decode()


@pytest.mark.parametrize("rest", ["tep/", "xem-truoc/1/"])
def test_the_bytes_are_asked_for_only_by_get(sign_in, client, rest):
    card = a_piece()
    sign_in(Role.SECRETARY)
    assert client.post(_at(card, rest)).status_code == 405


def test_many_descriptions_and_looks_cost_no_more_questions(sign_in, client, django_assert_max_num_queries):
    card = a_piece()
    reader = sign_in(Role.FOCAL_OFFICER, card.unit_id)
    for number in range(10):
        operations.describe(card.key, a_description(title=f"Kế hoạch {number}"), by=SYSTEM, at=AT)
        operations.record_access(card.key, Look.DOWNLOADED, by=reader, at=AT)
    with django_assert_max_num_queries(7):
        client.get(_at(card))


def test_the_server_sends_files_whole_and_unpacked(sign_in, client):
    """With its length, so that a browser can say how far a download is."""
    card = a_piece(data=a_pdf(*("plan " * 200 for _ in range(5))))
    sign_in(Role.SECRETARY)
    answer = client.get(_at(card, "tep/"), headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Length"] == str(card.size)
    assert len(_body(answer)) == card.size
