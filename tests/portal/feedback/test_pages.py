"""The pages around answers: units that serve citizens, their posters, and the public log of moderation."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback import operations, queries
from sen.reform.feedback.models import Comment, Tally
from sen.reform.feedback.operations import NewComment, Visitor
from sen.reform.feedback.reasons import Reason
from sen.reform.news.queries import feedback_subject
from sen.reform.organizations.kinds import Kind
from tests.factories.news import an_article
from tests.factories.units import a_unit
from tests.portal.feedback.conftest import a_browser

pytestmark = pytest.mark.django_db


def _refused(at, subject, text="Mua ngay hàng của tôi"):
    operations.comment(
        subject=subject, new=NewComment(text), visitor=Visitor("x" * 22, f"203.0.113.{sum(text.encode()) % 250}"), at=at
    )
    number = Comment.objects.get(text=text).pk
    operations.refuse_comment(comment_id=number, reason=Reason.ADVERTISING, by=SYSTEM, at=at)
    return number


def test_units_that_serve_citizens_are_listed_with_both_bars(get_page, at):
    unit = a_unit("Phường 3")
    a_unit("Ủy ban nhân dân thành phố", kind=Kind.COMMITTEE)
    subject = f"organizations.unit:{unit.code}"
    Tally.objects.create(subject=subject, month_from=at.date().replace(day=1), is_verified=True, five=12)
    Tally.objects.create(subject=subject, month_from=at.date().replace(day=1), is_verified=False, one=3)
    page = get_page("/danh-gia-phuc-vu/")
    assert 'href="/danh-gia-phuc-vu/phuong-3/"' in page
    assert "<strong>5,0</strong>" in page
    assert ">12 lượt</span>" in page
    assert ">3 lượt</span>" in page
    assert "Ủy ban nhân dân thành phố" not in page


def test_without_units_the_list_says_so(get_page):
    assert "Chưa có đơn vị nào." in get_page("/danh-gia-phuc-vu/")


def test_namesakes_have_addresses_of_their_own(get_page):
    one, other = a_unit("Xã Tân Phú Đông"), a_unit("Xã Tân Phú Đông")
    for unit in (one, other):
        assert "Xã Tân Phú Đông" in get_page(f"/danh-gia-phuc-vu/xa-tan-phu-dong-{unit.code}/")
    get_page("/danh-gia-phuc-vu/xa-tan-phu-dong/", status=404)


def test_the_service_of_a_unit_is_rated_and_commented(at):
    unit = a_unit("Phường 3")
    client = a_browser()
    page = client.get("/danh-gia-phuc-vu/phuong-3/").content.decode()
    assert "Bạn là người đầu tiên đánh giá" in page
    assert "(0)" not in page
    answer = client.post("/danh-gia-phuc-vu/phuong-3/danh-gia/", {"stars": "5"}, follow=True)
    assert "Đánh giá đã được ghi nhận" in answer.content.decode()
    assert client.cookies["sen_sao"]["path"] == "/danh-gia-phuc-vu/phuong-3/"
    client.post("/danh-gia-phuc-vu/phuong-3/binh-luan/", {"text": "Nhanh gọn"})
    assert Comment.objects.get().unit_id == unit.id
    assert queries.ratings_of(f"organizations.unit:{unit.code}").open.votes == (0, 0, 0, 0, 1)


def test_the_poster_carries_the_address_as_a_code(get_page, settings):
    settings.SEN_SITE = "https://phuong3.example"
    a_unit("Phường 3")
    page = get_page("/danh-gia-phuc-vu/phuong-3/ma-qr/")
    assert "https://phuong3.example/danh-gia-phuc-vu/phuong-3/" in page
    assert "<svg" in page
    assert "style=" not in page


def test_the_log_tells_day_subject_and_reason_and_never_the_words(get_page, at):
    article_id = an_article(title="Tin có bình luận")
    number = _refused(at, feedback_subject(article_id))
    _refused(at, "news.article:999999", text="Lời khác")
    # Published after all: the refusal stays in the log.
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    page = get_page("/nhat-ky-kiem-duyet/")
    assert "Tin có bình luận" in page
    assert "Nội dung không còn trên cổng" in page
    assert page.count("Quảng cáo") == 2
    assert "21/9/2023" in page
    for words in ("Mua ngay", "Lời khác"):
        assert words not in page


def test_the_log_goes_month_by_month(get_page, at):
    unit = a_unit("Phường 3")
    subject = f"organizations.unit:{unit.code}"
    _refused(at, subject)
    _refused(at.replace(month=8), subject, text="Tháng trước")
    assert "9/2023" in get_page("/nhat-ky-kiem-duyet/")
    assert "21/8/2023" in get_page("/nhat-ky-kiem-duyet/?thang=2023-08")
    assert "21/9/2023" in get_page("/nhat-ky-kiem-duyet/?thang=nonsense")


def test_an_empty_log_says_so(get_page):
    assert "Chưa có bình luận nào được xử lý." in get_page("/nhat-ky-kiem-duyet/")


@pytest.mark.parametrize(
    ("address", "most"),
    [("/danh-gia-phuc-vu/", 4), ("/danh-gia-phuc-vu/phuong-3/", 8), ("/nhat-ky-kiem-duyet/", 9)],
)
def test_pages_ask_the_database_no_more_however_much_there_is(client, django_assert_max_num_queries, at, address, most):
    unit = a_unit("Phường 3")
    for number in range(12):
        a_unit(f"Phường {number + 10}")
        _refused(at, f"organizations.unit:{unit.code}", text=f"Lời {number}")
    operations.destroy_old_keys(at=at)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
