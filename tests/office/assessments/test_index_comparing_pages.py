"""Two versions side by side, and one tried on the figures of a round."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of
from sen.reform.indices.operations import adopt_version
from tests.factories.assessments import (
    OPENED_AT,
    a_round,
    a_sample_round,
    an_index,
    declared,
    next_year_text,
    sample_text,
)
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

COMPARE, TRY = "/danh-gia/bo-chi-so/so-sanh/", "/danh-gia/bo-chi-so/thu/"


def adopted(text: str) -> int:
    return adopt_version(text, "index.toml", by=SYSTEM, at=OPENED_AT)


def words_of(page: str) -> str:
    return " ".join(page.replace("\xa0", " ").split())


def test_two_versions_stand_side_by_side(sign_in, get_page):
    old, new = an_index(), adopted(next_year_text())
    sign_in(Role.FOCAL_OFFICER)
    page = words_of(get_page(f"{COMPARE}?cu={old}&moi={new}"))
    for words in (
        "Từ 2023.1 sang 2024.1:",
        "Sáng kiến",  # new
        "Tuyên truyền",  # gone
        "Từ 70 % đến 90 %",  # the old rule in words …
        "Từ 80 % đến dưới 95 %",  # … beside the new one
        "Giải ngân vốn đầu tư",
        "áp dụng cho mọi đơn vị",
        "2.1.3",
        "Không so sánh được",
        "1 chữ số thập phân",
    ):
        assert words in page
    assert page.count('class="rule-curve"') == 2


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("cu={old}&moi={old}", "hai phiên bản khác nhau"),
        ("cu={old}", "bắt buộc"),
        ("cu={old}&moi=999", "999"),
        ("cu=x&moi={new}", "x"),
    ],
)
def test_what_cannot_be_compared_is_said(sign_in, get_page, asked, sentence):
    old, new = an_index(), adopted(next_year_text())
    sign_in(Role.FOCAL_OFFICER)
    page = get_page(f"{COMPARE}?{asked.format(old=old, new=new)}", 422)
    assert "Chưa so sánh được" in page
    assert sentence in page


@pytest.mark.parametrize("count", [0, 1, 2])
def test_without_a_second_version_there_is_nothing_to_compare(sign_in, get_page, count):
    for number in range(count):
        an_index(version=f"2023.{number}")
    sign_in(Role.FOCAL_OFFICER)
    assert ("Chưa có hai phiên bản" in get_page(COMPARE)) is (count < 2)


def test_versions_of_two_indices_are_compared_with_a_warning(sign_in, get_page):
    old, new = an_index(), adopted(sample_text())
    sign_in(Role.FOCAL_OFFICER)
    page = get_page(f"{COMPARE}?cu={old}&moi={new}")
    assert "hai bộ chỉ số khác nhau" in page


def test_versions_with_nothing_in_common_say_so(sign_in, get_page):
    other = next_year_text().replace("test/commune", "test/other")
    for word in ("Điều hành", "Kế hoạch", "Mức độ thực hiện", "Ban hành", "Giải ngân", "Vốn", "Công khai"):
        other = other.replace(f'title = "{word}', f'title = "{word[::-1] * 5}')
    old, new = an_index(), adopted(other)
    sign_in(Role.FOCAL_OFFICER)
    assert "Không có tiêu chí nào của phiên bản này" in get_page(f"{COMPARE}?cu={old}&moi={new}")


@scene
def duel():
    """Two wards in a round of the small index, and next year's version."""
    card = a_round(a_unit("Phường A"), a_unit("Phường B"))
    by_name = {each.unit_name: each for each in assessments_of(card.id)}
    declared(by_name["Phường A"], "1.1.1", done=92, planned=100)
    declared(by_name["Phường B"], "1.1.1", done=100, planned=100)
    declared(by_name["Phường B"], "2.1.1", not_applicable="không được giao vốn")
    return card, adopted(next_year_text())


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER])
def test_a_trial_says_who_gains_who_loses_and_that_it_is_none(sign_in, get_page, duel, role):
    card, new = duel
    sign_in(role)
    page = words_of(get_page(f"{TRY}?vong={card.id}&bo={new}"))
    for words in (
        "Thử, không phải kết quả",
        "0 đơn vị tăng, 1 đơn vị giảm, 1 đơn vị giữ nguyên",
        "Phường A",
        "giữ hạng",
        "Điểm dịch chuyển ở đâu",
        "1.3 Sáng kiến",
        "3 tiêu chí chưa từng yêu cầu số liệu",
        "bị tính như chưa nộp",
    ):
        assert words in page


def test_who_rises_and_who_falls_is_said_in_words(sign_in, get_page):
    card = a_round(a_unit("Phường A"), a_unit("Phường B"))
    by_name = {each.unit_name: each for each in assessments_of(card.id)}
    # Under the next version 92 % is one step lower, and a timely plan is worth a point more.
    declared(by_name["Phường A"], "1.1.1", done=92, planned=100)
    declared(by_name["Phường A"], "1.2", value=1)
    declared(by_name["Phường B"], "1.1.2", value="in_time")
    new = adopted(next_year_text())
    sign_in(Role.LEADER)
    page = words_of(get_page(f"{TRY}?vong={card.id}&bo={new}"))
    assert "↑ lên 1 bậc" in page
    assert "↓ xuống 1 bậc" in page
    assert "1 đơn vị tăng, 1 đơn vị giảm" in page
    assert "(bỏ)" in page


def test_under_its_own_version_nothing_moves(sign_in, get_page, duel):
    card, _new = duel
    sign_in(Role.LEADER)
    page = get_page(f"{TRY}?vong={card.id}&bo={card.version_id}")
    assert "Không có điểm nào dịch chuyển" in page


def test_a_trial_needs_a_round(sign_in, get_page):
    an_index()
    sign_in(Role.SECRETARY)
    assert "Chưa có số liệu để chấm thử" in get_page(TRY)


@pytest.mark.parametrize("asked", ["vong=1999&bo={new}", "vong={year}&bo=999", "vong={year}"])
def test_a_trial_of_what_is_not_there_is_refused(sign_in, get_page, duel, asked):
    card, new = duel
    sign_in(Role.SECRETARY)
    assert "Chưa chấm thử được" in get_page(f"{TRY}?{asked.format(year=card.id, new=new)}", 422)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.APPRAISER])
def test_a_trial_is_for_those_who_decide(client, sign_in, role):
    sign_in(role)
    assert client.get(TRY).status_code == 403


@pytest.mark.parametrize("unit_count", [2, 5])
def test_more_units_ask_the_database_no_more_questions(client, sign_in, django_assert_num_queries, unit_count):
    card = a_sample_round(unit_count)
    new = adopted(sample_text().replace('version = "2023.1"', 'version = "2023.2"'))
    sign_in(Role.LEADER)
    client.get(TRY)
    with django_assert_num_queries(14):
        client.get(f"{TRY}?vong={card.id}&bo={new}")
    with django_assert_num_queries(9):
        client.get(f"{COMPARE}?cu={card.version_id}&moi={new}")
