"""What people see of the plan, and how they report progress."""

from datetime import date
from decimal import Decimal

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.directives.models import ProgressReport
from sen.reform.directives.operations import NewArea
from tests.factories.directives import a_plan, an_item, item_id, reported
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def _areas(count=8, **said):
    return tuple(NewArea(str(n), f"Lĩnh vực {n}", (an_item(f"{n}.1", **said),)) for n in range(1, count + 1))


def test_the_plan_says_its_figure_its_formula_and_its_day(sign_in, get_page):
    unit = a_unit()
    a_plan(*_areas(lead_unit_id=unit.id), is_simulated=True)
    for number in range(1, 9):
        reported(f"{number}.1", 80)
    sign_in(Role.LEADER)
    page = get_page("/ke-hoach/2023/").replace("\xa0", " ")
    for words in (
        "Kế hoạch 2023 đạt 80 %",
        "Số liệu đến 21/9/2023",
        "Dữ liệu mô phỏng",
        "9/12 tháng",
        "mức cần đạt 75 % (vạch)",
        "trung bình các lĩnh vực",
    ):
        assert words in page
    assert page.count("bullet-good") == 8


def test_an_area_shows_the_division_of_each_item(sign_in, get_page):
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1", planned=Decimal(30), measure="cuộc"), an_item("1.2"))))
    reported("1.1", 27)
    sign_in(Role.LEADER)
    page = get_page("/ke-hoach/2023/linh-vuc/1/")
    assert "Chỉ đạo: 45 %" in page
    assert "27 ÷ 30" in page
    assert "0 ÷ 100" in page
    assert "Chưa báo cáo" in page


def test_another_day_shows_the_figures_of_that_day(sign_in, get_page):
    a_plan()
    reported("1.1", 40, date(2023, 6, 14))
    reported("1.1", 90, date(2023, 9, 14))
    sign_in(Role.LEADER)
    assert "đạt 40 %" in get_page("/ke-hoach/2023/?on=30/6/2023")
    assert ": 40 %" in get_page("/ke-hoach/2023/linh-vuc/1/?on=30/6/2023")


@pytest.mark.parametrize("text", ["31/2/2023", "hôm qua", "2023"])
def test_a_wrong_day_is_named_and_today_is_shown(text, sign_in, get_page):
    a_plan()
    sign_in(Role.LEADER)
    page = get_page(f"/ke-hoach/2023/?on={text}", status=422)
    assert "Số liệu đến 21/9/2023" in page
    assert "error-summary" in page
    get_page(f"/ke-hoach/2023/linh-vuc/1/?on={text}", status=422)


def test_a_year_without_a_plan_says_so_and_offers_the_latest(sign_in, get_page, client):
    sign_in(Role.LEADER)
    assert "Năm 2024 chưa có kế hoạch" in get_page("/ke-hoach/2024/")
    a_plan()
    assert "/ke-hoach/2023/" in get_page("/ke-hoach/2024/")
    assert client.get("/ke-hoach/").url == "/ke-hoach/2023/"


@pytest.mark.parametrize(
    "address",
    [
        "/ke-hoach/2023/linh-vuc/9/",  # no such area
        "/ke-hoach/2024/linh-vuc/1/",  # no such plan
        "/ke-hoach/2024/don-vi/1/",
        "/ke-hoach/muc/99999999/",
    ],
)
def test_what_does_not_exist_is_not_found(address, sign_in, get_page):
    a_plan()
    sign_in(Role.LEADER)
    get_page(address, status=404)


def test_a_unit_sees_its_items_and_the_way_to_report_them(sign_in, get_page):
    unit = a_unit("Phường 3")
    a_plan(NewArea("1", "Chỉ đạo", (an_item("1.1", lead_unit_id=unit.id), an_item("1.2"))))
    sign_in(Role.FOCAL_OFFICER, unit.id)
    assert "Báo cáo của Phường 3" in get_page("/ke-hoach/2023/")
    page = get_page(f"/ke-hoach/2023/don-vi/{unit.id}/")
    assert "1.1 Chỉ tiêu 1.1" in page
    assert "1.2 Chỉ tiêu 1.2" not in page
    assert f"/ke-hoach/muc/{item_id('1.1')}/" in page


def test_a_unit_without_items_is_told_so(sign_in, get_page):
    a_plan()
    unit = a_unit("Phường 4")
    sign_in(Role.UNIT_HEAD, unit.id)
    assert "không chủ trì mục kế hoạch nào" in get_page(f"/ke-hoach/2023/don-vi/{unit.id}/")


def test_a_figure_with_a_decimal_comma_is_taken(sign_in, client):
    unit = a_unit()
    a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    sign_in(Role.FOCAL_OFFICER, unit.id)
    address = f"/ke-hoach/muc/{item_id('1.1')}/"
    said = {"value": "12,5", "reported_on": "14/9/2023", "is_estimate": "on", "note": "Theo sổ"}
    page = client.post(address, said, follow=True).content.decode()
    assert "Đã ghi nhận báo cáo" in page
    assert "12,5" in page
    assert "(ước)" in page
    report = ProgressReport.objects.get()
    assert (report.value, report.reported_on, report.is_estimate) == (Decimal("12.5"), date(2023, 9, 14), True)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"value": "mười hai"}, "mười hai"),
        ({"value": ""}, "Đã đạt"),
        ({"value": "-1"}, "không thể đạt -1"),
        ({"reported_on": "31/2/2023"}, "Tính đến ngày"),
        ({"reported_on": "22/9/2023"}, "không sau hôm nay"),
        ({"value": "1", "note": "x" * 1001}, "Ghi chú"),
    ],
)
def test_a_wrong_report_comes_back_with_a_sentence_and_keeps_what_was_typed(said, words, sign_in, client):
    unit = a_unit()
    a_plan(NewArea("1", "A", (an_item(lead_unit_id=unit.id),)))
    sign_in(Role.FOCAL_OFFICER, unit.id)
    answer = client.post(f"/ke-hoach/muc/{item_id('1.1')}/", {"value": "55", "reported_on": "14/9/2023", **said})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("error-summary")[1]
    assert "UNDEFINED" not in page
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.LEADER, Role.UNIT_HEAD])
def test_people_of_other_units_see_why_they_may_not_report(role, sign_in, get_page, client):
    a_plan()
    sign_in(role, a_unit("Phường 9").id)
    address = f"/ke-hoach/muc/{item_id('1.1')}/"
    page = get_page(address)
    assert "Chỉ thủ trưởng, cán bộ đầu mối" in page
    assert 'name="value"' not in page
    answer = client.post(address, {"value": "1", "reported_on": "14/9/2023"})
    assert answer.status_code == 403
    assert not ProgressReport.objects.exists()


def test_people_without_a_post_are_told_why_they_see_nothing(sign_in, get_page):
    a_plan()
    sign_in(None)
    for address in ("/ke-hoach/2023/", "/ke-hoach/2023/linh-vuc/1/", f"/ke-hoach/muc/{item_id('1.1')}/"):
        assert "giao vị trí" in get_page(address, status=403)


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/ke-hoach/2023/").url == "/dang-nhap/?next=/ke-hoach/2023/"


def test_the_pages_take_the_same_queries_for_22_units(sign_in, client, django_assert_max_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(1, 23)]
    a_plan(
        *(
            NewArea(str(n), f"Lĩnh vực {n}", tuple(an_item(f"{n}.{u.id}", lead_unit_id=u.id) for u in units))
            for n in range(1, 9)
        )
    )
    sign_in(Role.LEADER)
    # Session, account, posts; then the plan, its items, areas and reports.
    with django_assert_max_num_queries(9):
        client.get("/ke-hoach/2023/")
    with django_assert_max_num_queries(8):
        client.get("/ke-hoach/2023/linh-vuc/1/")
