"""The deadlines of a person as a calendar reads them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from sen.reform.accounts.roles import Role
from sen.reform.dashboards.feed import deadlines_feed
from sen.reform.directives import models
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

DAY = date(2023, 9, 21)
AT = datetime(2023, 9, 21, 7, 0, tzinfo=UTC)


def _events(actor, on=DAY):
    feed = Calendar.from_ical(deadlines_feed(actor, on=on, at=AT))
    assert (feed["version"], feed["method"]) == ("2.0", "PUBLISH")
    return {str(event["summary"]): event for event in feed.walk("VEVENT")}


@pytest.fixture
def unit():
    return a_unit()


def test_each_deadline_is_a_whole_day_with_the_address_of_its_page(unit):
    task_id = a_task(unit.id, title="Số hóa; hồ sơ, một cửa", due_on=date(2023, 9, 30))
    (event,) = _events(an_actor(Role.UNIT_HEAD, unit_id=unit.id)).values()
    assert event["summary"] == "Tiếp nhận nhiệm vụ mới: Số hóa; hồ sơ, một cửa"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2023, 9, 30), date(2023, 10, 1))
    assert event["url"] == f"http://127.0.0.1:8000/nhiem-vu/{task_id}/"
    assert event["dtstamp"].dt == AT
    assert event["transp"] == "TRANSPARENT"


def test_what_has_no_deadline_is_not_in_it_and_neither_is_another_s(unit):
    a_task(unit.id, due_on=None)
    a_task(title="của đơn vị khác")
    assert _events(an_actor(Role.UNIT_HEAD, unit_id=unit.id)) == {}


def test_an_event_keeps_its_name_when_its_day_or_words_change(unit):
    task_id = a_task(unit.id, title="Cũ", due_on=date(2023, 9, 30))
    other_id = a_task(unit.id, title="Khác", due_on=date(2023, 9, 30))
    officer = an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    before = _events(officer)
    models.Task.objects.filter(pk=task_id).update(title="Mới", due_on=date(2023, 10, 5))
    after = _events(officer, on=DAY + timedelta(days=1))
    assert after["Tiếp nhận nhiệm vụ mới: Mới"]["uid"] == before["Tiếp nhận nhiệm vụ mới: Cũ"]["uid"]
    assert after["Tiếp nhận nhiệm vụ mới: Mới"]["uid"] != after["Tiếp nhận nhiệm vụ mới: Khác"]["uid"]
    assert other_id != task_id


def test_it_tells_what_and_where_and_nothing_else(unit):
    a_task(unit.id, title="Việc", due_on=date(2023, 9, 30), basis="Công văn nội bộ", product="Tài liệu")
    officer = an_actor(Role.UNIT_HEAD, unit_id=unit.id)
    text = deadlines_feed(officer, on=DAY, at=AT).decode()
    for word in ("nội bộ", "Tài liệu", officer.name, "giao bởi"):
        assert word not in text
