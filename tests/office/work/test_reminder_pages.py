"""Deadlines by mail and in one's own calendar."""

import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from sen.reform.accounts.models import User
from sen.reform.accounts.queries import email_of
from sen.reform.accounts.roles import Role
from tests.factories.directives import a_task
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

PAGE = "/viec-cua-toi/lich/"


def _address(answer):
    return re.search(r"http://127\.0\.0\.1:8000(/viec-cua-toi/lich/[\w-]{43}\.ics)", answer.content.decode())[1]


@pytest.fixture
def officer(sign_in):
    unit = a_unit()
    a_task(unit.id, title="Số hóa", due_on=date(2023, 9, 30))
    return sign_in(Role.FOCAL_OFFICER, unit.id)


def test_the_address_is_shown_once_and_opens_without_signing_in(officer, client, get_page):
    assert "Bạn chưa có địa chỉ lịch." in get_page(PAGE)
    answer = client.post(f"{PAGE}dia-chi/")
    address = _address(answer)
    assert "no-store" in answer["Cache-Control"]
    assert ".ics" not in get_page(PAGE)
    feed = Client().get(address)
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in feed["Cache-Control"]
    (event,) = Calendar.from_ical(feed.content).walk("VEVENT")
    assert event["summary"] == "Tiếp nhận nhiệm vụ mới: Số hóa"


def test_a_new_address_ends_the_old_one_and_ending_it_leaves_none(officer, client, get_page):
    old, new = (_address(client.post(f"{PAGE}dia-chi/")) for _time in range(2))
    assert [Client().get(address).status_code for address in (old, new)] == [404, 200]
    assert client.post(f"{PAGE}thoi/").url == PAGE
    assert Client().get(new).status_code == 404
    assert "Bạn chưa có địa chỉ lịch." in get_page(PAGE)


def test_the_feed_of_a_closed_account_is_gone(officer, client):
    address = _address(client.post(f"{PAGE}dia-chi/"))
    User.objects.filter(pk=officer.user_id).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_a_guessed_address_shows_nothing(client):
    assert client.get(f"{PAGE}{'a' * 43}.ics").status_code == 404


def test_the_feed_is_only_read(officer, client):
    address = _address(client.post(f"{PAGE}dia-chi/"))
    assert Client().post(address).status_code == 405


def test_a_person_says_where_the_mail_goes_and_ends_it(officer, client, get_page):
    assert client.post(f"{PAGE}thu/", {"email": "nguoi-thu@example.vn"}).url == PAGE
    assert "nguoi-thu@example.vn" in get_page(PAGE)
    assert client.post(f"{PAGE}thu/", {"email": ""}).status_code == 302
    assert email_of(officer.user_id) == ""


def test_a_wrong_address_is_said_beside_the_field(officer, client):
    answer = client.post(f"{PAGE}thu/", {"email": "không phải thư"})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert email_of(officer.user_id) == ""


def test_my_work_leads_to_the_reminders(officer, get_page):
    assert f'href="{PAGE}"' in get_page("/viec-cua-toi/")
