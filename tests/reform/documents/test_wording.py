"""Numbers, dates and points as Nghị định 30/2020 writes them."""

from datetime import date

import pytest

from sen.reform.documents import wording
from sen.reform.documents.wording import Kind


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),  # both padded: 5 could become 15, 2 could become 12
        (date(2024, 1, 10), "ngày 10 tháng 01 năm 2024"),  # the month alone
        (date(2023, 3, 9), "ngày 09 tháng 3 năm 2023"),  # March needs no zero: there is no month 13
        (date(2023, 9, 21), "ngày 21 tháng 9 năm 2023"),  # the day of the story
        (date(2023, 12, 31), "ngày 31 tháng 12 năm 2023"),  # two digits stay
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(on, written):
    assert wording.long_day(on) == written
    assert wording.long_date("Sa Đéc", on) == f"Sa Đéc, {written}"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "01/BC-UBND"),  # below ten: a zero
        (9, "09/BC-UBND"),
        (10, "10/BC-UBND"),
        (215, "215/BC-UBND"),
        (None, f"{wording.BLANK_FOR_NUMBER}/BC-UBND"),  # not issued: room to write it by hand
    ],
)
def test_numbers_below_ten_take_a_zero_and_missing_ones_leave_room(number, written):
    assert wording.reference(number, wording.symbol(Kind.REPORT, "UBND")) == written


@pytest.mark.parametrize(
    ("kind", "code", "label"),
    [
        (Kind.REPORT, "BC", "Báo cáo"),
        (Kind.NOTICE, "TB", "Thông báo"),
        (Kind.PLAN, "KH", "Kế hoạch"),
        (Kind.MINUTES, "BB", "Biên bản"),
        (Kind.GUIDANCE, "HD", "Hướng dẫn"),
        (Kind.DECISION, "QĐ", "Quyết định"),
    ],
)
def test_every_kind_has_the_code_and_the_name_of_the_decree(kind, code, label):
    assert (wording.symbol(kind, "VP"), kind.label) == (f"{code}-VP", label)


def test_points_follow_the_vietnamese_alphabet():
    assert [wording.point(at) for at in range(1, 9)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


def test_points_go_on_past_the_alphabet():
    assert [wording.point(at) for at in (23, 24, 25)] == ["y)", "aa)", "bb)"]


def test_annexes_count_in_roman_numerals():
    assert [wording.roman(at) for at in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]


def test_a_letter_names_its_office_and_who_drafted_it_instead_of_a_kind():
    assert wording.symbol(Kind.LETTER, "UBND", "NV") == "UBND-NV"
    assert (wording.symbol(Kind.LETTER, "UBND"), Kind.LETTER.label) == ("UBND", "Công văn")


@pytest.mark.parametrize(
    ("digest", "written"), [("9f86d081884c7d659a2f", "9f86 d081 884c 7d65"), ("9f86d", "9f86 d"), ("", "")]
)
def test_a_digest_is_shortened_to_four_groups_of_four(digest, written):
    assert wording.short_digest(digest) == written
