"""The news as kept pages: what is withdrawn is gone at once."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.editions.queries import LOOKED_UP_EVERY, REMEMBERED
from sen.reform.news import operations, queries
from tests.factories.news import an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    """The address of an article everybody may read."""
    page = queries.article_page(an_article(title="Họp giao ban"))
    return f"/tin/{page.id}/{page.slug}/"


def _withdraw(address, at):
    operations.withdraw(article_id=int(address.split("/")[2]), reason="Sai số liệu", by=SYSTEM, at=at)


@pytest.mark.parametrize("place", ["", "/tin/", "/tin/rss.xml", "/sitemap.xml", "article"])
def test_a_withdrawn_article_is_gone_at_once_everywhere(keeping, address, place, at):
    client, place = keeping(), address if place == "article" else place or "/"
    words = address if place == "/sitemap.xml" else "Họp giao ban"
    for _time in range(2):
        assert words in client.get(place).content.decode()
    _withdraw(address, at)
    assert words not in client.get(place).content.decode()
    assert client.get(address).status_code == 404


def test_another_process_knows_within_half_a_second(keeping, address, at, clock, monkeypatch):
    here, elsewhere = keeping(), keeping()
    assert elsewhere.get(address).status_code == here.get(address).status_code == 200
    with monkeypatch.context() as apart:
        apart.setattr(REMEMBERED, "forget", lambda: None)  # what happens here is not told there
        _withdraw(address, at)
        clock.moment += LOOKED_UP_EVERY
        assert elsewhere.get(address).status_code == 404


def test_what_was_not_found_is_there_once_it_is_published(keeping, address, at):
    client = keeping()
    _withdraw(address, at)
    assert client.get(address).status_code == 404
    again = an_article(title="Tin mới")
    page = queries.article_page(again)
    assert client.get(f"/tin/{again}/{page.slug}/").status_code == 200


def test_whoever_is_signed_in_reads_the_same(keeping, address, client, sign_in):
    sign_in(None)
    mine = client.get(address)
    assert mine.wsgi_request.user.is_authenticated
    assert mine.content == keeping().get(address).content
    assert mine.headers["Vary"] == "Accept-Encoding"
    assert not mine.cookies
