"""Calibration as a page and a workbook: for the appraising side, with the same numbers in both."""

import io

import pytest
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments.queries import assessments_of
from sen.reform.indices.loader import Declared
from sen.reform.scoring.queries import calibration_of
from tests.factories.assessments import OPENED_AT, a_round, a_sample_round
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
PAGE = "/danh-gia/2023/xa-phuong/hieu-chuan/"
FILE = "/danh-gia/2023/xa-phuong/hieu-chuan.xlsx"


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.APPRAISER])
def test_the_appraising_side_sees_how_far_self_scores_were(sign_in, get_page, role, settled):
    sign_in(role)
    page = get_page(PAGE)
    for words in ("+1,50", "21,43 %", "Văn bản đóng dấu ngày 5/1", "Không so sánh 2 mục"):
        assert words in page.replace("\xa0", " ")


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.UNIT_HEAD, Role.ADMINISTRATOR, None])
@pytest.mark.parametrize("path", [PAGE, FILE])
def test_nobody_else_does(sign_in, client, role, path, settled):
    sign_in(role)
    assert client.get(path).status_code == 403


def test_the_workbook_has_the_numbers_of_the_page(sign_in, client, settled):
    sign_in(Role.SECRETARY)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(FILE).content))
    units, criteria = (book.get_sheet_by_index(number).to_python() for number in (0, 1))
    found = calibration_of(settled)
    (group,) = found.groups
    for unit in group.units:
        row = next(row for row in units if row[0] == unit.card.unit_name)
        assert row[1:4] == [float(unit.inflation.declared), float(unit.inflation.final), float(unit.inflation.gap)]
    worst = next(row for row in criteria if row[0] == "1.1.2")
    assert worst[7] == found.most_deducted[0].deducted
    assert worst[8] == "Văn bản đóng dấu ngày 5/1 (2)"


def test_before_any_mark_the_page_says_what_it_waits_for(sign_in, get_page):
    a_round(a_unit())
    sign_in(Role.SECRETARY)
    assert "Chưa có gì để so sánh" in get_page(PAGE)


def test_many_criteria_show_the_worst_ten_first(sign_in, get_page):
    card = a_sample_round(2)
    first = assessments_of(card.id)[0]
    operations.take_in(first.id, "Quá hạn", by=SYSTEM, at=OPENED_AT.replace(month=10, day=2))
    later = OPENED_AT.replace(month=10, day=3)
    from sen.reform.assessments.queries import unmarked

    for code in unmarked(first.id):
        nothing = operations.Marking(code, Declared(code), "Không có tài liệu kiểm chứng")
        operations.mark(first.id, nothing, by=SYSTEM, at=later)
    operations.hand_over(first.id, by=SYSTEM, at=later)
    sign_in(Role.SECRETARY)
    page = get_page(PAGE)
    assert "Các tiêu chí bị trừ khác" in page
    assert "1 đơn vị chưa so sánh" in page
    assert "không so sánh được hai thứ hạng" in page
