"""A file of boundaries is checked before it is believed; of a hostile one nothing remains."""

import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.publishing.maps import geojson, outlines, rings
from sen.reform.publishing.maps.geojson import FileRefused, Outline, read_boundaries
from sen.reform.publishing.maps.outlines import drawn, simplified
from tests.reform.publishing.maps.files import collection, feature, square, squares

CODES = ("29905", "29911")
BOW = [[105.7, 10.4], [105.8, 10.3], [105.8, 10.4], [105.7, 10.3], [105.7, 10.4]]
SPIKE = [[105.7, 10.4], [105.8, 10.4], [105.75, 10.4], [105.75, 10.3], [105.7, 10.4]]
TOUCHING = [[105.7, 10.4], [105.8, 10.4], [105.75, 10.35], [105.8, 10.3], [105.7, 10.3], [105.75, 10.35], [105.7, 10.4]]


def changed(**geometry):
    wrong = feature("29905", square(0))
    wrong["geometry"].update(geometry)
    return collection(wrong, feature("29911", square(1)))


def with_ring(ring):
    return changed(coordinates=[ring])


def test_a_good_file_gives_an_outline_for_every_unit():
    found = read_boundaries(squares(*CODES), CODES)
    assert [each.code for each in found.outlines] == list(CODES)
    assert (found.code_property, found.unknown) == ("ma", ())
    assert found.outlines[0].polygons[0][0][0] == (105.7, 10.4)


def test_islands_holes_heights_and_a_mark_at_the_start_are_taken():
    island = {
        "type": "Feature",
        "properties": {"ma": "29911"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[square(1)], [square(3)]]},
    }
    hole = [[105.705, 10.395], [105.705, 10.39], [105.71, 10.39], [105.705, 10.395]]
    high = [[x, y, 12.5] for x, y in square(0)]
    data = b"\xef\xbb\xbf" + collection(feature("29905", high, hole), island)
    found = read_boundaries(data, CODES)
    assert [len(each.polygons) for each in found.outlines] == [1, 2]
    assert len(found.outlines[0].polygons[0]) == 2


def test_the_property_that_fits_best_is_found_and_a_named_one_goes_first():
    data = collection(
        feature("29905", square(0), OBJECTID=1, cu="29911"), feature("29911", square(1), OBJECTID=2, cu="29905")
    )
    # Both fit equally well: the first by name, so that the choice is no accident.
    assert read_boundaries(data, CODES).code_property == "cu"
    assert read_boundaries(data, CODES, "ma").code_property == "ma"


def test_codes_may_be_numbers_and_unknown_ones_are_told_and_left_out():
    found = read_boundaries(squares(29905, 29911, "99999", None, True, "x" * 21), CODES)
    assert found.unknown == ("99999",)
    assert len(found.outlines) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b" " * (geojson.LARGEST + 1), "lớn hơn 5 MB"),
        (b"\xff\xfe{", "UTF-8"),
        (b"{", "không phải JSON"),
        (b"[" * 100_000, "không phải JSON"),  # nested deeper than any map
        (b'{"a":' * 100_000, "không phải JSON"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "không phải JSON"),
        (b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}", "không phải JSON"),
        (b"[]", "không có đối tượng"),
        (b"{}", "không có đối tượng"),
        (b'{"type": "Topology", "features": [1]}', "không có đối tượng"),
        (b'{"type": "FeatureCollection", "features": []}', "không có đối tượng"),
        (b'{"type": "FeatureCollection", "features": {}}', "không có đối tượng"),
        (b'{"type": "FeatureCollection", "features": [7]}', "phần tử không phải"),
        (b'{"type": "FeatureCollection", "features": [{"type": "Point"}]}', "phần tử không phải"),
        (collection(*[{"type": "Feature"}] * 2001), "hơn 2.000"),
        (collection({"type": "Feature", "properties": ["29905"]}), "chẳng hạn 29905"),
        (squares("00001", "00002"), "chẳng hạn 29905"),
        (squares("29905"), "thiếu ranh giới của các đơn vị: 29911"),
        (squares("29905", "29911", "29905"), "cùng mã: 29905"),
    ],
)
def test_what_is_no_map_of_our_units_is_refused_with_what_to_do(data, says):
    with pytest.raises(FileRefused, match=says):
        read_boundaries(data, CODES)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (changed(type="LineString"), "thứ 1 .*không phải Polygon"),
        (
            collection({"type": "Feature", "properties": {"ma": "29905"}}, feature("29911", square(1))),
            "không phải Polygon",
        ),
        (changed(coordinates=[]), "không có tọa độ"),
        (changed(coordinates=None), "không có tọa độ"),
        (changed(type="MultiPolygon", coordinates=[[]]), "không có tọa độ"),
        (with_ring(7), "dưới bốn điểm"),
        (with_ring(square(0)[:2] + square(0)[:1]), "dưới bốn điểm"),
        (with_ring(square(0)[:4]), "không khép kín"),
        (with_ring([["105.7", "10.4"]] * 4), "không phải cặp số"),
        (with_ring([[105.7]] * 4), "không phải cặp số"),
        (with_ring([{"x": 1}] * 4), "không phải cặp số"),
        (with_ring([[True, False]] * 4), "không phải cặp số"),
        (with_ring([[105.7, 10.4, 1, 2, 3]] * 4), "không phải cặp số"),
        (changed(coordinates=[square(0)]).replace(b"105.7,", b"1e999,"), "không phải cặp số"),
        (changed(coordinates=[square(0)]).replace(b"105.7,", b"9" * 400 + b","), "không phải cặp số"),
        (with_ring(BOW), "tự cắt"),
        (with_ring(SPIKE), "tự cắt"),
        (with_ring(TOUCHING), "tự chạm"),
        (with_ring([[105.7, 10.4], [105.8, 10.4], [105.75, 10.4], [105.7, 10.4]]), "tự cắt"),  # no surface at all
        (with_ring([[105.7, 10.4]] * 4), "tự cắt"),
        (with_ring([[571_234.5, 1_149_876.2]] * 4), "VN-2000"),
        (with_ring([[10.4, 105.7]] * 4), "kinh độ trước"),
        (with_ring([[2.3, 48.8]] * 4), "ngoài Việt Nam"),
        (with_ring([[105.7, 52.0]] * 4), "ngoài Việt Nam"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_number_and_its_fault(data, says):
    with pytest.raises(FileRefused, match=says):
        read_boundaries(data, CODES)


def test_a_ring_finer_than_any_screen_is_refused_before_it_costs_hours(monkeypatch):
    monkeypatch.setattr(rings, "MOST_PAIRS", 3)
    with pytest.raises(FileRefused, match="quá chi tiết"):
        read_boundaries(with_ring(square(0, points=5)), CODES)


def test_many_missing_units_are_counted_not_listed_to_the_end():
    codes = tuple(str(29_000 + number) for number in range(40))
    with pytest.raises(FileRefused, match=r"\(\+27\)"):
        read_boundaries(squares(codes[0]), codes)


def test_a_point_said_twice_in_a_row_is_no_fault():
    ring = square(0)
    assert read_boundaries(with_ring([ring[0], *ring]), CODES).outlines


@pytest.mark.parametrize(
    ("ring", "crosses"),
    [(square(0), False), (square(0, points=9), False), (BOW, True), (SPIKE, True), (TOUCHING, True)],
)
def test_a_ring_that_meets_itself_is_found(ring, crosses):
    assert rings.crosses_itself([tuple(point) for point in ring]) is crosses
    assert rings.crosses_itself([tuple(point) for point in reversed(ring)]) is crosses


def test_the_surface_of_a_ring_is_that_of_its_unit():
    assert rings.area_of([(105, 10), (105, 12), (108, 12), (108, 10), (105, 10)]) == pytest.approx(6)


# Drawing


def outline(code, *polygons):
    return Outline(code, tuple(tuple(tuple(map(tuple, ring)) for ring in polygon) for polygon in polygons))


def numbers(path):
    assert set(path) <= set("Mlz0123456789.- "), path
    return path


def test_squares_become_short_paths_with_their_words_in_the_middle():
    sheet = drawn([outline("a", [square(0)]), outline("b", [square(1)])])
    assert (sheet.width, round(sheet.height)) == (400, 203)  # a degree of longitude is a little shorter
    first, second = sheet.shapes
    assert numbers(first.path) == "M200 0l0 203.3-200 0 0-203.3z"
    assert (first.x, round(first.y), first.room) == (100, 102, 184)
    assert second.x == 300


def test_neighbours_share_their_border_point_by_point_after_it_was_simplified():
    wave = [[105.72 + 0.003 * math.sin(step / 9), 10.4 - 0.02 * step / 200] for step in range(201)]
    west = [[105.7, 10.4], *wave, [105.7, 10.38], [105.7, 10.4]]
    east = [[105.74, 10.4], [105.74, 10.38], *reversed(wave), [105.74, 10.4]]
    sheet = drawn([outline("w", [west]), outline("e", [east])])
    corners = [set(absolute(shape.path)) for shape in sheet.shapes]
    shared = corners[0] & corners[1]
    assert 8 < len(shared) < 201
    assert len(corners[0] - shared) == len(corners[1] - shared) == 2


def absolute(path):
    """The points of a path of ours."""
    figures = [float(word) for word in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", path)]
    x = y = 0.0
    points = []
    for dx, dy in zip(figures[::2], figures[1::2], strict=True):
        x, y = round(x + dx, 1), round(y + dy, 1)
        points.append((x, y))
    return points


def test_a_hole_and_a_large_island_are_drawn_and_specks_are_not():
    hole = [[105.705, 10.395], [105.705, 10.385], [105.715, 10.385], [105.705, 10.395]]
    speck = [[105.75, 10.4], [105.75001, 10.4], [105.75, 10.39999], [105.75, 10.4]]
    sheet = drawn([outline("a", [square(0), hole], [square(2)], [speck])])
    assert sheet.shapes[0].path.count("M") == 3


def test_a_unit_too_small_to_see_is_still_drawn():
    tiny = [[105.7, 10.4], [105.70001, 10.4], [105.7, 10.39999], [105.7, 10.4]]
    sheet = drawn([outline("a", [tiny]), outline("b", [square(30)])])
    assert len(absolute(sheet.shapes[0].path)) == 4


def test_one_line_of_all_units_still_has_a_height():
    assert drawn([outline("a", [square(0)])]).height > 0


def test_a_heavy_file_becomes_a_light_map(monkeypatch):
    def rough(place):
        ring = square(place, points=400)
        bent = [[x, round(y + 0.0004 * math.sin(x * 9000) * math.cos(y * 7000), 6)] for x, y in ring[:-1]]
        return [*bent, bent[0]]

    shapes = [outline(str(place), [rough(place)]) for place in range(20)]
    sheet = drawn(shapes)
    assert sum(len(shape.path) for shape in sheet.shapes) <= outlines.HEAVIEST
    # However little may be spent, it ends, and everybody is drawn.
    monkeypatch.setattr(outlines, "HEAVIEST", 10)
    assert len(drawn(shapes).shapes) == 20


def test_nothing_but_figures_and_our_codes_leaves_a_hostile_file():
    evil = '"><script>alert(1)</script>'
    data = json.loads(squares(*CODES, evil))
    for each in data["features"]:
        each["properties"].update({evil: evil, "name": evil, "ma2": {"deep": [evil]}})
        each["id"] = each["bbox"] = evil
    data["crs"] = data["name"] = evil
    found = read_boundaries(json.dumps(data).encode(), CODES)
    assert found.unknown == ()  # longer than a code may be
    sheet = drawn(found.outlines)
    assert [shape.code for shape in sheet.shapes] == list(CODES)
    for shape in sheet.shapes:
        numbers(shape.path)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=40), st.floats(0.5, 60))
def test_a_simplified_line_keeps_its_ends_and_leaves_nothing_far_behind(points, tolerance):
    line = tuple(points)
    light = simplified(line, tolerance)
    assert (light[0], light[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in light)  # in their order
    # What a coarser drawing keeps, a finer one keeps too.
    assert len(simplified(line, tolerance * 2)) <= len(light)


def test_points_on_a_straight_border_are_left_out_and_corners_kept():
    assert simplified(((0, 0), (50, 1), (100, 0), (100, 100)), 2) == ((0, 0), (100, 0), (100, 100))
    assert simplified(((0, 0), (50, 9), (100, 0)), 2) == ((0, 0), (50, 9), (100, 0))
