"""Rounds and rankings: what each person sees, and who may have the points computed."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run
from tests.factories.assessments import a_round, a_sample_round, declared
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranked(at):
    """Three wards: one hands everything in, one says half does not apply, one says nothing."""
    units = [a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba")]
    card = a_round(*units)
    full, half, _silent = (each for unit in units for each in assessments_of(card.id) if each.unit_id == unit.id)
    declared(full, "1.1.1", done=95, planned=100)
    declared(full, "1.1.2", value="in_time")
    declared(full, "1.2", value="có")
    declared(full, "2.1.1", spent=50, given=100)
    declared(full, "2.1.2", plan="có", accounts="không")
    declared(half, "1.2", value="có")
    declared(half, "2.1.1", not_applicable="Không được giao vốn")
    declared(half, "2.1.2", not_applicable="Không phải công khai")
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    return units


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.SECRETARY, 'href="/danh-gia/mo/"'),  # who may do something is led there
        (Role.FOCAL_OFFICER, "Thư ký hội đồng mở đợt đánh giá của năm."),  # others learn who will
        (Role.ADMINISTRATOR, "Thư ký hội đồng mở đợt đánh giá của năm."),
    ],
)
def test_without_a_round_the_page_says_what_comes_next(sign_in, get_page, role, said):
    sign_in(role)
    page = get_page("/danh-gia/")
    assert "Chưa có đợt đánh giá nào" in page
    assert said in page


def test_the_list_names_each_round_with_its_index(sign_in, get_page):
    card = a_round()
    sign_in(Role.FOCAL_OFFICER)
    page = get_page("/danh-gia/")
    for words in (card.title, "/danh-gia/2023/xa-phuong/", "Bộ chỉ số thử", "14/9/2023", "Đang nhận số liệu"):
        assert words in page


@pytest.mark.parametrize("address", ["/danh-gia/", "/danh-gia/2023/xa-phuong/", "/danh-gia/bo-chi-so/", "/danh-gia/mo/"])
def test_strangers_are_asked_to_sign_in(client, address):
    assert client.get(address).url.startswith("/dang-nhap/")


@pytest.mark.parametrize("address", ["/danh-gia/", "/danh-gia/2023/xa-phuong/", "/danh-gia/2023/xa-phuong/phuong-3/"])
def test_somebody_without_a_post_learns_why_nothing_is_shown(sign_in, get_page, address):
    a_round()
    sign_in(None)
    assert "quản trị" in get_page(address, 403)


def test_a_year_without_a_round_is_said_in_words(sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "2022" in get_page("/danh-gia/2022/xa-phuong/", 404)


def test_before_the_first_run_units_are_listed_and_the_secretary_may_compute(sign_in, get_page):
    a_round(a_unit("Phường Một"))
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/")
    assert "chưa tính điểm" in page
    assert "/danh-gia/2023/xa-phuong/phuong-mot/" in page
    assert "Tính điểm tạm tính" in page


def test_before_the_first_run_others_learn_who_computes(sign_in, get_page):
    a_round()
    sign_in(Role.UNIT_HEAD)
    page = get_page("/danh-gia/2023/xa-phuong/")
    assert "Tính điểm tạm tính" not in page
    assert "thư ký hội đồng" in page.lower()


def test_the_ranking_shows_points_percent_rank_and_grade(sign_in, get_page, ranked):
    sign_in(Role.FOCAL_OFFICER, ranked[0].id)
    page = " ".join(get_page("/danh-gia/2023/xa-phuong/").replace("\xa0", " ").split())
    for words in (
        "Điểm tạm tính, chưa thẩm định",
        "số liệu đến 14/9/2023",
        "Bộ chỉ số mẫu, không có giá trị pháp lý",
        '8,00 <span class="muted">/ 10</span>',  # 2 + 2 + 2 + 1,5 + 0,5
        "80,00 %",
        "Tốt: 1 đơn vị",
        'href="/danh-gia/2023/xa-phuong/phuong-mot/?linh-vuc=2"',
    ):
        assert words in page
    assert page.index("Phường Một") < page.index("Phường Hai")


def test_missing_not_applicable_and_nought_look_different(sign_in, get_page, ranked, at):
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/")
    # Phường Hai: area 2 does not apply; Phường Ba handed nothing in, in both areas.
    assert page.count('class="heat heat-na"') == 1
    assert page.count('class="heat heat-missing"') == 2
    assert page.count("còn tiêu chí chưa nộp") == 2


def test_a_unit_that_handed_nothing_in_has_no_rank_but_a_reason(sign_in, get_page, ranked):
    sign_in(Role.SECRETARY)
    assert "chưa nộp số liệu nào" in get_page("/danh-gia/2023/xa-phuong/")


def test_a_unit_to_which_nothing_applies_stands_apart(sign_in, get_page, at):
    text = """
[index]
id = "test/none"
version = "1"
title = "Bộ chỉ số không phát sinh"
status = "sample"
basis = [{ document = "Quyết định thử", item = "Phụ lục" }]
valid = { from = 2023-01-01, to = 2023-12-31 }
applies_to = ["ward"]
scale = "1"
rounding = { mode = "half-up", places = 2, at = "leaf" }
ranking = { ties = "competition", by = "percent" }
grades = [{ label = "Đạt", from = "0" }]

[[criterion]]
code = "1"
title = "Lĩnh vực"
max = "1"

[[criterion]]
code = "1.1"
title = "Tiêu chí"
max = "1"
basis = "mục 1.1"
owner = "Phòng Nội vụ"
rule = { kind = "yes-no" }
not_applicable = "exclude"
"""
    card = a_round(a_unit("Phường Vắng"), text=text)
    declared(assessments_of(card.id)[0], "1.1", not_applicable="Không thuộc đối tượng")
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/")
    assert "Không xếp hạng" in page
    assert "Phường Vắng" in page
    assert "không có tiêu chí nào áp dụng" in page
    assert "không thuộc đối tượng" in get_page("/danh-gia/2023/xa-phuong/phuong-vang/").lower()


def test_my_unit_is_marked(sign_in, get_page, ranked):
    sign_in(Role.FOCAL_OFFICER, ranked[1].id)
    assert get_page("/danh-gia/2023/xa-phuong/").count("row-mine") == 1


def test_the_secretary_has_the_points_computed_again(client, sign_in, get_page, ranked):
    before = latest_run(2023).id
    sign_in(Role.SECRETARY)
    answer = client.post("/danh-gia/2023/xa-phuong/tinh-lai/")
    assert (answer.status_code, answer.url) == (302, "/danh-gia/2023/xa-phuong/")
    assert latest_run(2023).id > before
    assert "Đã tính điểm tạm tính" in get_page("/danh-gia/2023/xa-phuong/")


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.LEADER, Role.ADMINISTRATOR, Role.APPRAISER])
def test_nobody_else_does(client, sign_in, ranked, role):
    before = latest_run(2023).id
    sign_in(role)
    answer = client.post("/danh-gia/2023/xa-phuong/tinh-lai/")
    assert answer.status_code == 403
    assert "thư ký hội đồng" in answer.content.decode().lower()
    assert latest_run(2023).id == before


def test_computing_is_never_done_by_following_a_link(client, sign_in, ranked):
    sign_in(Role.SECRETARY)
    assert client.get("/danh-gia/2023/xa-phuong/tinh-lai/").status_code == 405


@pytest.mark.parametrize("unit_count", [9, 22])
def test_more_units_ask_the_database_no_more_questions(client, sign_in, at, django_assert_num_queries, unit_count):
    card = a_sample_round(unit_count)
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    sign_in(Role.SECRETARY)
    client.get("/danh-gia/2023/xa-phuong/")
    with django_assert_num_queries(8):
        assert client.get("/danh-gia/2023/xa-phuong/").status_code == 200
