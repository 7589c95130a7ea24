"""How a reader answers, without an account and without script."""

import unicodedata

import pytest
from django.test import Client, RequestFactory

from sen.portal.visitors import COOKIE, address_of
from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback import operations, queries
from sen.reform.feedback.limits import MOST_PER_HOUR
from sen.reform.feedback.models import Comment, Rating
from sen.reform.feedback.reasons import Reason
from sen.reform.news.queries import feedback_subject
from sen.reform.news.workflow import State
from tests.factories.news import an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article_id() -> int:
    """An article everybody may read."""
    return an_article()


def _rate(client, article_id, stars="4", **headers):
    return client.post(f"/tin/{article_id}/danh-gia/", {"stars": stars}, follow=True, **headers)


def _comment(client, article_id, text="Cảm ơn phường.", **said):
    return client.post(f"/tin/{article_id}/binh-luan/", {"text": text, **said}, follow=True)


def _text(answer) -> str:
    text = answer.content.decode()
    assert "UNDEFINED VARIABLE" not in text
    return text


def test_a_reader_rates_and_is_told_what_happened(client, article_id):
    answer = _rate(client, article_id)
    assert answer.redirect_chain[0][0].endswith("?da=danh-gia#danh-gia")
    page = _text(answer)
    assert "Cảm ơn bạn. Đánh giá đã được ghi nhận." in page
    assert "Bạn đã cho 4 trên 5 sao." in page
    assert "1 lượt đánh giá. Điểm trung bình hiện khi có thêm 9 lượt." in page


def test_a_second_rating_of_the_same_browser_changes_the_stars_only(client, article_id):
    _rate(client, article_id)
    assert "số sao đã được đổi" in _text(_rate(client, article_id, stars="2"))
    assert "chỉ tính một lượt" in _text(_rate(client, article_id, stars="2"))
    assert list(Rating.objects.values_list("stars", flat=True)) == [2]


def test_after_ten_ratings_the_average_is_shown(article_id):
    for _reader in range(10):
        answer = _rate(Client(), article_id)
    assert "Trung bình 4,0 trên 5 sao" in _text(answer)


@pytest.mark.parametrize("stars", ["", "0", "6", "-1", "4.5", "²", "5; drop table", "٤"])
def test_other_than_five_stars_come_back_with_a_sentence(client, article_id, stars):
    answer = _rate(client, article_id, stars=stars)
    assert answer.status_code == 422
    assert "Hãy chọn một trong năm sao" in _text(answer)
    assert not Rating.objects.exists()


def test_a_form_from_elsewhere_is_refused(article_id):
    strict = Client(enforce_csrf_checks=True)
    for address in (f"/tin/{article_id}/danh-gia/", f"/tin/{article_id}/binh-luan/"):
        assert strict.post(address, {"stars": "5", "text": "Tốt"}).status_code == 403
    assert not Rating.objects.exists()
    assert not Comment.objects.exists()


def test_only_what_is_public_is_rated_and_commented():
    hidden = an_article(State.DRAFT)
    for answer in (_rate(Client(), hidden), _comment(Client(), hidden)):
        assert answer.status_code == 404
    assert not Rating.objects.exists()
    assert not Comment.objects.exists()


def test_the_cookie_is_random_out_of_reach_of_scripts_and_set_only_on_an_answer(client, article_id):
    client.get("/")
    assert COOKIE not in client.cookies
    _rate(client, article_id)
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    token = cookie.value
    _comment(client, article_id)
    assert client.cookies[COOKIE].value == token


def test_a_forged_cookie_is_replaced(client, article_id):
    client.cookies[COOKIE] = "'; drop table --"
    assert _rate(client, article_id).status_code == 200
    assert len(client.cookies[COOKIE].value) == 22


def test_a_machine_on_one_line_is_slowed_down(article_id, monkeypatch):
    monkeypatch.setitem(MOST_PER_HOUR, "rate", 2)
    for _browser in range(2):
        assert _rate(Client(), article_id).status_code == 200
    answer = _rate(Client(), article_id)
    assert answer.status_code == 429
    assert "thử lại sau" in _text(answer)
    assert Rating.objects.count() == 2


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.9", "203.0.113.7"),  # nobody is trusted: what the visitor writes counts for nothing
        (1, "1.1.1.1, 198.51.100.9", "198.51.100.9"),  # the last is what our own proxy saw
        (2, "198.51.100.9", "203.0.113.7"),  # fewer than our proxies: not through them
        (1, "", "203.0.113.7"),
    ],
)
def test_the_address_is_the_one_our_own_proxy_saw(settings, proxies, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_a_comment_waits_and_appears_after_moderation(client, article_id, at):
    page = _text(_comment(client, article_id, text="Rất rõ ràng.", name="Một người dân"))
    assert "Bình luận sẽ hiện ở đây sau khi được duyệt." in page
    assert "1 bình luận đang chờ duyệt." in page
    assert "Rất rõ ràng." not in page
    assert "chỉ giữ một bản" in _text(_comment(client, article_id, text="Rất rõ ràng."))

    operations.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=at)
    page = _text(client.get("/", follow=True)) + _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "Rất rõ ràng." in page
    assert "Một người dân" in page


def test_a_script_in_a_comment_is_shown_as_text(client, article_id, at):
    _comment(client, article_id, text="<script>alert(1)</script>", name="<b>x</b>")
    operations.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=at)
    page = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_text_typed_in_pieces_is_kept_composed(client, article_id):
    _comment(client, article_id, text=unicodedata.normalize("NFD", "Cảm ơn phường"))
    assert Comment.objects.get().text == "Cảm ơn phường"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "Bình luận chưa có nội dung."),
        ({"text": "\u200b"}, "Bình luận chưa có nội dung."),
        ({"text": "x" * 2_001}, "Bình luận có 2001 ký tự, tối đa 2000."),
        ({"text": "Tốt", "name": "n" * 61}, "Tên có 61 ký tự, tối đa 60."),
        ({"text": "Tốt", "website": "http://spam.example"}, "giống tin gửi tự động"),
    ],
)
def test_a_comment_that_does_not_fit_comes_back_with_its_words(client, article_id, said, sentence):
    answer = _comment(client, article_id, **said)
    page = _text(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert said["text"] in page
    assert not Comment.objects.exists()


def test_why_comments_are_not_published_stands_under_the_article(client, article_id, at):
    _comment(client, article_id, text="Mua ngay")
    operations.refuse_comment(comment_id=Comment.objects.get().pk, reason=Reason.ADVERTISING, by=SYSTEM, at=at)
    page = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "Không đăng: 1 – Quảng cáo." in page
    assert "Mua ngay" not in page


@pytest.mark.parametrize("place", ["danh-gia", "binh-luan"])
def test_who_comes_back_to_an_answer_is_led_to_the_article(client, article_id, place):
    answer = client.get(f"/tin/{article_id}/{place}/")
    assert answer.status_code == 302
    assert answer.url.endswith(f"#{place}")


def test_ratings_are_kept_by_article(client, article_id):
    _rate(client, article_id)
    _rate(client, an_article())
    assert queries.rating_summary(feedback_subject(article_id)).count == 1
    assert Rating.objects.count() == 2
