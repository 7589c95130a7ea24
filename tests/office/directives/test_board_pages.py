"""The boards in the browser's eyes: every figure opens exactly its tasks, and files carry the same figures."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations
from sen.reform.directives.operations.reminding import remind
from sen.reform.directives.operations.urging import urge
from sen.reform.organizations.kinds import Kind
from tests.factories.directives import a_plan, a_task
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

GIVEN = datetime(2023, 7, 3, 2, tzinfo=UTC)
BOARDS = "/nhiem-vu/bang-theo-doi/"
FIGURE = re.compile(r'<a href="(/nhiem-vu/[^"]*)">(\d+)</a>')


@scene
def city():
    """Tasks of three units in every standing."""
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    a_plan()
    at = datetime(2023, 9, 21, 7, tzinfo=UTC)
    units = [a_unit(f"Phường {number}") for number in (1, 2, 3)]
    for number, unit in enumerate(units):
        for due_on in (date(2023, 7, 10), date(2023, 9, 1), date(2023, 9, 20), date(2023, 9, 21), date(2023, 12, 1)):
            a_task(unit.id, at=GIVEN, due_on=due_on, area_code=str(number or ""), origin="plan:2023")
        a_task(unit.id, at=GIVEN, due_on=None)
    done, late, waiting, returned, paused, cancelled = (
        a_task(units[0].id, at=GIVEN, due_on=date(2023, 8, 1), title=f"Việc {number}") for number in range(6)
    )
    for task_id, day in ((done, date(2023, 7, 20)), (late, date(2023, 8, 20)), (waiting, date(2023, 9, 1))):
        operations.report_task(task_id, result="Xong", finished_on=day, by=SYSTEM, at=at)
    for task_id in (done, late):
        operations.accept_task(task_id, by=SYSTEM, at=at)
    operations.return_task(returned, reason="Không đúng", competent_unit_id=units[1].id, by=SYSTEM, at=at)
    operations.pause_task(paused, reason="Chờ", by=SYSTEM, at=at)
    operations.cancel_task(cancelled, reason="Thôi", by=SYSTEM, at=at)
    return units


@pytest.mark.parametrize("query", ["", "?den-ngay=15/8/2023", "?den-ngay=31/12/2023&area=1", "?origin=plan"])
def test_every_figure_opens_exactly_the_tasks_it_counts(query, city, sign_in, get_page):
    sign_in(Role.LEADER)
    figures = set(FIGURE.findall(get_page(BOARDS + query)))
    assert len(figures) >= 8
    for url, number in figures:
        listed = get_page(unescape(url)).count('<li class="list-item')
        assert listed == int(number), url


def test_the_sentence_prints_every_part_and_adds_up(city, sign_in, get_page):
    sign_in(Role.SECRETARY)
    words = re.sub(r"<[^>]+>", "", get_page(BOARDS))
    sentence = " ".join(re.search(r"\d+\s+nhiệm vụ\s+=.*?hủy", words, re.DOTALL)[0].split())
    whole, *parts = (int(number) for number in re.findall(r"\d+", sentence))
    assert whole == sum(parts) == 24
    assert len(parts) == 8


def test_the_longest_overdue_stand_first_with_how_far_up_they_came(city, sign_in, get_page, at):
    sign_in(Role.LEADER)
    remind(at=at)
    page = get_page(BOARDS)
    assert "9 trên 24 nhiệm vụ đang quá hạn" in page
    assert page.index("quá 73 ngày") < page.index("quá 20 ngày")
    assert "Đã báo đến: Lãnh đạo UBND, 14:00 21/9/2023" in page


def test_a_unit_shows_when_it_was_last_urged(city, sign_in, get_page, at):
    urge(city[1].id, by=SYSTEM, at=at)
    sign_in(Role.LEADER)
    assert get_page(BOARDS).count('<td class="nowrap">21/9/2023</td>') == 1
    assert get_page(f"{BOARDS}?den-ngay=20/9/2023").count('<td class="nowrap">21/9/2023</td>') == 0


def test_a_unit_sees_boards_over_its_own_tasks(city, sign_in, get_page):
    sign_in(Role.UNIT_HEAD, city[2].id)
    page = get_page(BOARDS)
    assert "3 trên 6 nhiệm vụ" in page
    assert "Phường 1" not in page
    assert "/nhiem-vu/don-doc/" in page
    assert "Đôn đốc đơn vị" not in page


def test_before_anything_was_given_and_for_an_empty_city_the_boards_say_so(sign_in, get_page):
    sign_in(Role.LEADER)
    for query in ("", "?den-ngay=1/1/2020"):
        assert "Không có gì để đếm" in get_page(BOARDS + query)


@pytest.mark.parametrize("query", ["?den-ngay=32/9/2023", "?unit=99999999", "?area=x", "?giver=Ai", "?origin=x"])
def test_what_cannot_be_chosen_is_named(query, city, sign_in, get_page, client):
    sign_in(Role.LEADER)
    assert "error-summary" in get_page(BOARDS + query, status=422)
    assert client.get(f"{BOARDS}tep.csv{query}").status_code == 404


def test_the_files_are_those_of_the_page(city, sign_in, client):
    sign_in(Role.LEADER)
    answer = client.get(f"{BOARDS}tep.csv?den-ngay=20/9/2023&area=1")
    assert answer["Content-Disposition"] == 'attachment; filename="nhiem-vu-2023-09-20.csv"'
    total = answer.content.decode("utf-8-sig").splitlines()[1].split(",")
    assert total[:5] == ["2023-09-20", "tong", "", "Tất cả nhiệm vụ", "5"]
    answer = client.get(f"{BOARDS}tep.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="bang-theo-doi-nhiem-vu-21-09-2023.xlsx"'
    assert client.get(f"{BOARDS}tep.pdf").status_code == 404


def test_people_without_a_post_see_no_boards(sign_in, get_page, client):
    assert client.get(BOARDS).status_code == 302
    sign_in(None)
    get_page(BOARDS, status=403)


def test_the_boards_take_the_same_queries_for_22_units(city, sign_in, client, django_assert_max_num_queries):
    a_task(*(a_unit(f"Phường {number}").id for number in range(20, 42)))
    sign_in(Role.LEADER)
    # Session, account, posts; the tasks with their records; areas twice, who was urged, how far they came up.
    with django_assert_max_num_queries(10):
        client.get(BOARDS)
