"""The calendar is read by everybody and kept by administrators."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.organizations import operations, queries
from sen.reform.organizations.models import DayOverride

pytestmark = pytest.mark.django_db

PAGE = "/don-vi/lich-lam-viec/"
STORM = {"day": "22/9/2023", "choice": "nghi", "reason": "Bão số 4"}


def test_everybody_reads_the_year_and_finds_it_from_the_units(sign_in, get_page):
    sign_in(Role.FOCAL_OFFICER)
    assert f'href="{PAGE}"' in get_page("/don-vi/")
    text = get_page(PAGE)
    for words in ("Lịch làm việc năm 2023", "249 ngày làm việc", "Quốc khánh (nghỉ bù)", "4/9/2023"):
        assert words in text
    assert "Ghi ngày này" not in text


@pytest.mark.parametrize(("asked", "year"), [("2026", 2026), ("1900", 2023), ("năm nay", 2023), ("2099", 2099)])
def test_a_year_can_be_chosen_and_a_wrong_one_shows_this_year(asked, year, sign_in, get_page):
    sign_in(Role.EDITOR)
    assert f"Lịch làm việc năm {year}" in get_page(f"{PAGE}?nam={asked}")


def test_an_administrator_changes_a_day_and_takes_it_back(client, sign_in, get_page):
    sign_in(Role.ADMINISTRATOR)
    assert client.post(f"{PAGE}ngay/", STORM).url == f"{PAGE}?nam=2023"
    assert not queries.work_calendar().is_working(date(2023, 9, 22))
    text = get_page(PAGE)
    assert "Bão số 4" in text
    assert "quyết định riêng" in text
    assert client.post(f"{PAGE}bo-ngay/", {"day": "2023-09-22"}).status_code == 302
    assert queries.work_calendar().is_working(date(2023, 9, 22))
    exchange = {"day": "23/9/2023", "choice": "lam", "reason": "Làm bù"}
    assert client.post(f"{PAGE}ngay/", exchange).status_code == 302
    assert queries.work_calendar().is_working(date(2023, 9, 23))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"day": "31/9/2023"}, "ngày"),
        ({"day": "24/9/2023"}, "nghỉ cuối tuần"),  # it is a Sunday anyway
        ({"reason": ""}, "Lý do"),
        ({"choice": "khác"}, "Trở thành"),
    ],
)
def test_what_cannot_be_entered_is_said_beside_the_field_and_nothing_is_kept(changed, words, client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    answer = client.post(f"{PAGE}ngay/", {**STORM, **changed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not DayOverride.objects.exists()


def test_a_day_that_is_none_is_not_taken_back(client, sign_in):
    sign_in(Role.ADMINISTRATOR)
    assert client.post(f"{PAGE}bo-ngay/", {"day": "hôm qua"}).status_code == 302
    assert client.post(f"{PAGE}bo-ngay/", {"day": "2023-09-22"}).status_code == 404


def test_the_week_changes_from_a_day(client, sign_in, get_page):
    sign_in(Role.ADMINISTRATOR)
    week = {"valid_from": "1/10/2023", "days": ["1", "2", "3", "4", "5", "6"]}
    assert client.post(f"{PAGE}tuan/", week).status_code == 302
    assert "từ ngày 1/10/2023: Thứ 2, Thứ 3, Thứ 4, Thứ 5, Thứ 6, Thứ 7" in get_page(PAGE)
    assert client.post(f"{PAGE}tuan/", {"valid_from": "1/10/2023"}).status_code == 422


def test_others_are_refused(client, sign_in, at):
    sign_in(Role.SECRETARY)
    operations.rest_on(date(2023, 9, 25), reason="Bão", by=SYSTEM, at=at)
    for path, said in (
        ("ngay/", STORM),
        ("bo-ngay/", {"day": "2023-09-25"}),
        ("tuan/", {"valid_from": "1/10/2023", "days": ["1"]}),
    ):
        assert client.post(f"{PAGE}{path}", said).status_code == 403
    assert DayOverride.objects.count() == 1


def test_the_page_costs_the_same_however_many_days(client, sign_in, at, django_assert_max_num_queries):
    sign_in(Role.FOCAL_OFFICER)
    for number in range(18, 23):
        operations.rest_on(date(2023, 9, number), reason="Bão", by=SYSTEM, at=at)
    with django_assert_max_num_queries(6):
        client.get(PAGE)
