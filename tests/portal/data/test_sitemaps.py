"""The map of a site: whole, in both languages, and in portions when it is long."""

import re
from xml.etree import ElementTree as ET

import pytest

from sen.portal.data import sitemaps
from sen.reform.news.workflow import State
from tests.factories.news import an_article

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    root = ET.fromstring(answer.content)
    return root.tag, [each.text for each in root.iter(f"{SPACE}loc")]


def test_a_short_map_is_one_file_with_every_place_and_article(client, card):
    article = an_article(title="Một bài")
    an_article(State.DRAFT)
    tag, found = locations(client, "/sitemap.xml")
    assert tag == f"{SPACE}urlset"
    paths = [address.removeprefix("http://testserver") for address in found]
    assert f"/tin/{article}/mot-bai/" in paths
    assert f"/ket-qua/2023/{card.key}/" in paths
    assert sum("/tin/" in path for path in paths) == 2
    for path in paths:
        assert client.get(path).status_code == 200, path
    assert 'hreflang="en" href="http://testserver/en/du-lieu/"' in client.get("/sitemap.xml").content.decode()


def test_a_long_map_is_an_index_whose_files_hold_everything_once(client, card, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 4)
    articles = {an_article(title=f"Bài {number}") for number in range(7)}
    tag, files = locations(client, "/sitemap.xml")
    assert tag == f"{SPACE}sitemapindex"
    found = [address for file in files for address in locations(client, file.removeprefix("http://testserver"))[1]]
    assert len(found) == len(set(found))
    assert {int(number) for number in re.findall(r"/tin/(\d+)/", " ".join(found))} == articles
    assert client.get(f"/sitemap-{len(files) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_as_many_queries_for_many_articles_as_for_few(client, django_assert_max_num_queries):
    for number in range(12):
        an_article(title=f"Bài {number}")
    client.get("/")  # on PostgreSQL the first page of a process asks for its role
    with django_assert_max_num_queries(5):
        client.get("/sitemap.xml")
