"""From an item of the plan to its tasks and back: giving one with everything filled in, and the figure they make."""

from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives import operations
from sen.reform.directives.models import ItemKind, PlanItem, ProgressReport, Task
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, a_task, an_item, item_id, reissued, reported
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
GIVE = "/nhiem-vu/giao/"


@pytest.fixture
def units():
    return a_unit("Phường 3"), a_unit("Phường 4"), a_unit("Phường 5")


@pytest.fixture
def plan(units):
    lead, *helpers = units
    item = an_item(
        "1.1",
        title="Rà soát & rút ngắn thủ tục",
        kind=ItemKind.TASK,
        planned=Decimal(1),
        measure="",
        product="Quyết định công bố",
        lead_unit_id=lead.id,
        co_ordinator_ids=tuple(unit.id for unit in helpers),
    )
    a_plan(NewArea("1", "Chỉ đạo", (item, an_item("1.2", lead_unit_id=lead.id))))


def address(code="1.1"):
    return f"/ke-hoach/muc/{PlanItem.objects.filter(code=code).latest('id').pk}/"


def origin():
    return f"directives.item:{item_id('1.1')}"


def finished(task):
    at = datetime(2023, 9, 10, 3, tzinfo=UTC)
    operations.report_task(task, result="Xong", product="", finished_on=date(2023, 9, 10), by=SYSTEM, at=at)
    operations.accept_task(task, by=SYSTEM, at=at.replace(hour=4))


@pytest.mark.usefixtures("plan")
def test_a_task_is_given_from_an_item_with_everything_the_plan_says(sign_in, client, get_page, units):
    sign_in(Role.SECRETARY)
    page = get_page(address())
    link = unescape(page.split(f'href="{GIVE}?')[1].split('"')[0])
    form = get_page(f"{GIVE}?{link}")
    assert "Rà soát &amp; rút ngắn thủ tục</textarea>" in form
    for words in ('value="Quyết định công bố"', 'value="31/12/2023"', 'value="1" selected', f'value="{origin()}"'):
        assert words in form
    assert form.count(" checked") == 3  # one leads, two co-ordinate
    said = {
        "title": "Rà soát",
        "lead_unit_ids": [units[0].id],
        "co_ordinator_ids": [units[1].id],
        "due_on": "31/12/2023",
        "area_code": "1",
        "origin": origin(),
    }
    client.post(GIVE, said)
    task = Task.objects.get()
    assert (task.origin, task.area_code, task.due_on) == (origin(), "1", date(2023, 12, 31))
    page = get_page(address()).replace("\xa0", " ")
    assert "tính từ 1 nhiệm vụ: 0 hoàn thành" in page
    assert f"/nhiem-vu/{task.pk}/" in page


@pytest.mark.parametrize(
    "asked", ["directives.item:x", "<script>", "directives.item:1; drop", "plan:2023", "a.b:" + "1" * 13]
)
def test_an_origin_that_is_none_is_left_out_of_the_form_and_refused_when_forged(asked, sign_in, client, units):
    sign_in(Role.LEADER)
    page = client.get(GIVE, {"nguon": asked}).content.decode()
    assert 'name="origin" id="id_origin"' in page
    answer = client.post(GIVE, {"title": "Rà soát", "lead_unit_ids": [units[0].id], "origin": asked})
    assert answer.status_code == 422
    assert not Task.objects.exists()


@pytest.mark.usefixtures("plan")
def test_an_item_with_tasks_shows_them_with_badges_and_asks_for_no_report(sign_in, client, get_page, units):
    reported("1.1", 1, date(2023, 8, 1))
    tasks = [a_task(units[0].id, origin=origin(), title=f"Việc {number}") for number in range(5)]
    for task in tasks[:3]:
        finished(task)
    sign_in(Role.SECRETARY)
    page = get_page(address()).replace("\xa0", " ")
    for words in (
        "tính từ 5 nhiệm vụ: 3 hoàn thành",
        "đạt 60 %",
        "3 ÷ 5 nhiệm vụ",
        "không còn được tính",
        "Việc 4",
        "Hoàn thành đúng hạn",
        "1/8/2023",  # the old report stays readable
    ):
        assert words in page
    assert 'name="value"' not in page
    answer = client.post(address(), {"value": "1", "reported_on": "14/9/2023"})
    assert answer.status_code == 422
    assert "không báo cáo riêng" in answer.content.decode().split("error-summary")[1]
    assert ProgressReport.objects.count() == 1
    assert "3 ÷ 5 nhiệm vụ" in get_page("/ke-hoach/2023/linh-vuc/1/")
    unit_page = get_page(f"/ke-hoach/2023/don-vi/{units[0].id}/")
    assert "tính từ 5 nhiệm vụ: 3 hoàn thành" in unit_page
    assert unit_page.count("Báo cáo<span") == 1  # of the target alone


@pytest.mark.usefixtures("plan")
def test_a_target_lists_its_tasks_and_is_reported_all_the_same(sign_in, get_page, units):
    a_task(units[0].id, origin=f"directives.item:{item_id('1.2')}", title="Thu thập số liệu")
    sign_in(Role.SECRETARY)
    page = get_page(address("1.2"))
    assert "Thu thập số liệu" in page
    assert "Chỉ tiêu vẫn phải báo cáo" in page
    assert 'name="value"' in page


@pytest.mark.usefixtures("plan")
def test_people_see_the_figure_but_only_the_tasks_that_name_their_unit(sign_in, get_page, units):
    a_task(units[0].id, origin=origin(), title="Việc của Phường 3")
    a_task(units[1].id, origin=origin(), title="Việc của Phường 4")
    sign_in(Role.FOCAL_OFFICER, units[1].id)
    page = get_page(address())
    assert "tính từ 2 nhiệm vụ" in page
    assert "Việc của Phường 4" in page
    assert "Việc của Phường 3" not in page
    assert GIVE not in page.split("<main")[1]


@pytest.mark.usefixtures("plan")
def test_from_an_item_the_plan_has_dropped_nothing_is_given(sign_in, get_page):
    old = item_id("1.1")
    reissued(NewArea("1", "Chỉ đạo", (an_item("1.2"),)))
    sign_in(Role.SECRETARY)
    assert f"{GIVE}?" not in get_page(f"/ke-hoach/muc/{old}/")


@pytest.mark.usefixtures("plan")
def test_an_item_takes_the_same_queries_for_many_tasks(sign_in, client, units, django_assert_max_num_queries):
    for number in range(30):
        a_task(units[number % 3].id, origin=origin())
    sign_in(Role.SECRETARY)
    # Session, account, posts; the year's items, reports, shares, co-ordinators; tasks and their records.
    with django_assert_max_num_queries(14):
        client.get(address())
