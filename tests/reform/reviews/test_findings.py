"""What the figures say: every sentence follows from the data, none is written down beforehand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sen.reform.organizations.kinds import Kind
from sen.reform.reviews import queries
from tests.factories.directives import a_task
from tests.factories.reviews import AREA_NAMES, a_plan_at, a_review, a_score, eight_areas
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def units_below(*kinds: str) -> list:
    return [a_score(a_unit(f"Đơn vị {number}", kind), 50) for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize(
    ("areas", "low", "headline"),
    [
        # One area below its level, two communes below the line.
        (
            {"a1": 92, "a2": 78, "a3": 84, "a4": 71, "a5": 88, "a6": 69, "a7": 74, "a8": 84},
            (Kind.COMMUNE, Kind.COMMUNE),
            "8 chỉ số ước đạt 80 % kế hoạch, một lĩnh vực và hai xã còn thấp",
        ),
        # Only areas are low.
        ({"a1": 60, "a2": 50}, (), "2 chỉ số ước đạt 55 % kế hoạch, hai lĩnh vực còn thấp"),
        # Only units are, of both kinds.
        ({"a1": 90}, (Kind.WARD, Kind.COMMUNE), "1 chỉ số ước đạt 90 % kế hoạch, hai xã, phường còn thấp"),
        ({"a1": 90}, (Kind.WARD,), "1 chỉ số ước đạt 90 % kế hoạch, một phường còn thấp"),
        # Departments among them: called by what they have in common.
        ({"a1": 90}, (Kind.WARD, Kind.DEPARTMENT), "1 chỉ số ước đạt 90 % kế hoạch, hai đơn vị còn thấp"),
        # A little behind is not low.
        ({"a1": 72, "a2": 80}, (), "2 chỉ số ước đạt 76 % kế hoạch, một lĩnh vực cần chú ý"),
        ({"a1": 80, "a2": 81}, (), "2 chỉ số ước đạt 80,5 % kế hoạch, không có lĩnh vực nào chậm"),
        # Many are counted in figures.
        ({"a1": 90}, (Kind.COMMUNE,) * 11, "1 chỉ số ước đạt 90 % kế hoạch, 11 xã còn thấp"),
        # Without a plan the units speak alone.
        ({}, (Kind.COMMUNE,), "Một xã dưới 70 % điểm tạm tính"),
        ({}, (), "Chưa có kế hoạch năm 2023 để sơ kết 9 tháng đầu năm 2023"),
    ],
)
def test_the_headline_follows_from_the_data(scored, areas, low, headline):
    if areas:
        a_plan_at(**areas)
    scored(*units_below(*low))
    assert queries.pack(a_review().id).headline == headline


def test_after_the_last_day_of_the_year_a_figure_is_no_estimate_any_more():
    a_plan_at(a1=90)
    review = a_review(kind="year", cut_off_on=date(2023, 12, 31), held_on=date(2024, 1, 5))
    assert queries.pack(review.id).headline.startswith("1 chỉ số đạt 90 % kế hoạch")


@pytest.mark.parametrize(
    ("areas", "title"),
    [
        ({"a4": 71, "a6": 69, "a7": 74}, "Tài chính công và tổ chức bộ máy chậm nhất so với kế hoạch"),
        ({"a3": 70, "a1": 90}, "Thủ tục hành chính chậm so với kế hoạch"),
        ({"a1": 75}, "Mọi lĩnh vực đạt hoặc vượt mức cần đạt"),
    ],
)
def test_the_areas_title_names_the_slowest(areas, title):
    a_plan_at(**areas)
    assert queries.pack(a_review().id).areas.title == title


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (75, "Đạt"),  # just what is needed after nine months
        (74, "Cần chú ý"),
        (70, "Cần chú ý"),  # five points behind are still a little
        (69, "Dưới mức"),
    ],
)
def test_each_area_has_its_word(percent, word):
    a_plan_at(a1=percent)
    (area,) = queries.pack(a_review().id).areas.areas
    assert area.word == word


@pytest.mark.parametrize(
    ("percent", "is_low"),
    [
        ("70", False),  # on the line is not below it
        ("69.999", True),  # shown as 70, but below
        ("0", True),
    ],
)
def test_a_unit_is_low_below_the_line_by_its_exact_figure(scored, percent, is_low):
    scored(a_score(a_unit("Xã Tân Quy Tây", Kind.COMMUNE), percent, a1=50))
    (row,) = queries.pack(a_review().id).units.rows
    assert row.is_low is is_low


def test_the_line_is_the_reviews_own(scored):
    scored(a_score(a_unit(), 75))
    assert queries.pack(a_review(line_percent=Decimal(80)).id).units.title == "Một phường dưới 80 % điểm tạm tính"
    scored(a_score(a_unit(), 80))
    assert queries.pack(a_review(kind="quarter").id).units.title == "Mọi đơn vị đạt từ 70 % điểm tạm tính"


def test_a_low_unit_is_held_back_where_it_is_furthest_behind_the_mean_of_its_peers(scored):
    low = a_score(a_unit("Xã Tân Phú Đông", Kind.COMMUNE), 60, a1=90, a2=60, a4=49, a6=None)
    first = a_score(a_unit("Phường 1"), 88, a1=80, a2=80, a4=80, a6=75)
    second = a_score(a_unit("Phường 2"), 85, a1=85, a2=70, a4=70, a6=None)
    scored(first, second, low)
    (unit,) = queries.pack(a_review().id).units.low
    assert [(area.code, area.percent, area.peers_percent, area.best_unit_name) for area in unit.areas] == [
        ("4", Decimal(49), Decimal(75), "Phường 1"),
        ("2", Decimal(60), Decimal(75), "Phường 1"),
    ]
    assert unit.sentence == (
        "Kém bình quân nhiều nhất: tổ chức bộ máy 49 % (các đơn vị khác 75 %); thể chế 60 % (các đơn vị khác 75 %). "
        "Học từ Phường 1."
    )


def test_unlike_units_are_never_compared(scored):
    low = a_score(a_unit("Xã Tân Phú Đông", Kind.COMMUNE), 60, a1=50)
    department = replace(a_score(a_unit("Phòng Nội vụ", Kind.DEPARTMENT), 90, a1=90), peer_group="departments")
    scored(department, low)
    (unit,) = queries.pack(a_review().id).units.low
    assert unit.areas == ()
    assert unit.sentence == "Không lĩnh vực nào thấp hơn bình quân các đơn vị khác."


def test_overdue_tasks_are_counted_with_their_units():
    one, two = a_unit("Phường 1"), a_unit("Phường 2")
    review = a_review()
    assert queries.pack(review.id).overdue_sentence == "Không có nhiệm vụ quá hạn."
    for unit in (one, one, two):
        a_task(unit.id, due_on=date(2023, 9, 20))
    a_task(one.id, due_on=date(2023, 9, 21))  # due on the day of the meeting: not overdue
    pack = queries.pack(review.id)
    assert pack.overdue_sentence == "3 nhiệm vụ quá hạn ở 2 đơn vị."
    assert len(pack.overdue) == 3


@pytest.mark.parametrize(
    ("name", "short"),
    [
        *((AREA_NAMES[code], short) for code, short in {"1": "Chỉ đạo, điều hành", "2": "Thể chế"}.items()),
        ("Công tác chỉ đạo, điều hành", "Chỉ đạo, điều hành"),
        (AREA_NAMES["7"], "Chính quyền điện tử, chính quyền số"),
        ("Xây dựng và phát triển chính quyền số", "Chính quyền số"),
    ],
)
def test_sentences_call_an_area_by_what_sets_it_apart(name, short):
    assert queries.short_area(name) == short


def test_the_shades_begin_at_the_lowest_figure_but_not_in_the_top_tenth(scored):
    scored(a_score(a_unit(), 80, a1=98, a2=46, a3=None))
    assert queries.pack(a_review().id).units.heat_low == 46
    scored(a_score(a_unit(), 99, a1=99))
    assert queries.pack(a_review(kind="quarter").id).units.heat_low == 90
    scored()
    assert queries.pack(a_review(kind="ad_hoc").id).units.heat_low == 0


def test_a_unit_that_lacks_figures_says_so(scored):
    eight_areas()
    scored(replace(a_score(a_unit(), 80, a1=None), is_incomplete=True))
    (row,) = queries.pack(a_review().id).units.rows
    assert row.is_incomplete
    assert not row.cells[0].applies
