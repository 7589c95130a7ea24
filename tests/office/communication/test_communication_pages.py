"""The plan of communication on its pages: planned, reported with a proof, called off, counted."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives.operations.activities import Proof, report_activity
from sen.reform.directives.queries.activities import ActivityState, activities, activity_page
from sen.reform.organizations.kinds import Kind
from tests.factories.evidence import a_piece
from tests.factories.obstacles import an_activity
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
AT = datetime(2023, 9, 20, 3, 0, tzinfo=UTC)
LINK = "https://sadec.example.vn/tin/1"


def done(activity_id):
    report_activity(activity_id, done_on=date(2023, 9, 19), proof=Proof(link=LINK), by=SYSTEM, at=AT)


def test_the_page_of_a_year_shows_counts_that_add_up(sign_in, client, get_page):
    unit = a_unit("Phường 1")
    done(an_activity(unit.id))
    an_activity(unit.id, title="Phát thanh", channel="radio", due_on=date(2023, 9, 1))
    an_activity(title="Bài báo", channel="press", due_on=date(2023, 12, 1))
    sign_in(Role.LEADER)
    page = client.get("/tuyen-truyen/", follow=True).content.decode()
    assert "<strong>3</strong> hoạt động = 1 đúng hạn + 0 trễ hạn + 1 quá hạn chưa làm + 1 chưa đến hạn" in page
    assert "20 ngày" in page
    page = get_page(f"/tuyen-truyen/2023/?unit={unit.id}&channel=radio")
    assert "Phát thanh</a>" in page
    assert "Bài báo</a>" not in page
    assert "Không có hoạt động nào như vậy" in get_page("/tuyen-truyen/2023/?state=called_off")
    get_page("/tuyen-truyen/2023/?unit=99999999", status=422)


def test_an_empty_year_says_so_and_names_the_others(sign_in, get_page):
    an_activity()
    sign_in(Role.LEADER)
    page = get_page("/tuyen-truyen/2022/")
    assert "Chưa có hoạt động nào trong kế hoạch năm 2022" in page
    assert 'href="/tuyen-truyen/2023/"' in page
    get_page("/tuyen-truyen/2022/tep/xlsx/", status=404)


def test_a_unit_plans_an_activity(sign_in, client):
    unit = a_unit("Phường 3")
    sign_in(Role.FOCAL_OFFICER, unit.id)
    said = {"unit": unit.id, "title": "Phát tờ rơi", "channel": "print", "due_on": "15/10/2023"}
    page = client.post("/tuyen-truyen/2023/them/", said, follow=True).content.decode()
    assert "Đã ghi hoạt động vào kế hoạch" in page
    response = client.post("/tuyen-truyen/2023/them/", said)
    assert response.status_code == 422
    assert "Đơn vị đã có hoạt động" in response.content.decode()
    response = client.post("/tuyen-truyen/2023/them/", {**said, "due_on": "15/10/2024"})
    assert "không thuộc năm 2023" in response.content.decode()


def test_somebody_who_reports_for_nobody_plans_nothing(sign_in, get_page):
    activity_id = an_activity()
    sign_in(Role.EDITOR)
    get_page("/tuyen-truyen/2023/them/", status=403)
    assert "Thêm hoạt động" not in get_page("/tuyen-truyen/2023/")
    assert "Báo cáo đã thực hiện" not in get_page(f"/tuyen-truyen/hoat-dong/{activity_id}/")
    get_page("/tuyen-truyen/hoat-dong/99999999/", status=404)


@pytest.mark.parametrize("proof", ["link", "piece", "file"])
def test_an_activity_is_reported_with_one_of_three_proofs(proof, sign_in, client):
    unit = a_unit("Phường 3")
    activity_id = an_activity(unit.id)
    sign_in(Role.FOCAL_OFFICER, unit.id)
    shown = {
        "link": lambda: {"link": LINK},
        "piece": lambda: {"piece": a_piece(unit.id).key},
        "file": lambda: {
            "file": SimpleUploadedFile("anh.png", _png(), "image/png"),
            "is_free_of_secrets": "on",
        },
    }[proof]()
    said = {"done_on": "20/9/2023", "text": "120 người dự", **shown}
    page = client.post(f"/tuyen-truyen/hoat-dong/{activity_id}/ket-qua/", said, follow=True).content.decode()
    assert "120 người dự" in page
    assert "UNDEFINED" not in page
    line = activity_page(activity_id, on=TODAY).line
    assert line.state is ActivityState.DONE
    assert bool(line.link) == (proof == "link")
    assert bool(line.piece_key) == (proof != "link")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Hãy thêm minh chứng"),
        ({"link": "javascript:alert(1)"}, "không phải là địa chỉ trang"),
        ({"link": LINK, "done_on": "22/9/2023"}, "Chưa đến ngày 22/9/2023"),
        ({"file": True}, "bí mật nhà nước"),
    ],
)
def test_what_is_wrong_with_a_report_is_said_beside_its_field(said, words, sign_in, client):
    unit = a_unit()
    activity_id = an_activity(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    if "file" in said:
        said = {"file": SimpleUploadedFile("anh.png", _png(), "image/png")}
    response = client.post(f"/tuyen-truyen/hoat-dong/{activity_id}/ket-qua/", {"done_on": "20/9/2023", **said})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert activity_page(activity_id, on=TODAY).line.is_open


def test_a_stranger_reports_nothing(sign_in, client):
    activity_id = an_activity()
    sign_in(Role.UNIT_HEAD)
    said = {"done_on": "20/9/2023", "link": LINK}
    assert client.post(f"/tuyen-truyen/hoat-dong/{activity_id}/ket-qua/", said).status_code == 403


def test_an_activity_is_called_off_with_its_reason(sign_in, client):
    unit = a_unit()
    activity_id = an_activity(unit.id)
    sign_in(Role.UNIT_HEAD, unit.id)
    address = f"/tuyen-truyen/hoat-dong/{activity_id}/khong-to-chuc/"
    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "Gộp vào tháng 10"}, follow=True).content.decode()
    assert "Gộp vào tháng 10" in page
    assert activity_page(activity_id, on=TODAY).line.state is ActivityState.CALLED_OFF


def test_the_secretary_corrects_and_other_people_see_that_there_is_a_document(sign_in, client, get_page):
    unit = a_unit()
    activity_id = an_activity(unit.id)
    key = a_piece(unit.id).key
    report_activity(activity_id, done_on=date(2023, 9, 19), proof=Proof(piece_key=key), by=SYSTEM, at=AT)
    sign_in(Role.SECRETARY)
    page = get_page(f"/tuyen-truyen/hoat-dong/{activity_id}/")
    assert f'href="/tai-lieu/{key}/"' in page
    assert "Sửa kết quả đã báo cáo" in page
    sign_in(Role.EDITOR)
    page = get_page(f"/tuyen-truyen/hoat-dong/{activity_id}/")
    assert f'href="/tai-lieu/{key}/"' not in page
    assert "nằm trong kho của đơn vị" in page


def test_a_long_year_costs_no_more_questions_than_a_short_one(sign_in, client, django_assert_max_num_queries):
    unit = a_unit()
    for number in range(60):
        an_activity(unit.id, title=f"Hoạt động {number}")
    sign_in(Role.LEADER)
    with django_assert_max_num_queries(12):
        page = client.get("/tuyen-truyen/2023/").content.decode()
    assert page.count("list-title") == 50
    with django_assert_max_num_queries(12):
        client.get(f"/tuyen-truyen/hoat-dong/{activities(2023, on=TODAY)[0].id}/")


def test_the_year_is_had_as_files(sign_in, client, get_page):
    a_unit("UBND thành phố Sa Đéc", kind=Kind.COMMITTEE)
    done(an_activity())
    sign_in(Role.LEADER)
    for file_format, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        response = client.get(f"/tuyen-truyen/2023/tep/{file_format}/")
        assert response.content.startswith(start)
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert {LINK, "Hội nghị tuyên truyền dịch vụ công trực tuyến"} <= cells
    get_page("/tuyen-truyen/2023/tep/odt/", status=404)


def _png() -> bytes:

    file = BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return file.getvalue()
