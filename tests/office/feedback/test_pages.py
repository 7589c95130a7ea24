"""Replies, reports and false alarms on the moderators' page; the register of codes; the rule; files to take."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.feedback import operations, queries
from sen.reform.feedback.models import CaseCode, Comment, Tally
from sen.reform.feedback.operations import NewComment, Visitor
from sen.reform.feedback.reasons import ReportReason
from sen.reform.news.queries import feedback_subject
from tests.factories.news import an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
VISITOR = Visitor("x" * 22, "203.0.113.7")


@pytest.fixture
def unit():
    """A ward."""
    return a_unit("Phường 3")


@pytest.fixture
def comment_id(unit, at) -> int:
    """A published comment on an article of the ward."""
    subject = feedback_subject(an_article(unit_id=unit.id))
    new = NewComment("Gọi tôi 0903123456", name="Một người dân")
    operations.comment(subject=subject, new=new, visitor=VISITOR, unit_id=unit.id, at=at)
    number = Comment.objects.get().pk
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    return number


def test_the_unit_replies_and_corrects_its_reply(sign_in, client, get_page, unit, comment_id):
    actor = sign_in(Role.EDITOR, unit.id)
    address = f"/bien-tap/binh-luan/{comment_id}/phan-hoi/"
    answer = client.post(address, {"text": "Đã gọi.", "based_on": "0"}, follow=True)
    assert "Phản hồi đã hiện dưới bình luận." in answer.content.decode()
    page = get_page("/bien-tap/binh-luan/?ngan=da-dang")
    assert f"({actor.label})" in page
    assert "Sửa phản hồi" in page
    client.post(address, {"text": "Đã gọi lúc 9 giờ.", "based_on": "1"})
    assert "đã thay bằng bản mới" in get_page("/bien-tap/binh-luan/?ngan=da-dang")
    # Somebody who still sees the first version is told.
    assert client.post(address, {"text": "Cũ", "based_on": "1"}).status_code == 409


@pytest.mark.parametrize("said", [{"text": "", "based_on": "0"}, {"text": "x" * 2_001, "based_on": "0"}, {}])
def test_a_reply_that_does_not_fit_comes_back(sign_in, client, unit, comment_id, said):
    sign_in(Role.EDITOR, unit.id)
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/phan-hoi/?ngan=da-dang", said)
    assert answer.status_code == 422
    assert "<details" in answer.content.decode()
    assert not queries.moderated_comment(comment_id).replies


def test_another_unit_does_not_reply(sign_in, client, get_page, comment_id):
    sign_in(Role.EDITOR)
    address = f"/bien-tap/binh-luan/{comment_id}/phan-hoi/"
    assert "/phan-hoi/" not in get_page("/bien-tap/binh-luan/?ngan=da-dang")
    for said in ({"text": "Không", "based_on": "0"}, {}):
        assert client.post(address, said).status_code == 403


def test_a_moderator_says_what_is_a_false_alarm_and_keeps_what_was_reported(sign_in, client, get_page, comment_id, at):
    operations.report_comment(comment_id=comment_id, reason=ReportReason.FALSE, visitor=VISITOR, at=at)
    sign_in(Role.PUBLISHER)
    page = get_page("/bien-tap/binh-luan/")
    assert "1 – Nêu điều không đúng sự thật" in page
    assert "[đã ẩn số điện thoại]" in page
    answer = client.post(f"/bien-tap/binh-luan/{comment_id}/giu/", {"false_alarm": ["0", "x", "²"]}, follow=True)
    assert "Bình luận vẫn được đăng." in answer.content.decode()
    assert queries.moderated_comment(comment_id).shown_text == "Gọi tôi 0903123456"
    assert "Nêu điều không đúng" not in get_page("/bien-tap/binh-luan/?ngan=da-dang")


def test_the_focal_officer_pastes_codes_and_brings_a_file(sign_in, client, get_page, unit):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    assert "Phường 3" in get_page("/bien-tap/ma-ho-so/")
    file = SimpleUploadedFile("ma.csv", "Mã hồ sơ\nH19-230921-0003\n".encode())
    said = {"unit": unit.id, "text": "H19-230921-0001\nH19-230921-0002", "file": file}
    answer = client.post("/bien-tap/ma-ho-so/", said, follow=True)
    assert "Đã nhận 3 mã mới; 0 mã đã có từ trước." in answer.content.decode()
    assert CaseCode.objects.count() == 3
    assert "H19-230921" not in get_page("/bien-tap/ma-ho-so/")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "Chưa có mã nào."),
        ({"text": "không phải mã"}, "không phải mã hồ sơ"),
        ({"text": "", "file": SimpleUploadedFile("a.csv", b"\xff\x00")}, "Không đọc được"),
        ({"text": "H19-230921-0001", "unit": "999999"}, ""),
    ],
)
def test_codes_that_do_not_fit_come_back(sign_in, client, unit, said, sentence):
    sign_in(Role.FOCAL_OFFICER, unit.id)
    answer = client.post("/bien-tap/ma-ho-so/", {"unit": unit.id, **said})
    page = answer.content.decode()
    assert (answer.status_code, "UNDEFINED VARIABLE" in page) == (422, False)
    assert sentence in page
    assert not CaseCode.objects.exists()


def test_codes_of_another_unit_are_not_taken(sign_in, client, unit):
    sign_in(Role.FOCAL_OFFICER, a_unit("Phường 4").id)
    said = {"unit": unit.id, "text": "H19-230921-0001"}
    assert client.post("/bien-tap/ma-ho-so/", said).status_code == 422  # it is no choice
    assert not CaseCode.objects.exists()


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("/bien-tap/ma-ho-so/", Role.EDITOR),
        ("/bien-tap/danh-gia/", Role.FOCAL_OFFICER),
        ("/bien-tap/danh-gia/danh-gia.csv", Role.FOCAL_OFFICER),
        ("/bien-tap/binh-luan/", Role.FOCAL_OFFICER),
    ],
)
def test_pages_are_for_whom_they_concern(sign_in, get_page, address, role):
    sign_in(role)
    assert "Chỉ " in get_page(address, status=403) or "chỉ " in get_page(address, status=403)


def test_the_secretary_changes_the_rule_and_others_read_it(sign_in, client, get_page):
    sign_in(Role.EDITOR)
    assert "20 lượt đánh giá mở" in get_page("/bien-tap/gioi-han-danh-gia/")
    assert client.post("/bien-tap/gioi-han-danh-gia/", {"most_a_day": "5"}).status_code == 403
    sign_in(Role.SECRETARY)
    assert client.post("/bien-tap/gioi-han-danh-gia/", {"most_a_day": "0"}).status_code == 422
    answer = client.post("/bien-tap/gioi-han-danh-gia/", {"most_a_day": "5"}, follow=True)
    assert "Hiện nay mỗi mạng được tính 5 lượt" in answer.content.decode()
    assert "5 lượt một ngày" in get_page("/bien-tap/gioi-han-danh-gia/")


def test_an_editor_takes_the_ratings_and_comments_of_the_own_unit(sign_in, client, get_page, unit, comment_id, at):
    sign_in(Role.EDITOR, unit.id)
    assert "Chưa có ai đánh giá." in get_page("/bien-tap/danh-gia/")
    subject = queries.moderated_comment(comment_id).subject
    for about, votes in ((subject, 2), (f"organizations.unit:{unit.code}", 3), ("news.article:999999", 7)):
        Tally.objects.create(subject=about, month_from=at.date().replace(day=1), is_verified=False, five=votes)
    page = get_page("/bien-tap/danh-gia/")
    assert "Việc phục vụ của Phường 3" in page
    assert "7 lượt" not in page
    book = client.get("/bien-tap/danh-gia/danh-gia-binh-luan.xlsx")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book.content))
    assert sorted(row[-1] for row in sheets.get_sheet_by_name("Đánh giá").to_python()[1:]) == [2, 3]
    assert "[đã ẩn số điện thoại]" in client.get("/bien-tap/danh-gia/binh-luan.csv").content.decode()
    assert "attachment" in client.get("/bien-tap/danh-gia/danh-gia.csv")["Content-Disposition"]
    assert client.get("/bien-tap/danh-gia/khac.pdf").status_code == 404
