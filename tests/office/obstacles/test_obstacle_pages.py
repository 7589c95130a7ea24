"""What people see of obstacles, what they can do to one, and what leaves for the province."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.directives.operations import obstacles as operations
from sen.reform.directives.queries.obstacles import obstacle_page, obstacles
from sen.reform.indices import loader
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import a_round
from tests.factories.directives import a_plan, a_task
from tests.factories.obstacles import an_obstacle, put_up
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
AT = datetime(2023, 9, 10, 2, 0, tzinfo=UTC)


def put_to_the_province(obstacle_id, addressee="Sở Nội vụ"):
    put_up(obstacle_id, addressee=addressee, at=AT)


def test_the_register_shows_counts_that_add_up(sign_in, get_page):
    unit = a_unit()
    put_to_the_province(an_obstacle(unit.id))
    operations.solve_obstacle(an_obstacle(unit.id), solution="Xong", by=SYSTEM, at=AT)
    an_obstacle()
    sign_in(Role.LEADER)
    page = get_page("/kho-khan/")
    assert (
        "<strong>3</strong> khó khăn = 1 mới nêu + 1 đã chuyển cấp trên + 0 đã trả lời + 1 đã tháo gỡ + 0 đã rút"
        in page
    )
    assert "nêu ngày 1/9/2023, 20 ngày" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("state=open", {"Cũ", "Mới", "Tỉnh"}),
        ("state=solved", {"Xong rồi"}),
        ("level=province", {"Tỉnh"}),
        ("age=7", {"Mới"}),
        ("age=30", {"Tỉnh", "Cũ", "Xong rồi"}),
        ("age=more", set()),
        ("area=3", {"Mới"}),
    ],
)
def test_the_register_filters(query, shown, sign_in, get_page):
    a_plan()
    unit = a_unit()
    an_obstacle(unit.id, title="Cũ")
    an_obstacle(unit.id, title="Mới", area_code="3", at=datetime(2023, 9, 20, tzinfo=UTC))
    put_to_the_province(an_obstacle(unit.id, title="Tỉnh"))
    operations.solve_obstacle(an_obstacle(unit.id, title="Xong rồi"), solution="Xong", by=SYSTEM, at=AT)
    sign_in(Role.SECRETARY)
    page = get_page(f"/kho-khan/?{query}&unit={unit.id}")
    assert {title for title in ("Cũ", "Mới", "Tỉnh", "Xong rồi") if f">{title}</a>" in page} == shown
    assert shown or "Không có khó khăn nào như vậy" in page


def test_a_forged_filter_is_named(sign_in, get_page):
    an_obstacle()
    sign_in(Role.SECRETARY)
    get_page("/kho-khan/?unit=99999999", status=422)
    get_page("/kho-khan/?age=x%27", status=422)


def test_an_empty_register_says_so(sign_in, get_page):
    sign_in(Role.LEADER)
    assert "Chưa ghi nhận khó khăn" in get_page("/kho-khan/")
    assert "Không có nội dung nào đề nghị cấp tỉnh" in get_page("/kho-khan/de-nghi-tinh/")


def test_people_see_only_what_their_unit_raised_or_follows_up(sign_in, get_page):
    unit = a_unit("Phường 1")
    mine, other = an_obstacle(unit.id, title="Của tôi đây"), an_obstacle(title="Của nơi khác")
    sign_in(Role.EDITOR, unit.id)
    page = get_page("/kho-khan/")
    assert "Của tôi đây" in page
    assert "Của nơi khác" not in page
    assert "Nêu khó khăn" not in page
    get_page(f"/kho-khan/{mine}/")
    assert "Đơn vị của bạn không nêu" in get_page(f"/kho-khan/{other}/", status=403)
    get_page("/kho-khan/neu/", status=403)
    get_page("/kho-khan/de-nghi-tinh/", status=403)
    get_page("/kho-khan/de-nghi-tinh/tep/docx/", status=403)
    get_page("/kho-khan/99999999/", status=404)


def test_an_obstacle_is_raised_from_a_task_and_a_criterion(sign_in, client, get_page):
    unit = a_unit("Phường 3")
    card, task_id = a_round(unit), a_task(unit.id, title="Số hóa hồ sơ", area_code="7")
    code = loader.outline(card.version_id)[0].code
    sign_in(Role.FOCAL_OFFICER, unit.id)
    page = get_page(f"/kho-khan/neu/?nhiem-vu={task_id}&tieu-chi={card.id}:{code}")
    assert f'<option value="{task_id}" selected>Số hóa hồ sơ (Phường 3)' in page
    assert f'<option value="{card.id}:{code}" selected>' in page
    assert "Đơn vị theo dõi" not in page
    said = {"unit": unit.id, "title": "Máy quét hỏng", "level": "city", "asked": "Thay máy", "task": task_id}
    page = client.post("/kho-khan/neu/", {**said, "criterion": f"{card.id}:{code}"}, follow=True).content.decode()
    assert "Đã ghi khó khăn vào sổ" in page
    assert f'href="/nhiem-vu/{task_id}/"' in page
    assert f"{code} " in page
    (line,) = obstacles(on=TODAY, task_id=task_id)
    assert (line.criterion_code, line.unit_name) == (code, "Phường 3")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"asked": ""}, "người đọc biết cần làm gì"),
        ({"level": "province"}, "cơ quan chuyên môn của tỉnh được đề nghị"),
        ({"due_on": "1/1/2023"}, "không thể mong trả lời trước ngày"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(said, words, sign_in, client):
    unit = a_unit()
    sign_in(Role.UNIT_HEAD, unit.id)
    good = {"unit": unit.id, "title": "Máy quét hỏng", "level": "city", "asked": "Thay máy"}
    response = client.post("/kho-khan/neu/", {**good, **said})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert obstacles(on=TODAY) == ()


def test_the_secretary_raises_for_a_unit_and_gives_it_to_another(sign_in, client):
    unit, office = a_unit("Phường 3"), a_unit("Phòng Nội vụ")
    sign_in(Role.SECRETARY)
    said = {"unit": unit.id, "title": "Thiếu hướng dẫn", "level": "unit", "owner": office.id}
    page = client.post("/kho-khan/neu/", said, follow=True).content.decode()
    assert "Phòng Nội vụ" in page


STEPS = [
    ("chuyen-cap", {"level": "province", "addressee": "Sở Nội vụ", "number": "5/UBND", "written_on": "10/9/2023"}),
    ("tra-loi", {"answer": "Đã bố trí kinh phí"}),
    ("da-thao-go", {"solution": "Máy mới đã chạy"}),
    ("rut", {"reason": "Mượn được máy"}),
]


@pytest.mark.parametrize(("act", "said"), STEPS)
def test_a_step_is_taken_on_the_page_and_stands_in_the_history(act, said, sign_in, client):
    obstacle_id = an_obstacle()
    sign_in(Role.SECRETARY)
    page = client.post(f"/kho-khan/{obstacle_id}/{act}/", {**said, "seen": 1}, follow=True).content.decode()
    assert "UNDEFINED" not in page
    history = obstacle_page(obstacle_id, on=TODAY).history
    assert len(history) == 2
    assert (history[1].text or history[1].document) in page


def test_a_unit_is_asked_to_follow_up_and_a_solved_one_is_opened_again(sign_in, client):
    obstacle_id, office = an_obstacle(), a_unit("Phòng Nội vụ")
    sign_in(Role.SECRETARY)
    client.post(f"/kho-khan/{obstacle_id}/giao-theo-doi/", {"unit_id": office.id, "seen": 1})
    assert obstacle_page(obstacle_id, on=TODAY).line.owner_name == "Phòng Nội vụ"
    client.post(f"/kho-khan/{obstacle_id}/da-thao-go/", {"solution": "Xong", "seen": 2})
    client.post(f"/kho-khan/{obstacle_id}/mo-lai/", {"reason": "Lại hỏng", "seen": 3})
    assert obstacle_page(obstacle_id, on=TODAY).line.is_open


@pytest.mark.parametrize(
    ("act", "said", "status", "words"),
    [
        ("chuyen-cap", {"level": "city", "seen": 1}, 422, "Hãy chọn cấp cao hơn"),
        ("tra-loi", {"answer": "", "seen": 1}, 422, "Nhập nội dung trả lời"),
        ("da-thao-go", {"solution": "Lời của tôi", "seen": 0}, 409, "Lời của tôi"),
        ("mo-lai", {"reason": "Lời của tôi", "seen": 1}, 403, "Chỉ khó khăn đã ghi nhận tháo gỡ"),
        ("khac", {}, 404, ""),
    ],
    ids=["no higher level", "no words", "somebody was first", "not possible now", "no such step"],
)
def test_a_step_that_comes_back_keeps_the_words(act, said, status, words, sign_in, client):
    obstacle_id = an_obstacle()
    sign_in(Role.SECRETARY)
    response = client.post(f"/kho-khan/{obstacle_id}/{act}/", said)
    assert response.status_code == status
    assert words in response.content.decode()
    assert len(obstacle_page(obstacle_id, on=TODAY).history) == 1


def test_after_a_conflict_the_same_words_can_be_sent_again(sign_in, client):
    obstacle_id = an_obstacle()
    sign_in(Role.SECRETARY)
    page = client.post(f"/kho-khan/{obstacle_id}/da-thao-go/", {"solution": "Xong", "seen": 9}).content.decode()
    assert 'name="seen" value="1" id="id_solve_seen"' in page


def test_a_long_register_costs_no_more_questions_than_a_short_one(sign_in, client, django_assert_max_num_queries):
    unit = a_unit()
    for number in range(60):
        an_obstacle(unit.id, title=f"Khó khăn {number}")
    sign_in(Role.LEADER)
    with django_assert_max_num_queries(12):
        page = client.get("/kho-khan/").content.decode()
    assert page.count("list-title") == 50
    assert "Khó khăn 59" in client.get("/kho-khan/?trang=2").content.decode()
    obstacle_id = obstacles(on=TODAY)[0].id
    with django_assert_max_num_queries(16):
        client.get(f"/kho-khan/{obstacle_id}/")


def test_what_the_province_is_asked_stands_on_a_page_and_in_files(sign_in, client, get_page):
    a_unit("UBND thành phố Sa Đéc", kind=Kind.COMMITTEE)
    put_to_the_province(an_obstacle(title="Chưa có định mức"))
    sign_in(Role.LEADER)
    page = get_page("/kho-khan/de-nghi-tinh/")
    assert "Chưa có định mức" in page
    assert "Sở Nội vụ" in page
    for file_format, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        response = client.get(f"/kho-khan/de-nghi-tinh/tep/{file_format}/")
        assert response.content.startswith(start)
        assert f"kho-khan-de-nghi-tinh-2023-09-21.{file_format}" in response["Content-Disposition"]
    sheet = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert any("Chưa có định mức" in map(str, row) for row in sheet)
    get_page("/kho-khan/de-nghi-tinh/tep/odt/", status=404)
