"""A unit is found under every name people give it."""

import unicodedata

import pytest

from sen.reform.directives.drafting import Gazetteer, KnownSet, KnownUnit
from sen.reform.directives.drafting.finding import find_mentions
from sen.reform.directives.drafting.source import Source
from tests.reform.directives.drafting.authority import CITY, DEPARTMENTS, LOCAL, WARDS


def codes_in(text: str, gazetteer: Gazetteer = CITY) -> list[tuple[str, ...]]:
    return [one.codes for one in find_mentions(Source.of(text), gazetteer)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Phòng Nội vụ", "nv"),
        ("phòng nội vụ", "nv"),  # case is free
        ("PHÒNG NỘI VỤ", "nv"),
        ("Phòng  Nội\u00a0vụ", "nv"),  # and so are blanks
        ("Phong Noi vu", "nv"),  # marks may be missing
        ("Phòng Nội vu", "nv"),  # even one of them
        ("P. Nội vụ", "nv"),
        ("P.NV", "nv"),
        ("Phòng VH-TT", "vhtt"),
        ("Phòng VH&TT", "vhtt"),
        ("Phòng VHTT", "vhtt"),
        ("Phòng Văn hoá và thông tin", "vhtt"),  # the tone on the other vowel
        ("Phòng Văn hóa - Thông tin", "vhtt"),
        ("Phòng LĐ-TB&XH", "ldtbxh"),
        ("Phòng LĐTBXH", "ldtbxh"),
        ("Phòng Lao động – Thương binh và Xã hội", "ldtbxh"),
        ("Phòng Tài chính- Kế hoạch", "tckh"),
        ("Phòng TN&MT", "tnmt"),
        ("P.GD&ĐT", "gddt"),
        ("Thanh tra TP", "ttr"),
        ("VP HĐND và UBND", "vp"),
        ("Văn phòng HĐND&UBND", "vp"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân thành phố", "vp"),
        ("Phường 3", "p3"),
        ("P.3", "p3"),
        ("P3", "p3"),
        ("UBND Phường 3", "p3"),
        ("UBND P.3", "p3"),
        ("Ủy ban nhân dân phường 3", "p3"),
        ("Uỷ ban nhân dân xã Tân Phú Đông", "tpd"),
        ("UBND TP. Sa Đéc", "ub"),
        ("Ủy ban nhân dân thành phố", "ub"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_unit_is_found_under_each_of_its_names(written, code, form):
    assert codes_in(unicodedata.normalize(form, f"Giao {written} rà soát hồ sơ")) == [(code,)]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("UBND các xã, phường", LOCAL),
        ("Chủ tịch UBND các xã, phường", LOCAL),
        ("UBND 9 xã, phường", LOCAL),
        ("các phường", WARDS),
        ("thủ trưởng các phòng chuyên môn", DEPARTMENTS),
        ("Thủ trưởng các cơ quan chuyên môn thuộc UBND thành phố", DEPARTMENTS),
        ("các phòng, ban, đơn vị", DEPARTMENTS),
        ("các cơ quan, đơn vị", DEPARTMENTS + LOCAL),
        ("các địa phương", LOCAL),
        ("các đơn vị liên quan", ()),  # which ones, a person must say
        ("các sở, ban, ngành", ()),  # those of the province are not ours
    ],
)
def test_a_set_stands_for_its_members(written, codes):
    found = codes_in(f"giao {written} rà soát")
    assert [set(one) for one in found] == [set(codes)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Phường 1, 2 và 4 rà soát", [("p1",), ("p2",), ("p4",)]),
        ("UBND các phường An Hòa, Tân Quy Đông", [("ah",), ("tqd",)]),
        ("Các xã: Tân Khánh Đông, Tân Phú Đông", [("tkd",), ("tpd",)]),
        ("Phường 3, 2 hồ sơ trễ hạn", [("p3",)]),  # "2" counts something else
    ],
)
def test_places_listed_after_a_first_one_are_units_too(text, codes):
    assert codes_in(text) == codes


@pytest.mark.parametrize(
    "written",
    [
        "Văn phòng UBND tỉnh",  # has a namesake here, but is the province's
        "Phòng Nội vụ huyện Lai Vung",
        "Phòng Nội vụ - Lao động - Thương binh và Xã hội",  # begins like one of ours
        "Sở Tài nguyên và Môi trường",
        "Công an thành phố",
    ],
)
def test_an_office_of_somebody_else_is_a_stranger(written):
    assert codes_in(f"Giao {written} rà soát hồ sơ") == [()]


def test_a_form_two_units_share_names_neither():
    gazetteer = Gazetteer(
        (KnownUnit("a", "Phòng Thanh niên", "department"), KnownUnit("b", "Phòng Truyền nghề", "department"))
    )
    assert "ptn" not in gazetteer.codes_by_form
    assert gazetteer.codes_by_form["phongthanhnien"] == ("a",)


def test_an_authority_may_name_sets_of_its_own():
    gazetteer = Gazetteer(CITY.units, (KnownSet("Khối Văn xã", ("vhtt", "yt", "gddt")),))
    assert codes_in("giao khối văn - xã rà soát", gazetteer) == [("vhtt", "yt", "gddt")]


def test_a_misspelt_name_gets_the_nearest_ones():
    assert CITY.suggestions("Phòng Nội dụ")[0] == "Phòng Nội vụ"
    assert CITY.suggestions("Đài quan trắc khí tượng") == ()
