"""The report on screen and as files, and the way from a notice's text to conclusions."""

import io
from datetime import date
from zipfile import ZipFile

import docx
import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as directive_queries
from sen.reform.reviews import queries
from tests.factories.reviews import MEETING_AT, MEETING_DAY, a_committee, a_conclusion, a_review, eight_areas
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTICE = "Chủ tịch UBND thành phố giao Phòng Nội vụ đẩy mạnh tuyên truyền cải cách hành chính trước ngày 15/12/2023."


@scene
def review():
    """A meeting with figures and one conclusion."""
    a_committee()
    eight_areas()
    found = a_review("open")
    a_conclusion(found.id, a_unit("Phường 1").id, due_on=date(2023, 12, 31))
    return found


def test_the_report_is_shown_as_it_will_be_printed(sign_in, get_page, review):
    sign_in(Role.UNIT_HEAD)
    page = get_page(f"/so-ket/{review.id}/bao-cao/")
    for words in ("ỦY BAN NHÂN DÂN", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "THỐNG KÊ SỐ LIỆU", "Dữ liệu mô phỏng"):
        assert words in page
    # Only the secretary writes in it.
    assert "<textarea" not in page


@pytest.mark.parametrize(("kind", "stem"), [("bao-cao", "bao-cao-cchc"), ("thong-bao", "thong-bao-ket-luan")])
@pytest.mark.parametrize(("file_format", "content_type"), [("docx", DOCX), ("pdf", "application/pdf")])
def test_both_documents_download_as_valid_files(client, sign_in, review, kind, stem, file_format, content_type):
    sign_in(Role.LEADER)
    response = client.get(f"/so-ket/{review.id}/{kind}/{file_format}/")
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{stem}-9-thang-2023.{file_format}"'
    if file_format == "pdf":
        assert response.content.startswith(b"%PDF-")
        assert b"%%EOF" in response.content[-1024:]
    else:
        assert ZipFile(io.BytesIO(response.content)).testzip() is None
        assert docx.Document(io.BytesIO(response.content)).paragraphs


@pytest.mark.parametrize("kind", ["bao-cao", "thong-bao"])
def test_other_formats_do_not_exist(client, sign_in, review, kind):
    sign_in(Role.LEADER)
    assert client.get(f"/so-ket/{review.id}/{kind}/odt/").status_code == 404


def test_without_conclusions_there_is_no_notice(client, sign_in, get_page):
    a_committee()
    review = a_review()
    sign_in(Role.LEADER)
    assert "Cuộc họp chưa có kết luận." in get_page(f"/so-ket/{review.id}/bao-cao/")
    response = client.get(f"/so-ket/{review.id}/thong-bao/pdf/")
    assert response.status_code == 400
    assert "chưa có kết luận" in response.content.decode()


def test_without_a_committee_the_report_says_where_to_enter_one(sign_in, get_page):
    review = a_review()
    sign_in(Role.LEADER)
    assert "Ủy ban nhân dân" in get_page(f"/so-ket/{review.id}/bao-cao/", status=400)


def test_the_report_page_asks_the_database_a_fixed_number_of_times(
    sign_in, client, review, django_assert_max_num_queries
):
    for number in range(5):
        a_conclusion(review.id, a_unit(f"Xã {number}").id)
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(50):
        client.get(f"/so-ket/{review.id}/bao-cao/")


def drafted(review) -> tuple[int, int]:
    """A notice given to the meeting: its batch and its one draft."""
    batch_id = directives.draft_from_text(
        NOTICE, source_name="Thông báo", origin=review.origin, written_on=MEETING_DAY, by=SYSTEM, at=MEETING_AT
    )
    return batch_id, directive_queries.draft_batch(batch_id).drafts[0].id


def test_drafting_begins_with_the_meetings_own_name(client, sign_in, get_page, review):
    sign_in(Role.SECRETARY)
    response = client.get(f"/so-ket/{review.id}/tu-van-ban/")
    assert response["Location"].startswith("/nhiem-vu/soan-tu-van-ban/?nguon=reviews.review%3A")
    assert f'value="{review.origin}"' in get_page(response["Location"])


@pytest.mark.parametrize(("role", "state"), [(Role.LEADER, "open"), (Role.SECRETARY, "closed"), (None, "open")])
def test_only_the_secretary_drafts_and_only_while_the_meeting_is_open(client, sign_in, role, state):
    review = a_review(state)
    sign_in(role)
    assert client.get(f"/so-ket/{review.id}/tu-van-ban/").status_code == 403


def test_a_confirmed_draft_is_a_conclusion_on_the_months_ahead(client, sign_in, get_page):
    unit = a_unit("Phòng Nội vụ", "department")
    review = a_review("open")
    batch_id, draft_id = drafted(review)
    sign_in(Role.SECRETARY, unit.id)
    address = f"/so-ket/{review.id}/ban-thao/{draft_id}/xac-nhan/"
    assert f'action="{address}"' in get_page(f"/nhiem-vu/soan-tu-van-ban/{batch_id}/")
    said = {f"draft-{draft_id}-title": "Tuyên truyền", f"draft-{draft_id}-lead_unit_ids": [unit.id]}
    response = client.post(address, said | {f"draft-{draft_id}-due_on": "15/12/2023"})
    assert response["Location"] == f"/nhiem-vu/soan-tu-van-ban/{batch_id}/"
    (card,) = queries.conclusions(review.id)
    assert card.text.lower() in NOTICE.lower()
    assert card.item_id == queries.agenda(review.id)[-1].id
    assert [(task.title, task.due_on) for task in card.held] == [("Tuyên truyền", date(2023, 12, 15))]
    # Confirmed once is confirmed: the second time is a conflict, and nothing doubles.
    assert client.post(address, said).status_code == 409
    assert len(queries.conclusions(review.id)) == 1


def test_a_draft_may_be_put_under_another_matter(client, sign_in):
    unit = a_unit("Phòng Nội vụ", "department")
    review = a_review("open")
    _batch, draft_id = drafted(review)
    sign_in(Role.SECRETARY, unit.id)
    item = queries.agenda(review.id)[0]
    said = {f"draft-{draft_id}-title": "Tuyên truyền", f"draft-{draft_id}-lead_unit_ids": [unit.id], "muc": item.id}
    client.post(f"/so-ket/{review.id}/ban-thao/{draft_id}/xac-nhan/", said)
    assert queries.conclusions(review.id)[0].item_id == item.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"due_on": "20/9/2023"},  # before the day it is given
        {"lead_unit_ids": []},
    ],
)
def test_a_draft_that_cannot_be_confirmed_comes_back(client, sign_in, wrong):
    unit = a_unit("Phòng Nội vụ", "department")
    review = a_review("open")
    _batch, draft_id = drafted(review)
    sign_in(Role.SECRETARY, unit.id)
    said = {"title": "Tuyên truyền", "lead_unit_ids": [unit.id]} | wrong
    response = client.post(
        f"/so-ket/{review.id}/ban-thao/{draft_id}/xac-nhan/",
        {f"draft-{draft_id}-{name}": value for name, value in said.items()},
    )
    assert response.status_code == 422
    assert queries.conclusions(review.id) == ()


def test_a_draft_of_another_text_is_refused(client, sign_in):
    unit = a_unit("Phòng Nội vụ", "department")
    other = a_review("open", kind="quarter")
    review = a_review("open")
    _batch, draft_id = drafted(other)
    sign_in(Role.SECRETARY, unit.id)
    said = {f"draft-{draft_id}-title": "Tuyên truyền", f"draft-{draft_id}-lead_unit_ids": [unit.id]}
    response = client.post(f"/so-ket/{review.id}/ban-thao/{draft_id}/xac-nhan/", said)
    assert response.status_code == 422
    assert "không thuộc cuộc họp" in response.content.decode()
