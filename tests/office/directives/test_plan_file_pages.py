"""What the secretary sees on the way from a file to a plan, and of its issues and papers."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sen.reform.accounts.roles import Role
from sen.reform.directives.models import Plan, PlanImport, PlanItem
from sen.reform.directives.operations import NewArea
from sen.reform.organizations.kinds import Kind
from tests.factories.directives import a_plan, an_item, item_id, reissued, reported
from tests.factories.plan_files import ROWS, a_workbook
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(sign_in):
    for name in ("Phòng Nội vụ", "Phòng Tư pháp"):
        a_unit(name, Kind.DEPARTMENT)
    a_unit("Phường 3")
    return sign_in(Role.SECRETARY)


def sent(client, data=None, **said):
    file = SimpleUploadedFile("kh.xlsx", a_workbook() if data is None else data)
    given = {"title": "Kế hoạch 2023", "number": "12/KH-UBND", "issued_on": "13/1/2023", "file": file, **said}
    return client.post("/ke-hoach/2023/nhap/", given, follow=True)


def confirm(client, page):
    digest = page.split('name="digest" value="')[1].split('"')[0]
    return client.post(f"/ke-hoach/nhap/{PlanImport.objects.latest('id').pk}/", {"digest": digest}, follow=True)


@pytest.mark.usefixtures("secretary")
def test_a_year_without_a_plan_leads_to_the_file_and_the_file_to_the_plan(client, get_page):
    assert "/ke-hoach/2023/nhap/" in get_page("/ke-hoach/2023/")
    page = sent(client).content.decode()
    assert "Đọc được 2 nội dung" in page
    assert "Trang tính “KH”, hàng 4, cột “Thời hạn”" in page
    assert "Chưa ghi nhận gì" in page
    page = confirm(client, page).content.decode()
    assert "Đã ghi nhận kế hoạch" in page
    assert "1. Cải cách thể chế" in page
    assert "Kế hoạch ban hành lần 1" in page
    assert "Đã ghi nhận." in get_page(f"/ke-hoach/nhap/{PlanImport.objects.get().pk}/")


@pytest.mark.usefixtures("secretary")
def test_every_fault_is_shown_by_row_and_column_and_there_is_nothing_to_confirm(client):
    bad = [ROWS[0], (*ROWS[1][:5], "", "", "31/3/2024"), (*ROWS[2][:5], "Phòng Nội chính", "", "sớm")]
    page = sent(client, a_workbook(bad)).content.decode()
    assert "Cần sửa 4 chỗ trong tệp" in page
    for words in (
        "hàng 3, cột “Đơn vị chủ trì”",
        "hàng 3, cột “Thời hạn”",
        "hàng 4, cột “Đơn vị chủ trì”",
        "Có phải là Phòng Nội vụ?",
        "hàng 4, cột “Thời hạn”",
    ):
        assert words in page
    assert 'name="digest"' not in page
    answer = client.post(f"/ke-hoach/nhap/{PlanImport.objects.get().pk}/", {"digest": "x"})
    assert answer.status_code == 422
    assert not PlanItem.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"data": b""}, "trống"),
        ({"data": b"%PDF-1.7"}, "không phải tệp Word"),
        ({"data": b"PK\x03\x04rubbish"}, "bị hỏng"),
        ({"issued_on": "1/1/2021"}, "Kế hoạch năm 2023 được ban hành trong năm 2023"),
        ({"issued_on": "hôm qua"}, "Ngày ban hành"),
        ({"number": ""}, "Số, ký hiệu"),
    ],
)
@pytest.mark.usefixtures("secretary")
def test_a_file_or_a_day_that_cannot_be_taken_comes_back_with_a_sentence(said, words, client):
    answer = sent(client, **said)
    assert answer.status_code == 422
    assert words in answer.content.decode().split("error-summary")[1]
    assert not PlanImport.objects.exists()


@pytest.mark.usefixtures("secretary")
def test_a_plan_is_issued_again_with_its_reason_and_shows_what_changed(client, get_page):
    confirm(client, sent(client).content.decode())
    page = sent(client, issued_on="1/7/2023", reason="")
    assert page.status_code == 422
    page = sent(client, issued_on="1/1/2023", reason="Đổi")
    assert "ban hành ngày 13/1/2023" in page.content.decode().split("error-summary")[1]
    changed = a_workbook([*ROWS[:2], (*ROWS[2][:3], 80, *ROWS[2][4:])])
    page = sent(client, changed, issued_on="1/7/2023", number="45/KH-UBND", reason="Tỉnh điều chỉnh").content.decode()
    assert "Thêm 0, bỏ 0, thay đổi 1; giữ nguyên 1." in page
    assert "95 %" in page
    confirm(client, page)
    page = get_page("/ke-hoach/2023/ban-hanh/")
    for words in ("Lần 2: 45/KH-UBND", "Lần 1: 12/KH-UBND", "Tỉnh điều chỉnh", "Hiệu lực", "95 %", "80 %"):
        assert words in page


@pytest.mark.usefixtures("secretary")
def test_somebody_quicker_is_told_of_and_nothing_is_entered(client):
    first, second = (sent(client).content.decode() for _ in range(2))
    confirm(client, second)
    older = PlanImport.objects.earliest("id").pk
    answer = client.post(f"/ke-hoach/nhap/{older}/", {"digest": first.split('name="digest" value="')[1].split('"')[0]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Trong lúc đó kế hoạch năm 2023 đã được ban hành lại" in page
    assert "Tải tệp lên lại" in page
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
def test_others_neither_bring_nor_confirm_a_plan(role, sign_in, client, get_page):
    sign_in(role)
    for address in ("/ke-hoach/2023/nhap/", "/ke-hoach/nhap/1/"):
        assert "thư ký hội đồng" in get_page(address, status=403).lower()
        assert client.post(address).status_code == 403
    assert "/ke-hoach/2023/nhap/" not in get_page("/ke-hoach/2023/")
    a_plan()
    assert "/ke-hoach/2023/nhap/" not in get_page("/ke-hoach/2023/")
    assert "Lần 1" in get_page("/ke-hoach/2023/ban-hanh/")


@pytest.mark.parametrize(
    "address",
    ["/ke-hoach/1999/nhap/", "/ke-hoach/nhap/99999999/", "/ke-hoach/2024/ban-hanh/", "/ke-hoach/2023/ban-hanh/2/tep.docx",
     "/ke-hoach/2023/ban-hanh/1/tep.exe"],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(address, sign_in, get_page):
    a_plan()
    sign_in(Role.SECRETARY)
    get_page(address, status=404)


@pytest.mark.parametrize(
    ("file_format", "begins"), [("docx", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")]
)
def test_each_issue_leaves_as_a_file(file_format, begins, sign_in, client):
    a_unit("UBND thành phố Sa Đéc", Kind.COMMITTEE)
    a_plan()
    reissued()
    sign_in(Role.FOCAL_OFFICER)
    for number in (1, 2):
        answer = client.get(f"/ke-hoach/2023/ban-hanh/{number}/tep.{file_format}")
        assert answer.content.startswith(begins)
        assert f"ke-hoach-cchc-2023-lan-{number}.{file_format}" in answer["Content-Disposition"]


def test_the_empty_form_is_read_as_a_plan_once_it_is_filled(sign_in, client):
    sign_in(Role.SECRETARY)
    answer = client.get("/ke-hoach/mau-nhap.xlsx")
    assert answer.content.startswith(b"PK\x03\x04")
    page = sent(client, answer.content).content.decode()
    # Its headings are known; only its one area is still empty.
    assert "Cần sửa 1 chỗ trong tệp" in page
    assert "Chỉ đạo, điều hành" in page


def test_an_old_address_of_an_item_leads_to_the_item_in_force(sign_in, client, get_page):
    unit = a_unit()
    areas = [
        NewArea("1", "A", tuple(an_item(code, lead_unit_id=unit.id) for code in codes))
        for codes in (("1.1", "1.2"), ("1.1",))
    ]
    a_plan(areas[0])
    first, dropped = item_id("1.1"), item_id("1.2")
    reissued(areas[1])
    sign_in(Role.FOCAL_OFFICER, unit.id)
    now = PlanItem.objects.get(code="1.1", area__plan__revision=2).pk
    assert client.get(f"/ke-hoach/muc/{first}/").url == f"/ke-hoach/muc/{now}/"
    page = get_page(f"/ke-hoach/muc/{dropped}/")
    assert "Không còn trong kế hoạch hiện hành" in page
    assert 'name="value"' not in page
    answer = client.post(f"/ke-hoach/muc/{dropped}/", {"value": "1", "reported_on": "14/9/2023"})
    assert answer.status_code == 422
    assert "Không còn trong kế hoạch hiện hành" in answer.content.decode()


def test_pages_show_with_whom_on_what_ground_and_from_where(sign_in, get_page):
    unit, helpers = a_unit("Phường 1"), [a_unit(f"Phường {number}") for number in (2, 3, 4, 5)]
    said = {"basis": "Nghị quyết 76/NQ-CP", "budget": "Ngân sách thành phố", "baseline": 62, "lead_unit_id": unit.id}
    many = an_item("1.1", co_ordinator_ids=tuple(one.id for one in helpers), **said)
    a_plan(NewArea("1", "A", (many, an_item("1.2", co_ordinator_ids=(helpers[0].id,)))))
    sign_in(Role.LEADER)
    page = get_page(f"/ke-hoach/muc/{item_id('1.1')}/")
    for words in ("Phường 2, Phường 3, Phường 4, Phường 5", "Nghị quyết 76/NQ-CP", "Ngân sách thành phố", "62"):
        assert words in page
    area = get_page("/ke-hoach/2023/linh-vuc/1/")
    assert "phối hợp: 4 đơn vị" in area
    assert "phối hợp: Phường 2" in area
    assert "Tham gia phối hợp" in get_page(f"/ke-hoach/2023/don-vi/{helpers[1].id}/")


def test_estimates_are_marked_wherever_a_percentage_rests_on_them(sign_in, get_page):
    a_plan(NewArea("1", "A", (an_item("1.1"),)), NewArea("2", "B", (an_item("2.1"),)))
    reported("1.1", 50, is_estimate=True)
    reported("2.1", 70)
    sign_in(Role.LEADER)
    page = get_page("/ke-hoach/2023/").replace("\xa0", " ")
    assert "Kế hoạch 2023 ước đạt 60 %" in page
    assert page.count(">ước đạt</span>") == 2  # the first area and the whole plan, not the second
    assert "Có 1 số liệu là số ước" in page
    assert "A: ước đạt 50" in get_page("/ke-hoach/2023/linh-vuc/1/")
    assert "ước đạt" not in get_page("/ke-hoach/2023/linh-vuc/2/")
    reported("1.1", 50, date(2023, 9, 20))
    assert "Kế hoạch 2023 đạt 60" in get_page("/ke-hoach/2023/")


@pytest.mark.usefixtures("secretary")
def test_the_preview_and_the_issues_take_the_same_queries_for_many_items(client, django_assert_max_num_queries):
    items = [(f"1.{n}", f"Nhiệm vụ {n}", "", "", "", "Phòng Nội vụ", "Phường 3", "30/9") for n in range(1, 60)]
    page = sent(client, a_workbook([ROWS[0], *items])).content.decode()
    with django_assert_max_num_queries(10):
        client.get(f"/ke-hoach/nhap/{PlanImport.objects.get().pk}/")
    confirm(client, page)
    with django_assert_max_num_queries(8):
        client.get("/ke-hoach/2023/ban-hanh/")
