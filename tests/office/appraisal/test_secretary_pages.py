"""Assigning, drawing and reading a second time, bringing marks together, and what their agreement comes to."""

from fractions import Fraction

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.workflow import Stage, State
from sen.reform.indices.loader import Declared
from tests.factories.appraisal import DECLARED_AT, an_appraiser, in_state
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.office.appraisal.conftest import ADDRESS

pytestmark = pytest.mark.django_db
LATE = Declared("1.1.2", {"value": "late"})


@pytest.fixture
def drawn(season, wards, at):
    """One item marked as late by one appraiser and drawn for another: assessment, first, reader."""
    ward = wards["phuong-an"]
    first = an_appraiser(season, "1.1.2")
    operations.mark(ward.id, Marking("1.1.2", LATE, "Lần đầu: ký chậm"), by=first, at=at)
    reader = an_appraiser(season)
    operations.draw_sample(season.id, Fraction(1), "2023", by=SYSTEM, at=at)
    return ward, first, reader


def test_an_area_is_assigned_by_criterion_and_as_a_whole(season, sign_in, client, get_page):
    one, other = an_actor(Role.APPRAISER), an_actor(Role.APPRAISER)
    sign_in(Role.SECRETARY)
    page = get_page(ADDRESS + "phan-cong/")
    assert "ngày làm việc" in page
    assert "chưa phân công ai" in page  # what nobody may mark, in red, with what to do
    answer = client.post(ADDRESS + "phan-cong/?linh-vuc=1", {"1.1.1": [one.user_id], "all": [other.user_id]})
    assert answer.url == ADDRESS + "phan-cong/?linh-vuc=1"
    assigned = queries.duties(season.id).assigned
    assert assigned["1.1.1"] == {one.user_id, other.user_id}
    assert assigned["1.2"] == {other.user_id}
    assert "2.1.1" not in assigned


def test_the_proposal_is_taken_for_what_nobody_is_assigned_to(season, sign_in, client, get_page):
    owner = an_actor(Role.APPRAISER, unit_id=a_unit("Phòng Nội vụ").id)
    other = an_appraiser(season, "1.1.2")
    an_actor(Role.APPRAISER, areas=("2",))
    sign_in(Role.SECRETARY)
    assert "Nhận toàn bộ đề xuất" in get_page(ADDRESS + "phan-cong/")
    assert client.post(ADDRESS + "phan-cong/de-xuat/").status_code == 302
    assigned = queries.duties(season.id).assigned
    assert assigned["1.1.1"] == {owner.user_id}
    assert assigned["1.1.2"] == {other.user_id}
    assert "2.1.1" in assigned
    assert "Nhận toàn bộ đề xuất" not in get_page(ADDRESS + "phan-cong/")


def test_only_people_with_a_post_can_be_ticked(season, sign_in, client):
    stranger = an_actor(Role.FOCAL_OFFICER)
    an_actor(Role.APPRAISER)
    sign_in(Role.SECRETARY)
    assert client.post(ADDRESS + "phan-cong/", {"1.1.1": [stranger.user_id]}).status_code == 422
    assert queries.duties(season.id).assigned == {}


def test_an_area_that_is_not_there_is_not_found(season, sign_in, client):
    sign_in(Role.SECRETARY)
    assert client.get(ADDRESS + "phan-cong/?linh-vuc=9").status_code == 404


@pytest.mark.parametrize("path", ["phan-cong/", "dong-thuan/"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY])
def test_only_the_secretary_assigns_and_compares_people(path, role, season, sign_in, client):
    sign_in(role)
    assert client.get(ADDRESS + path).status_code == 403


@pytest.mark.parametrize("path", ["phan-cong/de-xuat/", "doc-lan-hai/rut-mau/"])
def test_only_the_secretary_takes_proposals_and_draws(path, season, sign_in, client):
    sign_in(Role.APPRAISER)
    assert client.post(ADDRESS + path, {"share": "10", "seed": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("share", "seed", "words"),
    [
        ("10", "", "bắt buộc"),
        ("mười", "1", "không phải là số"),
        ("0", "1", "Tỷ lệ mẫu"),
        ("101", "1", "Tỷ lệ mẫu"),
    ],
)
def test_a_draw_that_cannot_be_is_explained(share, seed, words, season, sign_in, client):
    sign_in(Role.SECRETARY)
    answer = client.post(ADDRESS + "doc-lan-hai/rut-mau/", {"share": share, "seed": seed})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_sample_is_drawn_and_says_where_there_is_no_reader(season, wards, sign_in, client, at, get_page):
    first = an_appraiser(season, "1.1.2")
    operations.mark(wards["phuong-an"].id, Marking("1.1.2"), by=first, at=at)
    sign_in(Role.SECRETARY)
    said = {"share": "12,5", "seed": "mùa 2023"}
    page = client.post(ADDRESS + "doc-lan-hai/rut-mau/", said, follow=True).content.decode()
    assert "không có người đọc thứ hai" in page
    an_actor(Role.APPRAISER)
    page = client.post(ADDRESS + "doc-lan-hai/rut-mau/", said, follow=True).content.decode()
    for words in ("Đã rút 1 mục", "mùa 2023", "Chờ đọc", "Phường An"):
        assert words in page


def test_the_reader_sees_nothing_of_the_first_mark_anywhere(drawn, enter, get_page, client):
    ward, _first, reader = drawn
    operations.assign_appraisers(ward.round.id, {"1.1.2": [reader.user_id]}, by=SYSTEM, at=DECLARED_AT)
    enter(reader)
    paths = ("doc-lan-hai/", "doc-lan-hai/1.1.2/phuong-an/", "1.1.2/", "don-vi/phuong-an/", "thong-nhat/")
    for path in paths:
        page = get_page(ADDRESS + path)
        assert "Lần đầu: ký chậm" not in page, path
        assert "0,50" not in page.replace("0,50 đ", ""), path
    assert client.get(ADDRESS + "1.1.2/phuong-an/").url == ADDRESS + "doc-lan-hai/1.1.2/phuong-an/"


def test_a_reading_is_sent_and_stands(drawn, enter, client):
    ward, _first, reader = drawn
    enter(reader)
    address = ADDRESS + "doc-lan-hai/1.1.2/phuong-an/"
    said = {"seen_entries": 0, "save_key": "k", "verdict": "step-3"}
    assert client.post(address, said).status_code == 422  # without its reason
    assert client.post(address, {**said, "reason": "Không thấy"}).url == ADDRESS + "doc-lan-hai/"
    assert "Đã đọc" in client.get(ADDRESS + "doc-lan-hai/").content.decode()
    answer = client.post(address, {**said, "save_key": "other", "reason": "Khác"})
    assert answer.status_code == 422
    assert "đã đọc tiêu chí" in answer.content.decode()
    assert dict(queries.words_on(ward.id, "1.1.2")[Stage.SECOND_READING].figures) == {"value": "none"}


def test_a_reading_of_figures_names_the_one_that_cannot_be_read(season, wards, enter, client, at):
    first = an_appraiser(season, "1.1.1")
    operations.mark(wards["phuong-an"].id, Marking("1.1.1"), by=first, at=at)
    reader = an_appraiser(season)
    operations.draw_sample(season.id, Fraction(1), "1", by=SYSTEM, at=at)
    enter(reader)
    said = {"seen_entries": 0, "save_key": "k", "verdict": "figures", "so-done": "x", "so-planned": "60"}
    answer = client.post(ADDRESS + "doc-lan-hai/1.1.1/phuong-an/", said)
    assert answer.status_code == 422
    assert 'id="id_so-done_error"' in answer.content.decode()


def test_somebody_else_does_not_read_it(drawn, enter, client):
    _ward, first, _reader = drawn
    enter(first)
    assert client.get(ADDRESS + "doc-lan-hai/1.1.2/phuong-an/").status_code == 403


def test_differing_marks_are_listed_and_brought_together(drawn, sign_in, client, get_page, at):
    ward, first, reader = drawn
    none = Declared("1.1.2", {"value": "none"})
    operations.read_second(ward.id, Marking("1.1.2", none, "Lần hai: không có"), by=reader, at=at)
    sign_in(Role.SECRETARY)
    page = get_page(ADDRESS + "thong-nhat/")
    for words in ("Lần đầu: ký chậm", "Lần hai: không có", first.name, reader.name):
        assert words in page
    assert "Hai lần đọc còn khác nhau" in get_page(ADDRESS + "don-vi/phuong-an/")
    address = ADDRESS + "thong-nhat/1.1.2/phuong-an/"
    page = get_page(address)
    assert "Chấm lần đầu" in page
    said = {"seen_entries": 1, "save_key": "k", "verdict": "step-3"}
    assert client.post(address, said).status_code == 422
    assert client.post(address, {**said, "reason": "Thống nhất: không có"}).url == ADDRESS + "thong-nhat/"
    assert "Đã thống nhất" in get_page(ADDRESS + "thong-nhat/")
    assert client.get(address).status_code in (400, 404, 409)


def test_a_consolidation_that_cannot_be_kept_says_why(season, wards, sign_in, client, at):
    ward = wards["phuong-an"]
    first = an_appraiser(season, "1.1.1")
    operations.mark(ward.id, Marking("1.1.1"), by=first, at=at)
    reader = an_appraiser(season)
    operations.draw_sample(season.id, Fraction(1), "1", by=SYSTEM, at=at)
    operations.read_second(ward.id, Marking("1.1.1", Declared("1.1.1"), "Không có"), by=reader, at=at)
    sign_in(Role.SECRETARY)
    said = {"seen_entries": 1, "save_key": "k", "verdict": "figures", "so-done": "x", "so-planned": "60", "reason": "r"}
    assert "so-done_error" in client.post(ADDRESS + "thong-nhat/1.1.1/phuong-an/", said).content.decode()
    said |= {"seen_entries": 0, "so-done": "5"}
    answer = client.post(ADDRESS + "thong-nhat/1.1.1/phuong-an/", said)
    assert answer.status_code == 422
    in_state(ward, State.EXPLAINING)
    assert client.post(ADDRESS + "thong-nhat/1.1.1/phuong-an/", said).status_code == 403


def test_readings_that_agree_stand_beside_each_other(drawn, enter, get_page, at):
    ward, first, reader = drawn
    operations.read_second(ward.id, Marking("1.1.2", LATE, "Cũng vậy"), by=reader, at=at)
    enter(first)
    page = get_page(ADDRESS + "thong-nhat/")
    assert "Trùng khớp" in page
    assert "Không có kết quả nào khác nhau" in page
    enter(an_appraiser(ward.round))
    assert "Cũng vậy" not in get_page(ADDRESS + "thong-nhat/")


def test_agreement_is_told_with_n_and_formula_also_where_it_is_undefined(drawn, sign_in, get_page, at):
    ward, _first, reader = drawn
    sign_in(Role.SECRETARY)
    assert "Chưa có mục nào được đọc lần hai" in get_page(ADDRESS + "dong-thuan/")
    operations.read_second(ward.id, Marking("1.1.2", LATE, "Ký ngày 5/2"), by=reader, at=at)
    page = get_page(ADDRESS + "dong-thuan/")
    for words in ("Không xác định", "n = 1", "Cohen 1960", "100,0", "−1,50"):
        assert words in page, words
