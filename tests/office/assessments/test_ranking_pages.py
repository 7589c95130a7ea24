"""Rankings: by which kind of result, what each person sees of it, and who may have the points computed."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import State, assessments_of, round_named
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run
from tests.factories.assessments import KEY, a_round, a_sample_round, declared
from tests.factories.indices import NOTHING_NEED_APPLY
from tests.factories.results import all_at
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


def test_a_year_without_a_round_is_said_in_words(sign_in, get_page):
    sign_in(Role.SECRETARY)
    assert "2022" in get_page("/danh-gia/2022/xa-phuong/xep-hang/", 404)


def test_before_the_first_run_the_secretary_may_compute(sign_in, get_page):
    a_round(a_unit("Phường Một"))
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/")
    assert "chưa tính điểm" in page
    assert "Tính điểm tạm tính" in page


def test_before_the_first_run_others_learn_who_computes(sign_in, get_page):
    a_round()
    sign_in(Role.UNIT_HEAD)
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/")
    assert "Tính điểm tạm tính" not in page
    assert "thư ký hội đồng" in page.lower()


def test_the_ranking_shows_points_percent_rank_and_grade(sign_in, get_page, ranked):
    sign_in(Role.FOCAL_OFFICER, ranked[0].id)
    page = " ".join(get_page("/danh-gia/2023/xa-phuong/xep-hang/").replace("\xa0", " ").split())
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
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/")
    # Phường Hai: area 2 does not apply; Phường Ba handed nothing in, in both areas.
    assert page.count('class="heat heat-na"') == 1
    assert page.count('class="heat heat-missing"') == 2
    assert page.count("còn tiêu chí chưa nộp") == 2


def test_a_unit_that_handed_nothing_in_has_no_rank_but_a_reason(sign_in, get_page, ranked):
    sign_in(Role.SECRETARY)
    assert "chưa nộp số liệu nào" in get_page("/danh-gia/2023/xa-phuong/xep-hang/")


def test_a_unit_to_which_nothing_applies_stands_apart(sign_in, get_page, at):
    card = a_round(a_unit("Phường Vắng"), text=NOTHING_NEED_APPLY)
    declared(assessments_of(card.id)[0], "1.1", not_applicable="Không thuộc đối tượng")
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/")
    assert "Không xếp hạng" in page
    assert "Phường Vắng" in page
    assert "không có tiêu chí nào áp dụng" in page


def test_my_unit_is_marked(sign_in, get_page, ranked):
    sign_in(Role.FOCAL_OFFICER, ranked[1].id)
    assert get_page("/danh-gia/2023/xa-phuong/xep-hang/").count("row-mine") == 1


def test_the_secretary_has_the_points_computed_again(client, sign_in, get_page, ranked):
    before = latest_run(2023).id
    sign_in(Role.SECRETARY)
    answer = client.post("/danh-gia/2023/xa-phuong/tinh-lai/")
    assert (answer.status_code, answer.url) == (302, "/danh-gia/2023/xa-phuong/xep-hang/")
    assert latest_run(2023).id > before
    assert "Đã tính điểm tạm tính" in get_page("/danh-gia/2023/xa-phuong/xep-hang/")


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
    client.get("/danh-gia/2023/xa-phuong/xep-hang/")
    with django_assert_num_queries(11):
        assert client.get("/danh-gia/2023/xa-phuong/xep-hang/").status_code == 200


@pytest.fixture
def two_years(at, ranked):
    """The year before, in which Phường Hai stood above Phường Một; both years provisional only."""
    units = ranked[:2]
    before = a_round(*units, year=2022, version_id=assessments_version())
    first, second = (each for unit in units for each in assessments_of(before.id) if each.unit_id == unit.id)
    declared(first, "1.2", value="không")
    declared(second, "1.2", value="có")
    scoring.run(before.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    return before


def assessments_version() -> int:
    return round_named(2023, KEY).version_id


def test_movement_stands_beside_the_rank_where_both_years_have_the_kind(sign_in, get_page, two_years):
    sign_in(Role.SECRETARY)
    page = " ".join(get_page("/danh-gia/2023/xa-phuong/xep-hang/").split())
    assert f"Tăng giảm so với “{two_years.title}”" in page
    one, two, three = (
        page.split(f">{name}</a>")[1].split("</tr>")[0] for name in ("Phường Một", "Phường Hai", "Phường Ba")
    )
    assert "↑" in one
    assert "↓" in two
    assert "không so sánh được" in three  # took no part then


def test_without_a_round_before_nothing_is_compared(sign_in, get_page, ranked):
    sign_in(Role.SECRETARY)
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/")
    assert "không so sánh được, chưa có đợt trước" in page
    assert "↑" not in page


def test_a_round_before_without_this_kind_of_result_is_not_compared(sign_in, get_page, ranked):
    a_round(*ranked, year=2022, version_id=assessments_version())
    sign_in(Role.SECRETARY)
    assert "không có kết quả loại này" in get_page("/danh-gia/2023/xa-phuong/xep-hang/")


@pytest.mark.parametrize(
    ("role", "state", "sees"),
    [
        (Role.SECRETARY, State.COUNCIL, True),
        (Role.LEADER, State.COUNCIL, True),
        (Role.APPRAISER, State.COUNCIL, True),
        (Role.FOCAL_OFFICER, State.COUNCIL, False),
        (Role.ADMINISTRATOR, State.APPROVED, False),
        (Role.UNIT_HEAD, State.PUBLISHED, True),  # published: for everybody
    ],
)
def test_the_official_result_is_shown_to_units_when_it_is_published(sign_in, get_page, ranked, at, role, state, sees):
    card = round_named(2023, KEY)
    all_at(card, State.COUNCIL)
    scoring.run(card.id, RunKind.OFFICIAL, by=SYSTEM, at=at)
    all_at(card, state)
    sign_in(role, ranked[0].id)
    page = get_page("/danh-gia/2023/xa-phuong/xep-hang/?loai=chinh-thuc")
    assert ("Điểm chính thức" in page or "Chính thức" in page) is sees
    assert "tạm tính" in page
