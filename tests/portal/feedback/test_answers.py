"""How a reader answers, without an account and without script."""

import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from django.test import Client, RequestFactory

from sen.portal.feedback import receipts, withdrawing
from sen.portal.feedback.visitors import COOKIE, address_of
from sen.reform.accounts.queries import SYSTEM
from sen.reform.feedback import operations, queries
from sen.reform.feedback.models import Comment, Tally
from sen.reform.feedback.operations import MOST_PER_HOUR
from sen.reform.feedback.queries import comments
from sen.reform.feedback.reasons import Reason
from sen.reform.news import operations as news
from sen.reform.news.queries import feedback_subject
from sen.reform.news.workflow import State
from tests.factories.news import an_article
from tests.factories.units import a_unit
from tests.portal.feedback.conftest import a_browser

pytestmark = pytest.mark.django_db
CODE = "000.00.16.H19-230921-0001"


@pytest.fixture
def article_id() -> int:
    """An article everybody may read."""
    return an_article()


@pytest.fixture
def with_codes(at):
    """A unit that brought the codes of its finished cases, and an article of it."""
    unit = a_unit("Phường 4")
    operations.bring_codes(unit_id=unit.id, codes=[CODE], by=SYSTEM, at=at)
    return an_article(unit_id=unit.id)


def _rate(client, article_id, stars="4", code="", **headers):
    said = {"stars": stars, "code": code} if code else {"stars": stars}
    return client.post(f"/tin/{article_id}/danh-gia/", said, follow=True, **headers)


def _comment(client, article_id, text="Cảm ơn phường.", **said):
    return client.post(f"/tin/{article_id}/binh-luan/", {"text": text, **said}, follow=True)


def _text(answer) -> str:
    text = answer.content.decode()
    assert "UNDEFINED VARIABLE" not in text
    return text


def _votes(article_id) -> tuple[int, ...]:
    return queries.ratings_of(feedback_subject(article_id)).open.votes


def test_a_reader_rates_and_is_told_what_happened(client, article_id):
    answer = _rate(client, article_id)
    assert answer.redirect_chain[0] == (answer.redirect_chain[0][0], 303)
    assert answer.redirect_chain[0][0].endswith("?da=danh-gia#danh-gia")
    page = _text(answer)
    assert "Cảm ơn bạn. Đánh giá đã được ghi nhận." in page
    assert "Bạn đã cho 4 trên 5 sao." in page
    assert "1 lượt đánh giá. Điểm trung bình hiện khi có thêm 9 lượt." in page
    assert "Đánh giá mở" in page
    assert "(0)" not in page


def test_a_second_rating_of_the_same_browser_changes_the_stars_only(client, article_id):
    _rate(client, article_id)
    assert "số sao đã được đổi" in _text(_rate(client, article_id, stars="2"))
    assert "chỉ tính một lượt" in _text(_rate(client, article_id, stars="2"))
    assert _votes(article_id) == (0, 1, 0, 0, 0)


def test_a_browser_without_its_receipt_is_told_that_it_was_counted(client, article_id):
    _rate(client, article_id)
    del client.cookies[receipts.COOKIE]
    assert "không đổi được nữa" in _text(_rate(client, article_id, stars="2"))
    assert _votes(article_id) == (0, 0, 0, 1, 0)


@pytest.mark.parametrize("forged", ["", "x", "WyJhIiw0LCIyMDIzLTA5LTAxIl0:abc:def"])
def test_a_receipt_that_is_not_ours_is_none(client, article_id, forged):
    _rate(client, article_id)
    client.cookies[receipts.COOKIE] = forged
    assert _rate(client, article_id, stars="1").status_code == 200
    assert _votes(article_id) == (0, 0, 0, 1, 0)


def test_the_receipt_of_one_article_is_none_for_another(client, article_id):
    _rate(client, article_id)
    page = _text(client.get(f"/tin/{an_article()}/x/", follow=True))  # the test's client shows it everywhere
    assert "Bạn đã cho" not in page


def test_after_ten_ratings_the_average_is_shown(article_id):
    for _reader in range(10):
        answer = _rate(a_browser(), article_id)
    assert "4,0 <small>trên 5 sao, trung bình</small>" in _text(answer)


@pytest.mark.parametrize("stars", ["", "0", "6", "-1", "4.5", "²", "5; drop table", "٤"])
def test_other_than_five_stars_come_back_with_a_sentence(client, article_id, stars):
    answer = _rate(client, article_id, stars=stars)
    assert answer.status_code == 422
    assert "Hãy chọn một trong năm sao" in _text(answer)
    assert not Tally.objects.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site", ""])
def test_a_form_from_elsewhere_is_refused(article_id, site):
    elsewhere = Client(headers={"sec-fetch-site": site} if site else {})
    for address in (f"/tin/{article_id}/danh-gia/", f"/tin/{article_id}/binh-luan/", "/binh-luan/rut/"):
        assert elsewhere.post(address, {"stars": "5", "text": "Tốt", "code": "x"}).status_code == 403
    assert not Tally.objects.exists()
    assert not Comment.objects.exists()


def test_only_what_is_public_is_rated_and_commented():
    hidden = an_article(State.DRAFT)
    for answer in (_rate(a_browser(), hidden), _comment(a_browser(), hidden)):
        assert answer.status_code == 404
    assert not Tally.objects.exists()
    assert not Comment.objects.exists()


def test_the_cookies_are_random_out_of_reach_of_scripts_and_set_only_on_an_answer(client, article_id):
    client.get("/")
    assert not client.cookies
    _rate(client, article_id)
    for name in (COOKIE, receipts.COOKIE):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
    # The receipt is sent to the pages of its article only: every other page stays the same for everybody.
    assert client.cookies[receipts.COOKIE]["path"] == f"/tin/{article_id}/"
    token = client.cookies[COOKIE].value
    assert token not in client.cookies[receipts.COOKIE].value
    _comment(client, article_id)
    assert client.cookies[COOKIE].value == token


def test_a_forged_cookie_is_replaced(client, article_id):
    client.cookies[COOKIE] = "'; drop table --"
    assert _rate(client, article_id).status_code == 200
    assert len(client.cookies[COOKIE].value) == 22


def test_a_page_is_the_same_for_everybody_who_has_not_answered_it(client, article_id):
    first = client.get(f"/tin/{article_id}/x/", follow=True).content
    _comment(client, article_id)
    client.post("/tin/999999/danh-gia/", {"stars": "5"})
    assert b"csrfmiddlewaretoken" not in first
    answer = a_browser().get(f"/tin/{article_id}/x/", follow=True)
    assert not answer.cookies


def test_trap_26_a_stuffing_script_moves_the_verified_bar_by_none_and_the_open_bar_by_the_limit(with_codes):
    for turn in range(55):  # no cookie is ever kept; codes are guessed
        code = f"H19-230921-{turn:04d}" if turn % 2 else ""
        a_browser().post(f"/tin/{with_codes}/danh-gia/", {"stars": "1", "code": code})
    ratings = queries.ratings_of(feedback_subject(with_codes))
    assert ratings.verified.count == 0
    assert ratings.open.votes == (20, 0, 0, 0, 0)
    page = _text(a_browser().get(f"/tin/{with_codes}/x/", follow=True))
    assert "nhiều nhất 20 lượt một ngày" in page


def test_a_machine_on_one_line_is_slowed_down(article_id, monkeypatch):
    monkeypatch.setitem(MOST_PER_HOUR, "rate", 2)
    for _browser in range(2):
        assert _rate(a_browser(), article_id).status_code == 200
    answer = _rate(a_browser(), article_id)
    assert answer.status_code == 429
    assert "thử lại sau" in _text(answer)
    assert _votes(article_id) == (0, 0, 0, 2, 0)


def test_a_code_of_a_case_counts_once_in_the_verified_bar(client, with_codes):
    page = _text(_rate(client, with_codes, stars="5", code=" 000.00.16.h19-230921-0001 "))
    assert "Đánh giá có xác thực đã được ghi nhận" in page
    assert "Có xác thực" in page
    ratings = queries.ratings_of(feedback_subject(with_codes))
    assert (ratings.verified.votes, ratings.open.count) == ((0, 0, 0, 0, 1), 0)


@pytest.mark.parametrize("code", ["H19-230921-9999", CODE])
def test_a_code_that_is_unknown_and_one_that_is_spent_are_told_the_same(with_codes, code):
    _rate(a_browser(), with_codes, stars="5", code=CODE)
    answer = _rate(a_browser(), with_codes, stars="1", code=code)
    assert answer.status_code == 422
    page = _text(answer)
    assert "Mã này không dùng được" in page
    assert "checked" in page  # the stars and the code are still there
    assert f'value="{code}"' in page
    assert queries.ratings_of(feedback_subject(with_codes)).verified.count == 1


def test_a_unit_without_codes_does_not_ask_for_one(get_page, client, article_id, with_codes):
    assert 'name="code"' not in _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert 'name="code"' in _text(client.get(f"/tin/{with_codes}/x/", follow=True))


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
    assert "Bình luận đang chờ duyệt" in page
    assert "Rất rõ ràng." not in page
    article = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "1 bình luận đang chờ duyệt." in article
    assert "Rất rõ ràng." not in article
    assert "chỉ giữ một bản" in _text(_comment(client, article_id, text="Rất rõ ràng."))

    operations.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=at)
    page = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "Rất rõ ràng." in page
    assert "Một người dân" in page


def test_the_withdrawal_code_is_told_once_and_deletes_the_words(client, article_id, at):
    answer = _comment(client, article_id, text="Tôi đổi ý rồi.")
    code = client.cookies[withdrawing.COOKIE]
    assert answer.cookies[withdrawing.COOKIE].value == ""  # shown, then taken away
    page = _text(answer)
    shown = page[page.index('<p class="points">') + 18 :][:14]
    assert shown.count("-") == 2
    assert shown not in answer.redirect_chain[0][0]
    assert code["path"] == "/binh-luan/da-gui/"
    assert "chỉ hiện một lần" in _text(client.get("/binh-luan/da-gui/"))

    operations.publish_comment(comment_id=Comment.objects.get().pk, by=SYSTEM, at=at)
    wrong = client.post("/binh-luan/rut/", {"code": "AAAA-AAAA-AAAA"})
    assert (wrong.status_code, "Không có bình luận nào ứng với mã này" in _text(wrong)) == (422, True)
    done = client.post("/binh-luan/rut/", {"code": shown.lower().replace("-", " ")}, follow=True)
    assert "Đã rút bình luận" in _text(done)
    assert "Tôi đổi ý rồi." not in _text(client.get(f"/tin/{article_id}/x/", follow=True))


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "x"])
def test_the_way_back_leads_nowhere_else(get_page, back):
    assert "Trở lại trang" not in get_page(f"/binh-luan/da-gui/?ve={back}")
    assert "Trở lại trang" in get_page("/binh-luan/da-gui/?ve=/tin/1/x/")


def test_a_reader_reports_a_published_comment(client, article_id, at):
    _comment(client, article_id, text="Lời không hay.")
    number = Comment.objects.get().pk
    assert client.get(f"/binh-luan/{number}/bao-vi-pham/").status_code == 404  # nobody sees it yet
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    assert "Lời không hay." in _text(client.get(f"/binh-luan/{number}/bao-vi-pham/"))
    assert client.post(f"/binh-luan/{number}/bao-vi-pham/", {}).status_code == 422
    answer = client.post(f"/binh-luan/{number}/bao-vi-pham/", {"reason": "insulting"}, follow=True)
    assert "Người duyệt sẽ xem lại" in _text(answer)
    assert _way_back(answer).endswith(f"#binh-luan-{number}")
    assert f'id="binh-luan-{number}"' in _text(client.get(_way_back(answer)))
    assert "Lời không hay." in _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert queries.moderated_comment(number).reports


def _way_back(answer):
    return re.search(r'href="([^"]+)"[^>]*>Trở lại trang<', _text(answer)).group(1)


def test_who_reports_a_comment_finds_back_to_it_wherever_it_stands(client, article_id, at, monkeypatch):
    monkeypatch.setattr(comments, "ON_A_PAGE", 1)
    for words in ("Một.", "Hai.", "Ba."):
        _comment(client, article_id, text=words)
        operations.publish_comment(comment_id=Comment.objects.latest("pk").pk, by=SYSTEM, at=at)
    numbers = Comment.objects.order_by("sent_at", "pk").values_list("pk", flat=True)
    asked = [urlsplit(_way_back(client.get(f"/binh-luan/{number}/bao-vi-pham/"))).query for number in numbers]
    assert asked == ["", "trang-bl=2", "trang-bl=3"]


def test_a_comment_on_what_is_no_longer_public_leads_nowhere(client, article_id, at):
    _comment(client, article_id)
    number = Comment.objects.get().pk
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    news.withdraw(article_id=article_id, by=SYSTEM, at=at, reason="Nhầm bài")
    page = _text(client.get(f"/binh-luan/{number}/bao-vi-pham/"))
    assert "Trở lại trang" not in page


def test_a_machine_that_reports_or_tries_codes_is_slowed_down(client, article_id, at, monkeypatch):
    monkeypatch.setitem(MOST_PER_HOUR, "withdraw", 1)
    monkeypatch.setitem(MOST_PER_HOUR, "report", 0)
    client.post("/binh-luan/rut/", {"code": "AAAA-AAAA-AAAA"})
    assert client.post("/binh-luan/rut/", {"code": "AAAA-AAAA-AAAA"}).status_code == 429
    _comment(client, article_id)
    number = Comment.objects.get().pk
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    assert client.post(f"/binh-luan/{number}/bao-vi-pham/", {"reason": "other"}).status_code == 429


def test_a_script_in_a_comment_is_shown_as_text(client, article_id, at):
    _comment(client, article_id, text="<script>alert(1)</script>", name="<b>x</b>")
    number = Comment.objects.get().pk
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    operations.reply(comment_id=number, text="<img src=x onerror=alert(1)>", based_on=0, by=SYSTEM, at=at)
    page = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for said in ("<script>alert", "<b>x</b>", "<img src=x"):
        assert said not in page


def test_personal_data_is_hidden_and_the_unit_replies_in_public(client, article_id, at):
    _comment(client, article_id, text="Gọi tôi 0903 123 456 nhé", name="a@b.vn")
    number = Comment.objects.get().pk
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    operations.reply(comment_id=number, text="Phường đã gọi.", based_on=0, by=SYSTEM, at=at)
    page = _text(client.get(f"/tin/{article_id}/x/", follow=True))
    assert "Gọi tôi [đã ẩn số điện thoại] nhé" in page
    assert "[đã ẩn địa chỉ thư điện tử]" in page
    assert "Phường 3 phản hồi" in page
    assert "Phường đã gọi." in page
    assert "123 456" not in page


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
        ({"text": "a.com b.com c.com"}, "Bình luận có 3 địa chỉ trang web, tối đa 2."),
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
