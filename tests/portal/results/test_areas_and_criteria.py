"""One area, one criterion, and two to four like units side by side."""

import pytest

from tests.factories.results import a_round_before_the_council, published
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


@scene
def two_groups():
    """Two wards, and two communes that are another group."""
    units = [a_unit(name) for name in ("Phường A", "Phường B", "Xã C", "Xã D")]
    ids = [unit.id for unit in units]
    groups = {"Phường": tuple(ids[:2]), "Xã": tuple(ids[2:])}
    card = a_round_before_the_council(*units, done=(95, 10, 80, 80), peer_groups=groups)
    published(card)
    return card


def at(card, *more):
    return f"/ket-qua/2023/{card.key}/" + "".join(f"{each}/" for each in more)


def test_an_area_says_who_is_first_and_last_and_the_middle(said, card):
    words = said(at(card, "linh-vuc", "1"))
    assert "Phường B cao nhất với 100,00 %, Phường C thấp nhất với 66,67 %; trung vị của nhóm là 83,33 %." in words
    for shown in ("1.1.1 Mức độ thực hiện kế hoạch", "dữ liệu mô phỏng", "Lĩnh vực khác", "Xem số liệu"):
        assert shown in words


def test_an_area_in_which_all_are_alike_says_so(said, card):
    assert "Mọi đơn vị cùng đạt 75,00 %." in said(at(card, "linh-vuc", "2"))


def test_a_criterion_shows_its_rule_and_every_unit_with_its_sentence(said, card):
    words = said(at(card, "tieu-chi", "1.1.1"))
    assert "Cách tính, tối đa 2 điểm" in words
    assert "trên 90 % 2" in words
    assert "1 trên 3 đơn vị đạt trọn điểm; Phường C đạt thấp nhất, 0,00 %." in words
    assert words.index("Phường B") < words.index("10/100") < len(words)
    assert words.count("2,00 / 2") == 1


def test_a_criterion_everybody_meets_names_nobody_as_last(said, card):
    words = said(at(card, "tieu-chi", "1.1.2"))
    assert "3 trên 3 đơn vị đạt trọn điểm." in words
    assert "thấp nhất" not in words


@pytest.mark.parametrize("kind", ["linh-vuc", "tieu-chi"])
def test_what_is_not_in_the_index_is_not_found(get_page, card, kind):
    get_page(at(card, kind, "9.9"), status=404)
    get_page(f"/ket-qua/2023/khong-co/{kind}/1/", status=404)


def test_ones_own_unit_is_pinned_by_the_address_alone(get_page, said, card):
    page = get_page(at(card) + "?dv=phuong-c")
    assert 'class="pinned"' in page
    assert page.count('<tr class="ranking-mine">') == 1
    assert "linh-vuc/1/?dv=phuong-c" in page
    assert "Bỏ ghim" in said(at(card) + "?dv=phuong-c")
    assert "Set-Cookie" not in page
    # Whoever takes no part is nobody: the form to choose stays.
    assert 'class="pinned"' not in get_page(at(card) + "?dv=phuong-z")


class TestComparing:
    """Only likes, two to four of them."""

    def test_without_units_there_is_a_form(self, said, card):
        words = said(at(card, "so-sanh"))
        assert "Chọn hai đến bốn đơn vị" in words
        assert "chênh lệch" not in words.lower()

    def test_one_unit_is_told_who_is_most_like_it(self, get_page, said, card):
        address = at(card, "so-sanh") + "?dv=phuong-a"
        assert "Giống Phường A nhất xét theo các lĩnh vực" in said(address)
        assert "?dv=phuong-a&amp;dv=phuong-b" in get_page(address)

    def test_two_units_are_told_what_parts_them_most_first(self, said, card):
        words = said(at(card, "so-sanh") + "?dv=phuong-b&dv=phuong-c")
        assert "Phường B dẫn trước với 90,00 %; chênh lệch nhiều nhất ở lĩnh vực 1, Điều hành" in words
        assert words.index("1. Điều hành 100,00 66,67 33,33") < words.index("2. ")
        assert "1.1.1 Mức độ thực hiện kế hoạch 2,00 / 2 0,00 / 2 2,00" in words

    def test_naming_a_unit_twice_is_naming_it_once(self, said, card):
        assert "Giống Phường A" in said(at(card, "so-sanh") + "?dv=phuong-a&dv=phuong-a&dv=")

    def test_trap_9_unlike_units_are_refused_with_a_sentence(self, said, two_groups):
        words = said(at(two_groups, "so-sanh") + "?dv=phuong-a&dv=xa-c", status=422)
        assert "Phường A và Xã C không cùng nhóm so sánh nên không so sánh được." in words
        assert "dẫn trước" not in words

    def test_more_than_four_are_refused_with_a_sentence(self, get_page, said):
        units = [a_unit(f"Phường {number}") for number in range(1, 6)]
        card = a_round_before_the_council(*units, done=(80,) * 5)
        published(card)
        query = "&".join(f"dv=phuong-{number}" for number in range(1, 6))
        assert "nhiều nhất 4 đơn vị" in said(at(card, "so-sanh") + f"?{query}", status=422)
        four = "&".join(f"dv=phuong-{number}" for number in range(1, 5))
        assert "Phường 1 · Phường 2 · Phường 3 · Phường 4" in said(at(card, "so-sanh") + f"?{four}")

    def test_who_takes_no_part_is_not_found(self, get_page, card):
        get_page(at(card, "so-sanh") + "?dv=phuong-a&dv=phuong-z", status=404)

    def test_units_of_each_group_are_ranked_apart(self, said, two_groups):
        words = said(at(two_groups))
        assert "2 đơn vị nhóm Phường; Phường A dẫn đầu" in words
        assert "2 đơn vị nhóm Xã; Xã C và Xã D dẫn đầu với" in words
