"""The score sheet: points with their why, and declaring the figures of one criterion."""

from datetime import date

import pytest

from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import answers_of_unit, assessments_of, entries_of
from tests.factories.assessments import a_sample_round, declared
from tests.office.sheets.conftest import SHEET

pytestmark = pytest.mark.django_db


def said(client, code: str, **fields: object):
    return client.post(f"{SHEET}{code}/", {"seen_entries": "0", **fields})


def section_of(page: str, code: str) -> str:
    """The part of a page that is about one criterion."""
    return page.split(f'id="c-{code}"', 1)[1].split("</section>", 1)[0]


def test_a_point_is_explained_by_sentence_figures_curve_levels_and_basis(sign_in, see, card):
    declared(card, "1.1.1", done=48, planned=60)
    sign_in(Role.UNIT_HEAD, card.unit_id)
    why = section_of(see(), "1.1.1")
    for words in (
        "48/60 nhiệm vụ = 80,00 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm.",
        "Trên 90 % (thêm 7 nhiệm vụ) được 2,00 điểm.",
        "48 nhiệm vụ",
        'class="curve-dot"',
        "80,00 %",
        "Nhiệm vụ đã hoàn thành ÷ Nhiệm vụ trong kế hoạch (%)",
        "Phụ lục, mục 1.1.1",
        "Phòng Nội vụ",
        "đã lưu 08:00 1/9/2023",
    ):
        assert words in why


def test_missing_not_applicable_and_nought_read_differently(sign_in, see, card):
    declared(card, "1.1.2", value="none")
    declared(card, "2.1.1", not_applicable="Không được giao vốn")
    sign_in(Role.UNIT_HEAD, card.unit_id)
    planning, money = see(), see(f"{SHEET}?linh-vuc=2")
    nought, missing = section_of(planning, "1.1.2"), section_of(planning, "1.2")
    absent = section_of(money, "2.1.1")
    assert "Không ban hành → 0,00/2 điểm." in nought
    assert "Chưa nộp" not in nought
    assert "Chưa nộp số liệu → 0,00/2 điểm, vẫn tính vào điểm tối đa." in missing
    assert "Không được giao vốn" in absent
    assert "Không phát sinh" in absent
    assert "Chưa nộp" not in absent
    assert "0,00" not in absent
    assert "Còn 3 tiêu chí chưa nộp." in planning


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{SHEET}?linh-vuc=9", 404),
        ("/danh-gia/2023/xa-phuong/phuong-khong-co/", 404),
        ("/danh-gia/2022/xa-phuong/phuong-3/", 404),
    ],
)
def test_what_is_not_there_is_said_so(officer, client, address, status):
    assert client.get(address).status_code == status


def test_a_unit_is_also_found_by_its_code(officer, card, see):
    assert "Phiếu điểm của Phường 3" in see(f"/danh-gia/2023/xa-phuong/{card.unit_code}/")


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.APPRAISER, Role.ADMINISTRATOR])
def test_nobody_else_sees_a_sheet_the_unit_still_works_on(sign_in, client, card, role):
    sign_in(role)
    answer = client.get(SHEET)
    assert answer.status_code == 403
    assert "Mức độ thực hiện kế hoạch" not in answer.content.decode()


def test_the_head_of_the_unit_reads_and_learns_why_not_more(sign_in, see, card):
    sign_in(Role.UNIT_HEAD, card.unit_id)
    page = see()
    assert 'name="done"' not in page
    assert "kê khai số liệu của đơn vị" in page


def test_an_officer_of_another_unit_neither_reads_nor_writes(sign_in, client, card):
    sign_in(Role.FOCAL_OFFICER)
    assert client.get(SHEET).status_code == 403
    assert said(client, "1.1.1", done="1", planned="2").status_code == 403
    assert entries_of(card.id, "1.1.1") == ()


def test_figures_with_a_decimal_comma_are_kept_exactly_and_earn_points_at_once(client, see, card, officer):
    answer = said(client, "2.1.1", spent="12,5", given="50")
    assert (answer.status_code, answer.url) == (302, f"{SHEET}?linh-vuc=2#c-2.1.1")
    page = see(f"{SHEET}?linh-vuc=2")
    assert answers_of_unit(card.id).answers["2.1.1"].figures == {"spent": "12.5", "given": "50"}
    assert "Đã lưu số liệu của tiêu chí 2.1.1." in page
    assert 'value="12,5"' in page
    assert "= 25,00 %" in section_of(page, "2.1.1")
    assert entries_of(card.id, "2.1.2") == ()  # only that criterion


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("1.1.1", {"done": "abc", "planned": "60"}, "“abc” không phải là một số"),
        ("1.1.1", {"done": "-1", "planned": "60"}, "-1 là số âm"),
        ("1.1.1", {"done": "1.2.3", "planned": "60"}, "không phải là một số"),
        ("1.1.1", {"done": "", "planned": ""}, "Chưa nhập gì cho tiêu chí 1.1.1"),
        ("1.1.2", {"value": "perhaps"}, "perhaps"),  # no such level
        ("2.1.1", {"is_not_applicable": "on"}, "Hãy ghi vì sao không phát sinh"),
        ("2.1.1", {"why_not_applicable": "Không có vốn", "spent": "1"}, "Hãy đánh dấu cả ô này"),
        ("2.1.1", {"is_not_applicable": "on", "why_not_applicable": "x" * 501}, "500"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_kept(
    client, card, officer, code, fields, sentence
):
    answer = said(client, code, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "UNDEFINED VARIABLE" not in page
    assert entries_of(card.id, code) == ()


def test_what_was_typed_stays_in_the_field(client, card, officer):
    page = said(client, "1.1.1", done="mười", planned="60").content.decode()
    assert 'value="mười"' in page
    assert 'value="60"' in page


@pytest.mark.parametrize("code", ["9.9", "1.1", "1"])  # none, a group, an area
def test_only_criteria_of_the_index_take_figures(client, card, officer, code):
    assert said(client, code, value="1").status_code == 404


def test_a_criterion_is_claimed_not_to_apply_with_a_reason(client, see, card, officer):
    assert said(client, "2.1.1", is_not_applicable="on", why_not_applicable="Không được giao vốn").status_code == 302
    assert answers_of_unit(card.id).answers["2.1.1"].not_applicable == "Không được giao vốn"
    section = section_of(see(f"{SHEET}?linh-vuc=2"), "2.1.1")
    assert 'value="Không được giao vốn"' in section
    assert "checked" in section


def test_a_criterion_that_always_applies_offers_no_way_out(see, card, officer):
    assert "is_not_applicable" not in section_of(see(), "1.1.1")


def test_two_people_on_one_criterion_see_both_and_choose(client, card, officer):
    declared(card, "1.1.1", done=1, planned=2)
    answer = said(client, "1.1.1", done="2", planned="2")  # the form was opened before
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Nhiệm vụ đã hoàn thành: 1 nhiệm vụ" in page
    assert "Nhiệm vụ đã hoàn thành: 2" in page
    assert '<input type="hidden" name="done" value="2">' in page
    assert 'name="seen_entries" value="1"' in page
    assert len(entries_of(card.id, "1.1.1")) == 1


def test_after_closing_figures_are_only_read(client, see, card, officer, settings):
    settings.SEN_STORY_DAY = date(2023, 9, 30)
    page = see()
    assert 'name="done"' not in page
    assert "đóng" in page
    assert said(client, "1.1.1", done="1", planned="2").status_code == 403


def test_figures_are_never_declared_by_following_a_link(client, card, officer):
    assert client.get(f"{SHEET}1.1.1/").status_code == 405


@pytest.mark.parametrize("unit_count", [9, 22])
def test_a_sheet_of_fifty_criteria_asks_the_database_few_questions(
    client, sign_in, at, django_assert_num_queries, unit_count
):
    card = a_sample_round(unit_count)
    sign_in(Role.FOCAL_OFFICER, assessments_of(card.id)[0].unit_id)
    client.get("/danh-gia/2023/xa-phuong/phuong-1/")
    with django_assert_num_queries(31):
        page = client.get("/danh-gia/2023/xa-phuong/phuong-1/?linh-vuc=3").content.decode()
    assert page.count("<form") > 9
