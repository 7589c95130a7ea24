"""Opening a round in minutes: copied from the one before or from nothing, looked at, then opened."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import Calendar, assessments_of, round_named
from sen.reform.organizations import operations as organizations
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import CALENDAR, KEY, a_round, an_index, next_year_text
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

# The first of September was a holiday.
HELD = replace(CALENDAR, opens_on=date(2023, 9, 5))
DAYS = {name: getattr(HELD, name).strftime("%d/%m/%Y") for name in Calendar.names}


def opened(client, version: int, **said: object):
    fields = {
        "tu": "moi",
        "act": "save",
        "year": "2023",
        "block": "Xã, phường",
        "title": "Đợt đánh giá 2023",
        "version_id": version,
        "cut_off_on": "14/9/2023",
        "blocks": ["grassroots"],
        "explanation_days": "3",
        **DAYS,
    }
    return client.post("/danh-gia/mo/", {**fields, **said})


def values_in(page: str) -> dict[str, str]:
    """What the fields of the form hold, so that it can be sent as it came."""
    found = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', page))
    found |= {"version_id": re.search(r'<option value="(\d+)" selected', page)[1]}
    return found


def ticked_in(page: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="(\w+)"[^>]*checked', page)


def test_without_an_index_the_secretary_is_led_to_adopting_one(sign_in, get_page):
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/mo/")
    assert 'href="/danh-gia/bo-chi-so/"' in page
    assert "<form" not in page.split("<main", 1)[1]


def test_a_round_opens_over_the_wards_and_communes_of_the_cut_off_day(client, sign_in, get_page):
    ward, commune = a_unit("Phường Một"), a_unit("Xã Hai", kind=Kind.COMMUNE)
    a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT)
    version = an_index()
    sign_in(Role.SECRETARY, ward.id)
    assert "Bộ chỉ số thử" in get_page("/danh-gia/mo/")
    answer = opened(client, version)
    assert (answer.status_code, answer.url) == (302, "/danh-gia/2023/xa-phuong/")
    card = round_named(2023, KEY)
    assert card.calendar == HELD
    members = assessments_of(card.id)
    assert {each.unit_id for each in members} == {ward.id, commune.id}
    assert {each.peer_group for each in members} == {"Xã, phường"}


def test_named_groups_take_their_units_out_of_the_block(client, sign_in):
    one, two, three = (a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba"))
    sign_in(Role.SECRETARY, one.id)
    assert opened(client, an_index(), name_0="Trung tâm", units_0=[one.id, two.id]).status_code == 302
    groups = {each.unit_id: each.peer_group for each in assessments_of(round_named(2023, KEY).id)}
    assert groups == {one.id: "Trung tâm", two.id: "Trung tâm", three.id: "Xã, phường"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"cut_off_on": "31/2/2023"}, "ngày"),
        ({"cut_off_on": "14/9/2024"}, "không có hiệu lực"),  # after the index ends
        ({"year": "hai nghìn"}, "bốn chữ số"),
        ({"year": "1975"}, "2012"),
        ({"title": ""}, "bắt buộc"),
        ({"version_id": "999"}, "999"),
        ({"self_closes_on": "31/8/2023"}, "đang sớm hơn"),  # before the day it opens on
        ({"council_on": "12/11/2023"}, "ngày nghỉ"),  # a Sunday, and nobody said that it is meant
        ({"explanation_days": "0"}, "1"),
        ({"blocks": []}, "phải có đơn vị"),
        ({"units_0": ["1"]}, "1"),  # no such unit
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(client, sign_in, said, sentence):
    version = an_index()
    sign_in(Role.SECRETARY, a_unit().id)
    answer = opened(client, version, **said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_groups_without_names_and_units_in_two_groups_are_refused(client, sign_in):
    unit = a_unit("Phường Một")
    sign_in(Role.SECRETARY, unit.id)
    version = an_index()
    assert "tên riêng" in opened(client, version, units_0=[unit.id]).content.decode()
    answer = opened(client, version, name_0="A", units_0=[unit.id], name_1="B", units_1=[unit.id])
    assert "Đang ở hai nhóm: Phường Một" in answer.content.decode()


def test_a_year_and_block_has_one_round(client, sign_in):
    card = a_round()
    sign_in(Role.SECRETARY)
    answer = opened(client, card.version_id)
    assert answer.status_code == 422
    assert card.title in answer.content.decode()
    # Another kind of unit may have its own.
    department = a_unit("Phòng Tư pháp", kind=Kind.DEPARTMENT)
    said = {"block": "Phòng chuyên môn", "blocks": ["departments"], "title": "Phòng 2023"}
    assert opened(client, card.version_id, **said).url == "/danh-gia/2023/phong-chuyen-mon/"
    assert [each.unit_id for each in assessments_of(round_named(2023, "phong-chuyen-mon").id)] == [department.id]


def test_a_city_without_wards_has_nothing_to_compare(client, sign_in):
    version = an_index()
    department = a_unit("Phòng Nội vụ", kind=Kind.DEPARTMENT)
    sign_in(Role.SECRETARY, department.id)
    assert opened(client, version).status_code == 422


def test_nobody_else_opens_a_round(client, sign_in):
    version = an_index()
    for role in (Role.LEADER, Role.ADMINISTRATOR, Role.FOCAL_OFFICER):
        sign_in(role)
        assert client.get("/danh-gia/mo/").status_code == 403
        assert opened(client, version).status_code == 403


def test_each_day_is_shown_with_its_weekday_and_days_off_propose_the_next_working_day(client, sign_in):
    version = an_index()
    sign_in(Role.SECRETARY, a_unit().id)
    looked = opened(client, version, act="check", council_on="11/11/2023")
    page = looked.content.decode()
    assert looked.status_code == 200
    assert "Thứ 6, làm việc" in " ".join(page.split())
    assert "ngày làm việc tiếp theo: Thứ 2, 13/11/2023" in page
    moved = opened(client, version, act="shift", council_on="11/11/2023").content.decode()
    assert 'name="council_on" value="13/11/2023"' in moved
    assert opened(client, version, council_on="11/11/2023", keeps_days_off="on").status_code == 302


def test_the_round_of_last_year_is_copied_in_one_look(client, sign_in, get_page):
    units = [a_unit(f"Phường {name}") for name in ("Một", "Hai")]
    before = a_round(*units)
    newer = an_index_of_next_year()
    sign_in(Role.SECRETARY, units[0].id)
    page = get_page("/danh-gia/mo/")
    said = values_in(page)
    assert (said["year"], said["cut_off_on"], said["version_id"]) == ("2024", "14/09/2024", str(newer))
    assert said["title"] == "Chỉ số cải cách hành chính 2024"
    assert ticked_in(page, "blocks") == ["grassroots"]
    # 1/9/2024 is a Sunday, and 2 and 3/9 are the national holiday: the first working day opens.
    assert said["opens_on"] == "04/09/2024"
    assert f"vong={before.id}&amp;bo={newer}" in page
    answer = client.post(
        "/danh-gia/mo/", {**said, "tu": before.id, "act": "save", "blocks": "grassroots", "block": "Xã, phường"}
    )
    assert answer.url == "/danh-gia/2024/xa-phuong/"
    assert {each.unit_id for each in assessments_of(round_named(2024, KEY).id)} == {unit.id for unit in units}


def an_index_of_next_year() -> int:
    from sen.reform.indices.operations import adopt_version
    from tests.factories.assessments import OPENED_AT

    return adopt_version(next_year_text(), "next.toml", by=SYSTEM, at=OPENED_AT)


def test_merged_units_are_named_and_their_heir_takes_part(sign_in, get_page, at):
    one, two, three = (a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba"))
    a_round(one, two, three)
    day = date(2024, 1, 1)
    new_id = a_unit("Phường Mới", valid_from=day).id
    for unit in (one, two):
        organizations.record_succession(
            predecessor_id=unit.id, successor_id=new_id, on=day, basis="Nghị quyết 1/NQ-HĐND", by=SYSTEM, at=at
        )
    an_index_of_next_year()
    sign_in(Role.SECRETARY, three.id)
    page = " ".join(get_page("/danh-gia/mo/").split())
    assert "Phường Một → Phường Mới" in page
    assert "Phường Hai → Phường Mới" in page
    assert "Nghị quyết 1/NQ-HĐND" in page
    assert ticked_in(page, "blocks") == ["grassroots"]  # Phường Ba and Phường Mới are all there are
    assert f'name="units_0" value="{one.id}"' not in page
    assert f'name="units_0" value="{new_id}"' in page


def test_the_page_asks_the_database_little(client, sign_in, django_assert_max_num_queries):
    a_round(*(a_unit(f"Phường {number}") for number in range(1, 23)))
    sign_in(Role.SECRETARY)
    with django_assert_max_num_queries(20):
        assert client.get("/danh-gia/mo/").status_code == 200
