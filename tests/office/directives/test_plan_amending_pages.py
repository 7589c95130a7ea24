"""The page on which the secretary adds one item to the plan, or changes one, without a file."""

from datetime import date
from decimal import Decimal

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.directives import queries
from sen.reform.directives.models import ItemKind, Plan, PlanItem
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, an_item, item_id, reissued
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
ADDRESS = "/ke-hoach/2023/bo-sung/"


@pytest.fixture
def units():
    return a_unit("Phường 3"), a_unit("Phường 4"), a_unit("Phường 5")


@pytest.fixture
def plan(units):
    lead, helper, _other = units
    item = an_item(
        "1.1",
        kind=ItemKind.TASK,
        planned=Decimal(3),
        measure="bước",
        lead_unit_id=lead.id,
        co_ordinator_ids=(helper.id,),
        product="Báo cáo",
        basis="Nghị quyết 76",
        budget="Ngân sách",
    )
    a_plan(NewArea("1", "Chỉ đạo", (item, an_item("1.2"))), NewArea("2", "Thể chế", (an_item("2.1"),)))


@pytest.fixture
def send(client, units):
    """Send the form for an item that changes, or a new one, and come back with the status and the page."""

    def _send(item=None, **said):
        given = {
            "number": "45/KH-UBND",
            "issued_on": "20/9/2023",
            "reason": "Tỉnh giao thêm",
            "title": "Số hóa hồ sơ",
            "lead_unit_id": units[0].id,
            "co_ordinator_ids": [units[1].id],
            "due_on": "30/11/2023",
            "planned": "3",
            "base_revision": "1",
            **({} if item else {"area_code": "2", "kind": "target", "measure": "%", "baseline": "12,5"}),
            **said,
        }
        address = f"{ADDRESS}?muc={item}" if item else ADDRESS
        answer = client.post(address, {name: value for name, value in given.items() if value is not None}, follow=True)
        page = answer.content.decode()
        assert "UNDEFINED" not in page
        return answer.status_code, page

    return _send


@pytest.mark.usefixtures("plan")
def test_an_item_is_added_to_an_area_and_the_issues_show_it(sign_in, get_page, send, units):
    sign_in(Role.SECRETARY)
    assert ADDRESS in get_page("/ke-hoach/2023/")
    page = get_page(f"{ADDRESS}?linh-vuc=2")
    assert 'value="2" selected' in page
    assert "thành lần 2" in page
    status, page = send()
    assert status == 200
    for words in ("Đã ban hành lại kế hoạch", "45/KH-UBND", "Tỉnh giao thêm", "2.2 Số hóa hồ sơ"):
        assert words in page
    item = PlanItem.objects.get(code="2.2")
    assert (item.planned, item.baseline, item.measure, item.due_on) == (3, Decimal("12.5"), "%", date(2023, 11, 30))
    assert (item.lead, list(item.co_ordinators.values_list("id", flat=True))) == (
        PlanItem.objects.filter(code="1.1").first().lead,
        [units[1].id],
    )


@pytest.mark.usefixtures("plan")
def test_an_item_is_changed_from_its_page_with_everything_filled_in(sign_in, get_page, send):
    sign_in(Role.SECRETARY)
    number = item_id("1.1")
    assert f"{ADDRESS}?muc={number}" in get_page(f"/ke-hoach/muc/{number}/")
    page = get_page(f"{ADDRESS}?muc={number}")
    for words in (
        "Chỉ tiêu 1.1</textarea>",
        "Báo cáo</textarea>",
        "Nghị quyết 76</textarea>",
        'value="31/12/2023"',
        'value="3"',
    ):
        assert words in page
    assert page.count(" checked") == 1
    assert 'name="area_code"' not in page  # its place and its measure stay
    assert 'name="measure"' not in page
    status, page = send(number, area_code="2", measure="%", kind="target")  # forged: not listened to
    assert status == 200
    assert "Chỉ tiêu 1.1" in page  # before
    assert "Số hóa hồ sơ" in page  # and after
    line = next(line for line in queries.plan_lines(2023).lines if line.code == "1.1")
    assert (line.area_code, line.kind, line.measure, line.product) == ("1", "task", "bước", "")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"number": ""}, "Số, ký hiệu"),
        ({"issued_on": "hôm qua"}, "Ngày ban hành"),
        ({"issued_on": "1/1/2023"}, "10/1/2023"),
        ({"reason": " "}, "Lý do"),
        ({"title": ""}, "Nhiệm vụ, chỉ tiêu"),
        ({"lead_unit_id": ""}, "Chủ trì: "),
        ({"lead_unit_id": "404"}, "404"),
        ({"due_on": "1/1/2024"}, "2023"),
        ({"planned": "0"}, "0"),
        ({"planned": "ba"}, "ba"),
        ({"planned": "0,00001"}, "thập phân"),
        ({"planned": "9" * 16}, "14"),
        ({"kind": "task", "planned": "2,5"}, "2,5"),
        ({"area_code": "9"}, "9"),
        ({"code": "2.1"}, "2.1"),
        ({"base_revision": "0"}, "1"),
        ({"base_revision": "2"}, "01/KH-UBND"),
        ({"base_revision": None}, "Các lần ban hành: "),
        ({"baseline": "9" * 30}, "9"),
        ({"code": "x" * 21}, "20"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_what_cannot_be_issued_comes_back_with_a_sentence_and_what_was_typed(said, words, sign_in, send):
    sign_in(Role.SECRETARY)
    status, page = send(**{"product": "Sản phẩm đã gõ", **said})
    assert status == 422
    assert words in page.split("error-summary")[1]
    assert "Sản phẩm đã gõ" in page
    assert Plan.objects.count() == 1


@pytest.mark.usefixtures("plan")
def test_the_lead_cannot_co_ordinate_and_a_change_must_change_something(sign_in, send, units):
    sign_in(Role.SECRETARY)
    status, page = send(co_ordinator_ids=[units[0].id])
    assert (status, "2.2" in page.split("error-summary")[1]) == (422, True)
    same = {
        "title": "Chỉ tiêu 1.1",
        "due_on": "31/12/2023",
        "product": "Báo cáo",
        "basis": "Nghị quyết 76",
        "budget": "Ngân sách",
    }
    status, page = send(item_id("1.1"), **same)
    assert (status, "đã đúng như vậy" in page) == (422, True)
    # What is said of the place of a new item has no field of its own here: it stands above the form.
    status, page = send(item_id("1.1"), planned="2,5")
    assert (status, "2,5" in page.split("error-summary")[1]) == (422, True)
    assert Plan.objects.count() == 1


def test_lines_sent_by_a_browser_are_no_change(sign_in, send, units):
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1", lead_unit_id=units[0].id, product="Một\nHai"),)))
    sign_in(Role.SECRETARY)
    same = {"title": "Chỉ tiêu 1.1", "due_on": "31/12/2023", "planned": "100", "co_ordinator_ids": []}
    status, page = send(item_id("1.1"), **same, product="Một\r\nHai")
    assert (status, "đã đúng như vậy" in page) == (422, True)


@pytest.mark.usefixtures("plan")
def test_what_the_last_issue_does_not_have_is_not_found(sign_in, get_page):
    sign_in(Role.SECRETARY)
    old, dropped = item_id("1.1"), item_id("2.1")
    reissued(NewArea("1", "Chỉ đạo", (an_item("1.1", kind=ItemKind.TASK, planned=Decimal(3), measure="bước"),)))
    assert "Sửa mục 1.1" in get_page(f"{ADDRESS}?muc={old}")
    for asked in (f"?muc={dropped}", "?muc=99999999", "?muc=x", "?muc=-1", "?muc=" + "9" * 30):
        get_page(f"{ADDRESS}{asked}", status=404)
    get_page("/ke-hoach/2024/bo-sung/", status=404)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY] + [None])
@pytest.mark.usefixtures("plan")
def test_nobody_else_gets_there_by_address_or_sees_the_way(role, sign_in, client, send, units):
    sign_in(role, units[0].id if role else None)
    assert client.get(ADDRESS).status_code == 403
    assert send()[0] == 403
    assert ADDRESS not in client.get("/ke-hoach/2023/").content.decode()
    assert ADDRESS not in client.get(f"/ke-hoach/muc/{item_id('1.1')}/").content.decode()
    assert Plan.objects.count() == 1


def test_the_page_takes_the_same_queries_for_22_units(sign_in, client, django_assert_max_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, 23)]
    a_plan(NewArea("1", "A", tuple(an_item(f"1.{unit.id}", lead_unit_id=unit.id) for unit in units)))
    sign_in(Role.SECRETARY)
    # Session, account, posts; then the items of the plan, the co-ordinators of the one, and the units.
    with django_assert_max_num_queries(8):
        client.get(f"{ADDRESS}?muc={item_id(f'1.{units[3].id}')}")
