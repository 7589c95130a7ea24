"""Places over the years, a unit under the names of each time, and names that were used again."""

import tomllib
from datetime import date

import pytest
from django.conf import settings as project

from sen.cli.demo.city import load_units
from sen.reform.accounts.queries import SYSTEM
from sen.reform.organizations import operations as organizations
from sen.reform.publishing.operations import withdraw
from tests.factories.assessments import an_index_text
from tests.factories.results import DECIDED_AT, a_round_before_the_council, of_year, published, years_of
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db

SA_DEC = project.PROJECT / "demo" / "sa-dec-2023" / "units.toml"
BEFORE, AFTER = date(2023, 9, 21), date(2025, 7, 2)


@scene
def city():
    """The units of Sa Đéc, with what became of them on 1/7/2025, and a result of 2023 for four of them."""
    units = load_units(tomllib.loads(SA_DEC.read_text(encoding="utf-8")))
    wards = [units[code] for code in ("29905", "29911", "29902", "29923")]
    card = a_round_before_the_council(*wards, done=(95, 80, 10, 75))
    published(card)
    return card


@scene
def cards():
    """Three wards, 2021 to 2023: C rises from the last place to the first, A falls."""
    return years_of((95, 80, 10), (95, 10, 80), (10, 80, 95))[1]


class TestThreeYears:
    """The same three wards, 2021 to 2023."""

    def test_the_places_are_drawn_with_their_finding_and_their_table(self, get_page, said, cards):
        page, words = get_page(f"/ket-qua/2023/{cards[2].key}/?dv=phuong-c"), said(f"/ket-qua/2023/{cards[2].key}/")
        assert "Phường C tăng hạng nhiều nhất: 2 bậc từ năm 2021 đến năm 2023" in words
        assert 'class="bump' in page
        assert "bump-mine" in page
        assert "Phường C 3 2 1" in words

    def test_a_movement_is_an_arrow_and_words(self, said, cards):
        words = said(f"/ket-qua/2023/{cards[2].key}/")
        assert "tăng 1 bậc (năm 2022 hạng 2)" in words
        assert "giảm 2 bậc (năm 2022 hạng 1)" in words

    def test_a_unit_says_what_moved_by_area(self, said, cards):
        words = said(f"/ket-qua/2023/{cards[2].key}/phuong-c/")
        assert "so với năm 2022: +16,67" in words

    def test_a_unit_shows_all_its_years(self, said, cards):
        words = said("/phuong-cua-toi/phuong-c/")
        assert words.index("2023 · Phường C") < words.index("2022 · Phường C") < words.index("2021 · Phường C")
        assert "dữ liệu mô phỏng" in words

    def test_a_withdrawn_year_is_left_out(self, said, cards, at):
        withdraw(cards[1].id, "Sai", by=SYSTEM, at=at)
        assert "2022 · Phường C" not in said("/phuong-cua-toi/phuong-c/")
        assert "2 bậc từ năm 2021 đến năm 2023" in said(f"/ket-qua/2023/{cards[2].key}/")

    def test_reading_all_years_takes_few_queries(self, client, cards, django_assert_max_num_queries):
        client.get("/phuong-cua-toi/phuong-c/")
        with django_assert_max_num_queries(9):
            client.get("/phuong-cua-toi/phuong-c/")
        with django_assert_max_num_queries(14):
            client.get(f"/ket-qua/2023/{cards[2].key}/")


def test_one_year_says_that_it_is_the_only_one(said, city):
    assert "Đây là năm đầu tiên được công bố." in said(f"/ket-qua/2023/{city.key}/")


def test_another_index_is_not_compared(said):
    units = [a_unit(name) for name in ("Phường A", "Phường B")]
    last = a_round_before_the_council(*units, done=(95, 10), **of_year(2022))
    published(last)
    other = an_index_text().replace("test/commune", "test/other")
    now = a_round_before_the_council(*units, done=(10, 95), year=2023, text=other)
    published(now)
    words = said(f"/ket-qua/2023/{now.key}/phuong-a/")
    assert "không so sánh được (Năm 2022 dùng bộ chỉ số khác.)" in words


class TestAfterTheMerger:
    """Links from 2023 after 1/7/2025: the same content, and what became of the unit."""

    @pytest.fixture(autouse=True)
    def _after(self, settings):
        settings.SEN_STORY_DAY = AFTER

    def test_the_old_page_of_a_unit_stays_and_names_its_successor(self, said, settings, city):
        address = f"/ket-qua/2023/{city.key}/phuong-3/"
        settings.SEN_STORY_DAY = BEFORE
        before = said(address)
        assert "nay là" not in before
        settings.SEN_STORY_DAY = AFTER
        after = said(address)
        assert "Từ 1/7/2025: nay là Phường Sa Đéc (Sắp xếp đơn vị hành chính cấp xã tỉnh Đồng Tháp" in after
        # Nothing else of the page has changed.
        begin, end = after.index("Từ 1/7/2025"), after.index(") ", after.index("Từ 1/7/2025")) + 2
        assert after[:begin] + after[end:] == before

    def test_the_old_ranking_reads_as_it_did(self, said, settings, city):
        settings.SEN_STORY_DAY = BEFORE
        before = said(f"/ket-qua/2023/{city.key}/")
        settings.SEN_STORY_DAY = AFTER
        assert said(f"/ket-qua/2023/{city.key}/") == before

    def test_a_unit_by_its_code_of_then_is_found_in_the_result_of_then(self, client, city):
        answer = client.get(f"/ket-qua/2023/{city.key}/29905/")
        assert answer.url == f"/ket-qua/2023/{city.key}/phuong-1/"

    def test_a_unit_of_before_leads_to_the_one_it_became_and_back(self, get_page, said, city):
        words = said("/phuong-cua-toi/phuong-3/")
        assert "Nay là Phường Sa Đéc" in words
        assert "Từ 1/7/2025: nay là Phường Sa Đéc" in words
        assert "2023 · Phường 3" in words
        words = said("/phuong-cua-toi/phuong-sa-dec/")
        assert "Hình thành từ 8 đơn vị" in words
        assert "2023 · Phường 1" in words
        assert "Tránh nhầm với Phường 1 mã 29905" in words

    def test_a_code_used_again_asks_which(self, get_page, said, city):
        words = said("/phuong-cua-toi/29905/", status=300)
        assert "2 đơn vị đang hoặc đã mang tên, mã này." in words
        page = get_page("/phuong-cua-toi/29905/", status=300)
        for slug in ("phuong-1", "phuong-sa-dec"):
            assert f'href="/phuong-cua-toi/{slug}/"' in page

    def test_a_code_borne_once_leads_straight_there(self, client, city):
        assert client.get("/phuong-cua-toi/29902/").url == "/phuong-cua-toi/phuong-3/"

    def test_before_its_day_the_successor_is_nobody(self, get_page, client, settings, city):
        settings.SEN_STORY_DAY = BEFORE
        get_page("/phuong-cua-toi/phuong-sa-dec/", status=404)
        assert client.get("/phuong-cua-toi/29905/").url == "/phuong-cua-toi/phuong-1/"

    def test_a_name_that_exists_twice_asks_which(self, get_page, said, city):
        other = organizations.NewUnit(code="28774", name="Xã Tân Phú Đông", kind="commune", valid_from=date(2021, 1, 1))
        organizations.found_unit(other, by=SYSTEM, at=DECIDED_AT)
        said("/phuong-cua-toi/xa-tan-phu-dong/", status=300)
        page = get_page("/phuong-cua-toi/xa-tan-phu-dong/", status=300)
        for slug in ("xa-tan-phu-dong-29923", "xa-tan-phu-dong-28774"):
            assert f'href="/phuong-cua-toi/{slug}/"' in page
        assert "2023 · Xã Tân Phú Đông" in said("/phuong-cua-toi/xa-tan-phu-dong-29923/")
        assert "2023 ·" not in said("/phuong-cua-toi/xa-tan-phu-dong-28774/")

    def test_the_successor_is_not_held_against_those_it_came_from(self, said, settings, city):
        from sen.reform.organizations.queries import unit_on

        merged = [unit_on("29905", AFTER), unit_on("30214", AFTER)]
        card = a_round_before_the_council(*merged, done=(80, 95), **{**of_year(2025), "year": 2024})
        published(card)
        settings.SEN_STORY_DAY = date(2026, 1, 5)
        # The code 29905 was Phường 1 a year before: no place is compared.
        words = said(f"/ket-qua/2024/{card.key}/")
        assert "bậc" not in words.replace("thang bậc", "")
        assert "không so sánh được (Năm 2023 mã này thuộc đơn vị khác" in said(
            f"/ket-qua/2024/{card.key}/phuong-sa-dec/"
        )
        history = said("/phuong-cua-toi/phuong-sa-dec/")
        assert "Đơn vị hình thành ngày 1/7/2025 từ các đơn vị khác nên không so với các đơn vị ấy." in history


class TestChoosing:
    """Somebody's own ward, by a part of its name."""

    def test_units_of_today_come_apart_from_names_of_before(self, said, settings, city):
        settings.SEN_STORY_DAY = AFTER
        words = said("/phuong-cua-toi/")
        assert words.index("Phường, xã hiện nay") < words.index("Phường Sa Đéc") < words.index("Tên trước đây")
        assert "Phường 3 đến hết 30/6/2025; nay là Phường Sa Đéc" in words
        # Departments are nobody's ward.
        assert "Phòng Nội vụ" not in words

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("tan phu", "Xã Tân Phú Đông"),  # without marks
            ("29911", "Phường 2"),  # the whole code
            ("QUY ĐÔNG", "Phường Tân Quy Đông"),
        ],
    )
    def test_a_part_of_the_name_is_enough(self, said, city, typed, found):
        words = said(f"/phuong-cua-toi/?ten={typed}")
        assert found in words
        assert "Phường 4" not in words

    def test_nothing_found_is_said(self, said, city):
        assert "Không có phường, xã nào mang tên này." in said("/phuong-cua-toi/?ten=zzz")
        assert said("/phuong-cua-toi/zzz/", status=404)

    def test_trap_28_an_empty_installation_has_nobody(self, said):
        assert "Chưa có phường, xã nào." in said("/phuong-cua-toi/")


def test_a_unit_without_results_says_so(said, city, settings):
    settings.SEN_STORY_DAY = BEFORE
    assert "Chưa có kết quả nào của đơn vị này được công bố." in said("/phuong-cua-toi/phuong-4/")
