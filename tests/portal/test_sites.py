"""One installation, many sites: under a path, under a host name, and in two languages."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations
from tests.factories.news import an_article
from tests.factories.sites import SET_UP_AT, a_site
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def city_and_ward():
    city, ward = a_unit("UBND thành phố"), a_unit("Phường 3")
    a_site("Thành phố Sa Đéc", "", unit_id=city.id, shows_all_units=True)
    site_id = a_site("Phường 3", "phuong-3", unit_id=ward.id, host="p3.example.vn", phone="02773 000 003")
    an_article(unit_id=city.id, title="Tin của thành phố")
    an_article(unit_id=ward.id, title="Tin của phường")
    return site_id


def test_the_city_shows_all_and_the_ward_its_own(get_page, city_and_ward):
    city, ward = get_page("/tin/"), get_page("/phuong-3/tin/")
    assert "Tin của thành phố" in city
    assert "Tin của phường" in city
    assert "Tin của phường" in ward
    assert "Tin của thành phố" not in ward
    assert "02773 000 003" in ward
    assert "02773 000 003" not in city


def test_every_address_on_a_site_stays_on_it(get_page, city_and_ward):
    page = get_page("/phuong-3/")
    assert 'href="/phuong-3/tin/' in page
    assert 'href="/phuong-3/ket-qua/"' in page
    assert 'href="/tin/' not in page
    assert 'href="/phuong-3/' not in get_page("/")


def test_a_site_answers_to_its_own_host_name(client, city_and_ward):
    page = client.get("/tin/", headers={"host": "p3.example.vn"}).content.decode()
    assert "Tin của phường" in page
    assert "Tin của thành phố" not in page
    assert "Tin của thành phố" in client.get("/tin/", headers={"host": "khac.example.vn"}).content.decode()


def test_an_article_of_another_site_is_not_shown_under_this_one(client, city_and_ward):
    city = an_article(unit_id=a_unit("Phường 9").id, title="Tin phường 9")
    assert client.get(f"/phuong-3/tin/{city}/tin-phuong-9/").status_code == 404
    assert client.get(f"/tin/{city}/tin-phuong-9/").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [("/phuong-3", 301), ("/phuong-4/", 404), ("/phuong-3/phuong-3/", 404), ("/phuong-3/khong-co/", 404)],
)
def test_addresses_that_are_no_pages(client, city_and_ward, address, status):
    assert client.get(address).status_code == status


@pytest.mark.parametrize("prefix", ["", "/phuong-3"])
def test_every_page_is_there_in_english_too(client, city_and_ward, prefix):
    for path in ("/", "/tin/", "/ket-qua/", "/kiem-chung/"):
        answer = client.get(f"{prefix}/en{path}")
        page = answer.content.decode()
        assert '<html lang="en">' in page
        assert f'href="{prefix}{path}" lang="vi"' in page, "the way back to Vietnamese"
        assert f'href="{prefix}/en/tin/' in page, "links stay in the language"
        assert answer["Content-Language"] == "en"


def test_a_site_after_the_merger_says_what_became_of_it(get_page, city_and_ward):
    new = a_site("Phường Sa Đéc", "phuong-sa-dec")
    operations.close_site(site_id=city_and_ward, on=date(2025, 6, 30), successor_id=new, by=SYSTEM, at=SET_UP_AT)
    page = get_page("/phuong-3/tin/")
    assert "Tin của phường" in page, "what was published stays readable under its old address"
    assert "nay là Phường Sa Đéc" in page
    assert 'href="/phuong-sa-dec/"' in page


def test_readers_are_told_of_hours_without_service(get_page, city_and_ward, at):
    from datetime import timedelta

    begins = at + timedelta(days=20)
    operations.announce_outage(
        begins_at=begins, ends_at=begins + timedelta(hours=3), reason="nâng cấp máy chủ", by=SYSTEM, at=at
    )
    assert "Cổng ngừng phục vụ từ 14:00 11/10/2023" in get_page("/phuong-3/")


def test_before_a_site_is_set_up_everything_published_is_shown(get_page):
    an_article(title="Tin đầu tiên")
    assert "Tin đầu tiên" in get_page("/")
