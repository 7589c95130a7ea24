"""Pictures and files of public articles, as anybody may ask for them."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations, queries
from sen.reform.news.workflow import State
from tests.factories.news import LATER, an_article
from tests.factories.pictures import a_pdf, a_picture, an_attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def media():
    """The number of a public article, its picture and its file."""
    picture, file = a_picture(), an_attachment()
    return an_article(body=f"![Hồ](anh:{picture})\n\n[Kế hoạch](tep:{file})"), picture, file


def test_a_picture_of_a_public_article_is_kept_for_ever_and_can_do_nothing(client, media):
    answer = client.get(f"/anh/{media[1]}-400.jpg")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert "Set-Cookie" not in answer


def test_a_file_is_saved_under_its_name_and_asked_for_again(client, media):
    answer = client.get(f"/tep/{media[2]}.pdf")
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "application/pdf", a_pdf())
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''K%E1%BA%BF")
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    again = client.get(f"/tep/{media[2]}.pdf", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_was_withdrawn_is_gone_even_for_those_who_know_its_address(client, media):
    operations.withdraw(article_id=media[0], reason="Sai.", by=SYSTEM, at=LATER)
    assert client.get(f"/anh/{media[1]}-400.jpg").status_code == 404
    assert client.get(f"/tep/{media[2]}.pdf").status_code == 404


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_nothing_of_an_unpublished_article_leaves_the_desk(client, state):
    picture, file = a_picture(), an_attachment()
    an_article(state, body=f"![Hồ](anh:{picture})\n\n[Kế hoạch](tep:{file})")
    assert client.get(f"/anh/{picture}-400.jpg").status_code == 404
    assert client.get(f"/tep/{file}.pdf").status_code == 404
    assert client.get(f"/bien-tap/anh/{picture}-400.jpg").status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "{key}-401.jpg",  # no such size
        "{key}-400.png",
        "{key}-400.jpg.exe",
        "{key}.jpg",
        "../pictures/{key}.jpg",
        "..%2fpictures%2f{key}-400.jpg",
        "{key}-400.jpg%00.svg",
        "0123456789abcdef0123-400.jpg",
        "{upper}-400.jpg",
        "x",
    ],
)
def test_no_other_name_finds_anything(client, media, name):
    for place, key in (("anh", media[1]), ("tep", media[2])):
        address = f"/{place}/{name.format(key=key, upper=key.upper())}"
        assert client.get(address).status_code == 404


def test_pictures_of_every_site_and_language_have_one_address(client, media):
    page = queries.article_page(media[0])
    assert page.picture.src == f"/anh/{media[1]}-400.jpg"
    assert client.get(page.picture.src).status_code == 200
    assert client.get(page.attachments[0].address).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_media_are_only_read(client, media, method):
    assert getattr(client, method)(f"/anh/{media[1]}-400.jpg").status_code == 405
    assert getattr(client, method)(f"/tep/{media[2]}.pdf").status_code == 405


def test_a_picture_costs_one_reading(client, media, django_assert_num_queries):
    client.get(f"/anh/{media[1]}-400.jpg")  # whether there is a role for the public is asked once
    with django_assert_num_queries(1):
        client.get(f"/anh/{media[1]}-400.jpg")
    with django_assert_num_queries(1):
        client.get(f"/tep/{media[2]}.pdf")
