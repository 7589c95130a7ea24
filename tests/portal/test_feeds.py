"""Feeds: the newest articles whole, for programs that read them elsewhere."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations, queries
from tests.factories.news import LATER, an_article
from tests.factories.pictures import a_picture
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def key():
    return a_picture()


def _text(client, address: str) -> str:
    page = ET.fromstring(client.get(address).content)
    return page.findtext(f"channel/item/{CONTENT}") or page.findtext(f"{ATOM}entry/{ATOM}content")


@pytest.mark.parametrize("address", ["/tin/rss.xml", "/tin/atom.xml"])
def test_a_feed_carries_the_whole_text_and_every_address_is_whole(client, key, address):
    an_article(body=f"![Hồ sen](anh:{key})\n\n**Chữ** [tin](/tin/) [ngoài](https://a.vn/) & <b>\n\n![Bến](anh:{key})")
    text = _text(client, address)
    assert text.startswith(
        f'<p><img src="http://testserver/anh/{key}-400.jpg" alt="Hồ sen"></p><p><strong>Chữ</strong>'
    )
    assert '<a href="http://testserver/tin/">tin</a>' in text
    assert '<a href="https://a.vn/" rel="noopener nofollow">ngoài</a>' in text
    assert "&lt;b&gt;" in text
    assert "srcset" not in text
    assert '="/' not in text


@pytest.mark.parametrize("address", ["/tin/rss.xml", "/tin/atom.xml"])
def test_a_feed_of_a_topic_has_that_topic_only(client, address):
    unit = a_unit()
    an_article(unit_id=unit.id, title="Của chủ đề", topic="Đời sống")
    an_article(unit_id=unit.id, title="Của chủ đề khác", topic="Quốc phòng", kind="notice")
    an_article(unit_id=unit.id, title="Một trang", topic="Đời sống", kind="page")
    of_topic = client.get(f"{address}?chu-de=doi-song").content.decode()
    assert ("Của chủ đề<" in of_topic, "Của chủ đề khác" in of_topic, "Một trang" in of_topic) == (True, False, False)
    assert "Đời sống" in of_topic
    everything = client.get(f"{address}?chu-de=khong-co").content.decode()
    assert "Của chủ đề khác" in everything


def test_an_article_shown_again_names_where_it_comes_from(client, key):
    city, ward = a_unit("Thành phố"), a_unit("Phường 3")
    operations.set_up_site(
        unit_id=ward.id, said=operations.SiteText(key="phuong-3", name="Phường 3"), by=SYSTEM, at=LATER
    )
    article_id = an_article(unit_id=city.id, body=f"![Hồ](anh:{key})\n\nChữ.")
    address = reverse("portal:article", args=(article_id, queries.article_page(article_id).slug))
    assert client.get(f"/phuong-3{address}").status_code == 404
    operations.share(article_id=article_id, unit_id=ward.id, by=SYSTEM, at=LATER)
    page = client.get(f"/phuong-3{address}").content.decode()
    assert "Đăng lại từ Thành phố." in page
    schema = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', page)[1]
    assert schema["isBasedOn"] == schema["mainEntityOfPage"] == canonical
    assert "phuong-3" not in canonical
    assert schema["image"] == [f"http://testserver/anh/{key}-400.jpg"]
    assert schema["publisher"]["logo"]["url"].startswith("http://testserver/static/")
