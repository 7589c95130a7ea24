"""Tiles: everybody has one, nobody shares one, and neighbours stay neighbours."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sen.reform.publishing.maps.layout import Tile, arrange, plain_grid, quality, steps

CITY = tomllib.loads((Path(__file__).parents[4] / "demo" / "sa-dec-2023" / "map.toml").read_text(encoding="utf-8"))
NEAR = {unit["code"]: unit["near"] for unit in CITY["unit"]}
PLACES = {unit["code"]: (unit["x"], unit["y"]) for unit in CITY["unit"]}


def places_of(tiles):
    return {tile.code: (tile.column, tile.row) for tile in tiles}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (2, 0), 1),  # beside
        ((0, 0), (1, 1), 1),  # below, half a tile over
        ((1, 1), (0, 0), 1),
        ((0, 0), (4, 0), 2),
        ((0, 0), (0, 2), 2),  # straight below lies between two others
        ((0, 0), (5, 1), 3),
    ],
)
def test_a_tile_touches_six_others(one, other, expected):
    assert steps(one, other) == expected


def test_the_nine_units_of_the_city_keep_four_of_five_neighbours_and_lie_about_where_they_lie():
    tiles = arrange(NEAR, PLACES)
    assert quality(tiles, NEAR) >= 0.8
    at = places_of(tiles)
    assert at["29914"][1] == 0  # Tân Khánh Đông in the north
    assert at["29914"][0] < at["29908"][0]  # and west of Phường 4
    assert at["29923"][1] > at["29905"][1]  # Tân Phú Đông south of Phường 1


def test_a_ring_of_six_around_one_is_kept_whole():
    ring = [("n1", -0.5, -0.9), ("n2", 0.5, -0.9), ("e", 1, 0), ("s2", 0.5, 0.9), ("s1", -0.5, 0.9), ("w", -1, 0)]
    near = {name: [ring[(place + 1) % 6][0], "middle"] for place, (name, _x, _y) in enumerate(ring)}
    positions = {"middle": (0.0, 0.0), **{name: (x, y) for name, x, y in ring}}
    assert quality(arrange(near, positions), near) == 1


def test_the_same_input_gives_the_same_tiles_whatever_order_it_is_told_in():
    turned = {code: list(reversed(near)) for code, near in reversed(NEAR.items())}
    assert arrange(turned, dict(reversed(PLACES.items()))) == arrange(NEAR, PLACES)


def test_a_border_said_once_counts_for_both_and_nobody_borders_on_itself():
    once = {"a": ["b", "a"], "b": []}
    assert arrange(once, {}) == arrange({"a": ["b"], "b": ["a"]}, {})
    assert quality(arrange(once, {}), once) == 1


def test_a_unit_without_a_position_stands_beside_its_neighbours():
    known = {code: place for code, place in PLACES.items() if code != "29905"}
    assert quality(arrange(NEAR, known), NEAR) >= 0.8


@pytest.mark.parametrize("near", [{}, {"a": []}, {"a": [], "b": []}])
def test_nobody_one_and_strangers_are_arranged_too(near):
    tiles = arrange(near, {})
    assert sorted(tile.code for tile in tiles) == sorted(near)
    assert quality(tiles, near) == 1


def test_units_on_one_line_stay_in_order():
    tiles = arrange({"a": ["b"], "b": ["c"], "c": []}, {"a": (0, 0), "b": (1, 0), "c": (2, 0)})
    assert [tile.code for tile in sorted(tiles, key=lambda tile: tile.column)] == ["a", "b", "c"]
    assert quality(tiles, {"a": ["b"], "b": ["c"]}) == 1


def test_without_neighbours_a_plain_grid_in_the_order_given():
    assert plain_grid("abcde") == (
        Tile("a", 0, 0), Tile("b", 2, 0), Tile("c", 4, 0), Tile("d", 0, 1), Tile("e", 2, 1),
    )  # fmt: skip
    assert plain_grid(()) == ()


CODES = st.integers(1, 14).map(lambda count: [f"u{number:02}" for number in range(count)])


@st.composite
def countries(draw):
    codes = draw(CODES)
    pairs = list(combinations(codes, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30)) if pairs else []
    near = {code: [other for one, other in chosen if one == code] for code in codes}
    place = st.tuples(st.floats(-50, 50), st.floats(-50, 50))
    positions = draw(st.dictionaries(st.sampled_from(codes), place))
    return near, positions


@settings(max_examples=60)
@given(countries())
def test_every_unit_has_exactly_one_tile_and_no_two_share_one(country):
    near, positions = country
    tiles = arrange(near, positions)
    assert sorted(tile.code for tile in tiles) == sorted(near)
    assert len({(tile.column, tile.row) for tile in tiles}) == len(near)
    assert min(tile.column for tile in tiles) == min(tile.row for tile in tiles) == 0
    # Bricks: two tiles of one row are at least a whole tile apart.
    parities: dict[int, set[int]] = {}
    for tile in tiles:
        parities.setdefault(tile.row, set()).add(tile.column % 2)
    assert all(len(found) == 1 for found in parities.values())
    assert 0 <= quality(tiles, near) <= 1


@settings(max_examples=20)
@given(st.integers(2, 5), st.integers(2, 5))
def test_a_country_that_is_a_grid_keeps_most_of_its_neighbours(columns, rows):
    codes = {(x, y): f"{x}-{y}" for x in range(columns) for y in range(rows)}
    near = {
        code: [codes[there] for there in ((x + 1, y), (x, y + 1)) if there in codes] for (x, y), code in codes.items()
    }
    positions = {code: (float(x), float(y)) for (x, y), code in codes.items()}
    assert quality(arrange(near, positions), near) >= 0.8
