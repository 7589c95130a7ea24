"""What a reader sees."""

import gzip
import json
import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sen.design.assets import stylesheet
from sen.reform.accounts.roles import Role
from sen.reform.news import queries
from sen.reform.news.workflow import State
from tests.factories.news import WRITTEN_AT, an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def _address(article_id: int) -> str:
    return reverse("portal:article", args=(article_id, queries.article_page(article_id).slug))


def _schema(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_the_first_page_leads_with_today_s_news_and_lists_the_others(get_page):
    unit = a_unit()
    an_article(unit_id=unit.id, title="Hôm nay họp")
    an_article(unit_id=unit.id, title="Năm sau nữa", topic="Đời sống", at=WRITTEN_AT + timedelta(days=200))
    page = get_page("/")
    assert re.search(r"<h2 class=\"story-title\"[^>]*><a [^>]+>Hôm nay họp</a></h2>", page)
    assert "Năm sau nữa" in page
    assert 'Đời sống</span><span class="count-of">1</span>' in page


@pytest.mark.parametrize("address", ["/", "/tin/"])
def test_an_empty_portal_says_so(get_page, address):
    assert "Chưa có tin nào." in get_page(address)


def test_an_article_shows_all_it_says(get_page):
    article_id = an_article(
        title="Phường & xã <họp>", source="UBND thành phố", is_simulated=True, body="Một.\n\n## Hai\n\nBa\nbốn."
    )
    page = get_page(_address(article_id))
    assert page.count("<h1") == 1
    for shown in (
        "Phường &amp; xã &lt;họp&gt;",
        "dữ liệu mô phỏng",
        "Nguồn: UBND thành phố.",
        "<h2>Hai</h2>",
        "Bạn là người đầu tiên đánh giá",
        "Chưa có bình luận nào.",
    ):
        assert shown in page
    assert re.search(r"<p>Ba<br ?/?>\s*bốn\.</p>", page)
    assert "(0)" not in page


def test_under_an_article_stand_eight_others_with_their_days(get_page):
    unit = a_unit()
    for number in range(10):
        an_article(unit_id=unit.id, title=f"Tin số {number}", at=WRITTEN_AT + timedelta(days=number))
    first = queries.published_articles(limit=10)[-1]
    page = get_page(_address(first.id))
    others = page[page.index("Thông tin khác") :]
    assert re.findall(r"Tin số (\d)</a>", others) == list("98765432")
    assert ">29/9/2023</time>" in others


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_what_is_not_public_is_not_found_and_the_reader_is_helped_on(get_page, state):
    an_article(title="Tin đã đăng")
    hidden = an_article(state, title="Chưa ai được đọc")
    page = get_page(f"/tin/{hidden}/chua-ai-duoc-doc/", status=404)
    assert "Chưa ai được đọc" not in page
    assert "Tin đã đăng" in page
    assert 'name="q"' in page
    assert "Chưa ai được đọc" not in get_page("/") + get_page("/tin/?q=chua") + get_page("/tin/rss.xml")


def test_an_article_has_one_address(client):
    article_id = an_article()
    answer = client.get(f"/tin/{article_id}/ten-cu/")
    assert (answer.status_code, answer.url) == (301, _address(article_id))


def test_machines_are_told_about_an_article_and_its_words_cannot_leave_the_script(get_page):
    article_id = an_article(title="</script><script>alert(1)</script>")
    page = get_page(_address(article_id))
    assert "<script>alert(1)" not in page
    schema = _schema(page)
    assert schema["headline"] == "</script><script>alert(1)</script>"
    assert schema["mainEntityOfPage"] == f"{settings.SEN_SITE}{_address(article_id)}"
    assert f'<link rel="canonical" href="{settings.SEN_SITE}{_address(article_id)}">' in page
    assert '<meta property="og:title" content="&lt;/script&gt;' in page


def test_a_corrected_article_says_since_when(get_page, at):
    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.news import operations
    from tests.factories.news import a_text

    article_id = an_article()
    operations.edit(article_id=article_id, based_on=1, text=a_text(lead="Số đúng."), by=SYSTEM, at=at)
    operations.submit(article_id=article_id, by=SYSTEM, at=at)
    digest = a_text(lead="Số đúng.").digest
    operations.approve_and_publish(article_id=article_id, digest=digest, by=SYSTEM, at=at)
    page = get_page(_address(article_id))
    assert "Sửa lúc 14:00 21/9/2023." in page
    assert _schema(page)["dateModified"] == at.isoformat()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=phuong", "Có 1 tin chứa “phuong”."),
        ("q=ph%C6%B0%E1%BB%9Dng", "Có 1 tin chứa “phường”."),
        ("q=xyz", "Không có tin nào chứa các từ này."),
        ("q=%3Cscript%3E", "Có 0 tin chứa “&lt;script&gt;”."),
        ("q=" + "x" * 200, "Mọi tin đã đăng"),  # longer than any word: not searched
        ("chu-de=thong-bao", '<h1 lang="vi">Thông báo</h1>'),
        ("chu-de=khong-co", "<h1>Tất cả tin</h1>"),
        ("trang=x", "Mọi tin đã đăng"),
    ],
)
def test_the_list_of_news_is_searched_by_words_and_topics(get_page, query, sentence):
    an_article(title="Họp ở phường", topic="Thông báo")
    an_article(title="Họp ở xã", topic="Đời sống")
    assert sentence in re.sub(r"<h1[^>]*>\s+|\s+</h1>", lambda match: match[0].strip(), get_page(f"/tin/?{query}"))


def test_a_long_list_comes_page_by_page(get_page):
    unit = a_unit()
    for number in range(21):
        an_article(unit_id=unit.id, title=f"Tin số {number:02}", at=WRITTEN_AT + timedelta(hours=number))
    assert "Tin số 00" not in get_page("/tin/")
    assert "Tin số 00" in get_page("/tin/?trang=2")


def test_the_feed_and_the_site_map_are_well_formed_and_name_every_article(client):
    article_id = an_article(title="A & B <c>")
    feed = ET.fromstring(client.get("/tin/rss.xml").content)
    assert [item.findtext("title") for item in feed.iter("item")] == ["A & B <c>"]
    assert feed.findtext("channel/item/link") == f"http://testserver{_address(article_id)}"
    answer = client.get("/sitemap.xml")
    addresses = [each.text for each in ET.fromstring(answer.content).iter() if each.tag.endswith("loc")]
    assert {"http://testserver/", f"http://testserver{_address(article_id)}"} <= set(addresses)
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content


def test_officials_see_the_same_portal_as_citizens(sign_in, get_page, client):
    an_article()
    for_citizens = get_page("/")
    sign_in(Role.EDITOR)
    assert get_page("/") == for_citizens


@pytest.mark.parametrize(
    ("name", "expected"), [("home", 8), ("archive", 6), ("article", 12), ("feed", 2), ("sitemap", 5)]
)
def test_pages_ask_the_database_no_more_however_much_there_is(client, django_assert_num_queries, name, expected):
    unit = a_unit()
    for number in range(12):
        article_id = an_article(unit_id=unit.id, title=f"Tin số {number}")
    address = _address(article_id) if name == "article" else reverse(f"portal:{name}")
    with django_assert_num_queries(expected):
        client.get(address)


@pytest.mark.parametrize("name", ["home", "archive", "article"])
def test_a_page_is_light_and_carries_nothing_of_the_office(client, name):
    unit = a_unit()
    for number in range(12):
        article_id = an_article(unit_id=unit.id, title=f"Tin số {number}", body="Chín tháng đầu năm. " * 200)
    answer = client.get(_address(article_id) if name == "article" else reverse(f"portal:{name}"))
    page = answer.content.decode()
    assert [source for source in re.findall(r'<script src="([^"]+)"', page) if "sen/sen" not in source] == []
    assert not re.findall(r"<style|style=\"|onclick=", page)
    # Two weights of the font are about 40 kB; the page and its style sheet must leave them room within 100 kB.
    assert len(gzip.compress(answer.content)) + len(gzip.compress(stylesheet().encode())) < 40_000


def test_pages_ask_only_to_be_read(client):
    an_article()
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


def test_other_addresses_are_met_with_the_general_page(client):
    client = Client(raise_request_exception=False)
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Hãy tìm từ trang đầu" in answer.content.decode()


@pytest.mark.parametrize(
    "shown",
    [
        r'<span lang="vi">Thông báo</span> · <time datetime="[0-9-]+">\d+ September 2023</time>',
        r'<h2 class="story-title" lang="vi"><a [^>]+>Họp ở phường</a>',
        r'<p class="story-lead" lang="vi">',
        r'<a href="/en/tin/[?]chu-de=thong-bao"><span lang="vi">Thông báo</span>',
    ],
)
def test_what_stays_vietnamese_on_an_english_page_says_so(get_page, shown):
    an_article(title="Họp ở phường", topic="Thông báo")
    assert re.search(shown, get_page("/en/"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/tin/?thang=2023-09", "Tin tháng 9/2023"),
        ("/en/tin/?thang=2023-09", "News of September 2023"),
    ],
)
def test_a_month_is_called_as_the_language_calls_it(get_page, address, words):
    an_article(title="Họp ở phường")
    assert words in get_page(address)
