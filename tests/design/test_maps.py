"""Maps, places over the years and bars of units say what their figures say, to eyes, keyboards and readers."""

import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from sen.design import chart_specimens as specimens
from sen.design.assets import stylesheet
from sen.design.charts import Bar, Bump, Cartogram, ChartImpossible, Place, Step, Track, Turn, UnitBars, percent_steps
from sen.design.charts.cartogram import FITS_A_PHONE, GAP, LETTERS, SHADES, TILE_HEIGHT, TILE_WIDTH
from sen.design.charts.heat import HEAT_LEVELS
from sen.design.charts.words import in_lines, width_of
from sen.design.tokens import colours, contrast
from tests.design.drawing import drawn

EVIL = '"><script>alert(1)</script>'
STEPS = (Step("Tốt", 80), Step("Khá", 60), Step("Yếu"))


def a_map(*places, steps=STEPS, **said):
    return Cartogram(places=places, steps=steps, **said)


def a_place(value=None, **said):
    return Place(**{"short": "Phường 1", "label": "Phường 1: 92 %", "value": value, **said})


def svg_of(source):
    """The drawings in a piece of a page, which must be well formed."""
    return list(ET.fromstring(f"<div>{source.strip()}</div>").iter("svg"))


# The map


@pytest.mark.parametrize(
    ("value", "state", "shade"),
    [
        (100, "", "5"),
        (80, "", "5"),  # a bound belongs to the step it opens
        (Decimal("79.99"), "", "3"),
        (60, "", "3"),
        (0, "", "1"),
        (None, "", "missing"),
        (None, "na", "na"),
        (90, "na", "na"),  # what does not apply has no shade, whatever is kept of it
    ],
)
def test_a_unit_has_the_shade_of_its_step(value, state, shade):
    assert a_map(a_place(value, state=state)).units[0].shade == shade


def test_below_a_lowest_step_with_a_bound_there_is_no_other_shade():
    assert a_map(a_place(10), steps=(Step("Tốt", 80), Step("Khá", 60))).units[0].shade == "2"


def test_the_steps_of_a_place_may_be_ranks_turned_round():
    ranks = (Step("1–3", -3), Step("4–6", -6), Step("7–9"))
    assert [a_map(a_place(-rank), steps=ranks).units[0].shade for rank in (1, 3, 4, 7)] == ["5", "5", "3", "1"]


@pytest.mark.parametrize(
    ("places", "steps", "says"),
    [
        ((), STEPS, "at least one unit"),
        ((a_place(1),), (), "one to five"),
        ((a_place(1),), (Step("a", 1),) * 6, "one to five"),
        ((a_place(1),), (Step("a", 1), Step("b", 2), Step("c")), "highest down"),
        ((a_place(1),), (Step("a"), Step("b", 2)), "highest down"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(places, steps, says):
    with pytest.raises(ChartImpossible, match=says):
        Cartogram(places=places, steps=steps)


def test_the_keyboard_goes_from_north_west_to_south_east():
    places = [a_place(1, label=word, column=column, row=row) for word, column, row in (
        ("thứ ba", 1, 1), ("thứ hai", 2, 0), ("thứ nhất", 0, 0), ("thứ tư", 3, 1),
    )]  # fmt: skip
    assert [unit.label for unit in a_map(*places).units] == ["thứ nhất", "thứ hai", "thứ ba", "thứ tư"]


def test_bricks_never_overlap_and_stay_on_the_sheet():
    boxes = []
    for place in specimens.MANY.places:
        left, top = place.column * (TILE_WIDTH + GAP) / 2, place.row * (TILE_HEIGHT + GAP)
        boxes.append((left, top, left + TILE_WIDTH, top + TILE_HEIGHT))
    for one in boxes:
        assert one[2] <= float(specimens.MANY.width)
        assert one[3] <= float(specimens.MANY.height)
        assert sum(one[0] < b[2] and b[0] < one[2] and one[1] < b[3] and b[1] < one[3] for b in boxes) == 1


def test_nine_units_fit_a_phone_and_a_hundred_keep_their_size():
    assert float(specimens.NINE.width) <= FITS_A_PHONE
    assert (specimens.NINE.is_wide, specimens.MANY.is_wide) == (False, True)
    # Their letters, drawn 14 high, on a phone of 360 less its margins: never smaller than 12.
    assert LETTERS * (360 - 32) / FITS_A_PHONE >= 12


def test_a_name_is_broken_into_two_lines_and_stays_inside_its_tile():
    for unit in specimens.NINE.units:
        names = [line.text for line in unit.words if not line.is_figure]
        assert 1 <= len(names) <= 2
        assert all(width_of(name, LETTERS) <= TILE_WIDTH for name in names), names


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Phường 1", 76, ("Phường 1",)),
        ("Tân Khánh Đông", 76, ("Tân Khánh", "Đông")),
        ("An Hiệp Hòa Bình Tân", 40, ("An", "Hiệp Hòa Bình Tân")),  # two lines at most, however long
        ("", 76, ()),
    ],
)
def test_words_break_at_their_spaces(text, room, lines):
    assert in_lines(text, room, 13, most=2) == lines


def outline(room, short="Tân Khánh Đông"):
    return a_place(1, short=short, figure="92,75", path="M0 0h9v9z", x=50, y=50, room=room)


@pytest.mark.parametrize(
    ("room", "texts"),
    [(200, ["Tân Khánh Đông", "92,75"]), (80, ["Tân Khánh", "Đông", "92,75"]), (50, ["92,75"]), (10, [])],
)
def test_an_outline_carries_as_many_words_as_it_has_room_for(room, texts):
    unit = a_map(outline(room), sheet_width=400, sheet_height=300).units[0]
    assert [line.text for line in unit.words] == texts
    assert unit.label == "Phường 1: 92 %"  # everything is still said to those who ask


def test_the_legend_says_every_step_and_only_the_marks_that_occur():
    plain = a_map(a_place(90))
    assert [(line.shade, line.words) for line in plain.legend] == [("5", "Tốt"), ("3", "Khá"), ("1", "Yếu")]
    marked = a_map(a_place(90, is_mine=True), a_place(None, row=1), a_place(state="na", row=2))
    assert [line.words for line in marked.legend][3:] == ["Không áp dụng", "Chưa có số liệu", "Đơn vị đang xem"]


def test_percent_steps_are_told_in_words():
    assert [step.words for step in percent_steps(90, 80, Decimal("65.5"))] == [
        "từ 90\u00a0%", "từ 80 đến dưới 90\u00a0%", "từ 65,5 đến dưới 80\u00a0%", "dưới 65,5\u00a0%",
    ]  # fmt: skip


def test_each_tile_is_a_link_that_says_all_it_shows():
    chart = a_map(a_place(92.75, label="Phường 1: hạng 1, 92,75 %, Tốt", figure="92,75", href="/ket-qua/phuong-1/"))
    source = drawn('<c-cartogram :map="chart" label="Điểm" />', chart=chart)
    drawing = svg_of(source)[0]
    link = drawing.find("a")
    assert (link.get("href"), link.get("aria-label")) == ("/ket-qua/phuong-1/", "Phường 1: hạng 1, 92,75 %, Tốt")
    assert link.findtext("title") == link.get("aria-label")
    assert [text.text for text in link.iter("text")] == ["Phường 1", "92,75"]
    # A picture as a whole would hide its links from readers.
    assert (drawing.get("role"), drawing.get("aria-label")) == ("group", "Điểm")


def test_a_tile_without_a_page_is_a_named_picture():
    group = svg_of(drawn('<c-cartogram :map="chart" label="Điểm" />', chart=a_map(a_place(1))))[0].findall("g")[0]
    assert (group.get("role"), group.get("aria-label")) == ("img", "Phường 1: 92 %")


def test_what_does_not_apply_is_hatched_and_each_map_has_a_hatch_of_its_own():
    source = drawn('<c-cartogram :map="chart" label="Điểm" id="mot" />', chart=a_map(a_place(state="na")))
    assert source.count('fill="url(#mot-hatch)"') == 2  # the tile and the legend
    assert source.count('id="mot-hatch"') == 1


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["nine", "many", "outlines"])
def test_a_map_is_well_formed_without_styles_or_scripts_in_every_language(name, language):
    with translation.override(language):
        source = drawn('<c-cartogram :map="chart" label="Điểm" />', chart=specimens.CHARTS[name])
    for drawing in svg_of(source):
        for element in drawing.iter():
            assert not {"style", "onclick", "onload"} & element.attrib.keys()
            for attribute in ("x", "y", "width", "height"):
                assert element.get(attribute, "0").replace(".", "", 1).replace("-", "", 1).isdigit()


def test_a_hostile_name_is_only_words():
    place = a_place(1, short=EVIL, label=EVIL, figure=EVIL, href="/ok/", is_mine=True)
    tracks = (Track(key="1", label=EVIL, ranks=(1, 2), is_mine=True),)
    bars = UnitBars(bars=(Bar(label=EVIL, value=1, href="/ok/"),))
    for source in (
        drawn('<c-cartogram :map="c" label="{{ evil }}" />', c=a_map(place, steps=(Step(EVIL),)), evil=EVIL),
        drawn('<c-bump :chart="c" label="{{ evil }}" />', c=Bump(moments=(EVIL, EVIL), tracks=tracks,
              turns=(Turn(0, EVIL),)), evil=EVIL),
        drawn('<c-unit-bars :chart="c" label="{{ evil }}" />', c=bars, evil=EVIL),
    ):  # fmt: skip
        assert "<script" not in source
        ET.fromstring(f"<div>{source.strip()}</div>")


# Colours


def _fill_of(selector):
    rule = re.search(rf"^{re.escape(selector)} {{ fill: var\(--([a-z0-9-]+)\)", stylesheet(), re.MULTILINE)
    return colours()[rule.group(1)]


@pytest.mark.parametrize("shade", [1, 2, 3, 4, 5])
def test_words_on_every_step_of_the_map_can_be_read(shade):
    words = colours()["paper" if shade >= 4 else "ink"]
    assert contrast(words, _fill_of(f".map-{shade} .map-area")) >= 4.5
    assert (f".cartogram .map-{shade} text" in stylesheet()) is (shade >= 4)


def test_the_steps_of_the_map_grow_darker():
    paper = colours()["paper"]
    ladder = [contrast(_fill_of(f".map-{shade} .map-area"), paper) for shade in range(1, 6)]
    assert ladder == sorted(ladder)
    assert all(later / earlier >= 1.2 for earlier, later in pairwise(ladder))
    assert set(range(1, 6)) == {shade for shades in SHADES.values() for shade in shades}


@pytest.mark.parametrize("level", range(HEAT_LEVELS))
def test_figures_on_every_step_of_a_heat_map_can_be_read(level):
    rule = re.search(rf"^\.heat-{level} {{ (.*?) }}", stylesheet(), re.MULTILINE).group(1)
    words = "paper" if "color: var(--paper)" in rule else "ink"
    assert contrast(colours()[words], colours()[f"heat-{level}"]) >= 4.5


def test_a_heat_cell_is_a_figure_a_hatch_or_an_empty_frame_and_says_which():
    cells = {
        "7,5": '<c-heat-cell :value="7.46" :places="1" />',
        "Không áp dụng": '<c-heat-cell :value="50" state="na" />',
        "Chưa nộp": "<c-heat-cell />",
    }
    for words, source in cells.items():
        cell = ET.fromstring(drawn(source).strip())
        assert words in "".join(cell.itertext())
    assert "heat-na" in drawn(cells["Không áp dụng"])
    assert "heat-frame" in drawn(cells["Chưa nộp"])
    assert 'href="/vi-sao/"' in drawn('<c-heat-cell :value="50" href="/vi-sao/" />')


# Places over the years


def a_bump(*tracks, moments=3, **said):
    return Bump(moments=tuple(str(2021 + year) for year in range(moments)), tracks=tracks, **said)


def a_track(key, *ranks, **said):
    return Track(key=key, label=said.pop("label", key), ranks=ranks, **said)


def test_the_first_place_stands_on_top_and_the_oldest_year_at_the_left():
    chart = a_bump(a_track("a", 1, 1, 2), a_track("b", 2, 2, 1))
    spots = {(spot.x, spot.y): spot.number for spot in chart.spots}
    xs, ys = sorted({float(x) for x, _y in spots}), sorted({float(y) for _x, y in spots})
    assert len(xs) == 3
    assert {number for (_x, y), number in spots.items() if float(y) == ys[0]} == {"1"}
    assert [upright.words for upright in chart.uprights] == ["2021", "2022", "2023"]
    assert [float(upright.x) for upright in chart.uprights] == xs


@pytest.mark.parametrize(
    ("track", "runs"),
    [
        (a_track("a", 1, 2, 3), 2),
        (a_track("a", 1, None, 3), 0),  # a year without a place is a gap, not a guess
        (a_track("a", 1, 2, 3, breaks=(2,)), 1),  # what cannot be compared is not joined
        (a_track("a", None, 2, 3), 1),
    ],
)
def test_a_line_leads_only_between_places_that_can_be_compared(track, runs):
    assert len(a_bump(track).strokes) == runs


def test_lines_are_named_at_their_ends_mine_in_front():
    chart = a_bump(a_track("a", 1, 2, 1, is_mine=True), a_track("b", 2, 1, 2))
    assert {(label.text, label.anchor, label.is_mine) for label in chart.labels} == {
        ("a", "start", True), ("b", "start", False),
    }  # fmt: skip
    assert [stroke.is_mine for stroke in chart.strokes] == [False, False, True, True]
    assert chart.spots[-1].is_mine
    assert [track.key for track in chart.mine] == ["a"]


def merged(*heir_ranks):
    return a_bump(
        a_track("a", 1, 2, None, joins="c"), a_track("b", 2, 1, None, joins="c", is_mine=True),
        a_track("c", *heir_ranks), turns=(Turn(1, "1/7/2025"),),
    )  # fmt: skip


@pytest.mark.parametrize(("ranks", "last_y"), [((None, None, 3), 3), ((None, None, None), 1.5)])
def test_merged_units_run_together_dashed_into_the_one_they_became(ranks, last_y):
    chart = merged(*ranks)
    dashed = [stroke for stroke in chart.strokes if stroke.is_dashed]
    assert [stroke.is_mine for stroke in dashed] == [False, True]
    ends = {stroke.path.rsplit(" ", 1)[1] for stroke in dashed}  # "x" of the meeting point and the level run
    assert len(ends) == 1
    meeting = {stroke.path.split(" ")[-2] for stroke in dashed}
    assert len(meeting) == 1
    heir = next(label for label in chart.labels if label.text == "c")
    first = next(spot for spot in chart.spots if spot.number == "1")
    assert float(heir.y) == pytest.approx(float(first.y) + 27 * (last_y - 1) + 4)
    assert {label.text: label.anchor for label in chart.labels} == {"a": "end", "b": "end", "c": "start"}


def test_the_day_of_the_reorganisation_stands_between_its_years():
    chart = merged(None, None, 1)
    before, after = (float(upright.x) for upright in chart.uprights[1:])
    assert [(marker.words, before < float(marker.x) < after) for marker in chart.markers] == [("1/7/2025", True)]
    assert after - before > float(chart.uprights[1].x) - float(chart.uprights[0].x)


def test_a_unit_that_joins_without_a_known_day_still_runs_into_the_other():
    chart = a_bump(a_track("a", 1, 1, None, joins="c"), a_track("c", None, None, 1))
    assert sum(stroke.is_dashed for stroke in chart.strokes) == 1


def test_units_that_never_had_a_place_are_not_drawn():
    chart = a_bump(a_track("a", 1, 1, 1), a_track("b", None, None, None, joins="c"), a_track("c", None, None, None))
    assert [label.text for label in chart.labels] == ["a"]
    assert not any(stroke.is_dashed for stroke in chart.strokes)


def test_many_places_are_drawn_closer_and_the_names_carry_them_without_touching():
    chart = a_bump(*(a_track(f"Xã {rank}", rank, rank, rank) for rank in range(1, 103)))
    assert not chart.has_numbers
    assert (chart.radius, chart.spots[0].number) == ("4", "")
    assert "1 Xã 1" in {label.text for label in chart.labels}
    ys = sorted(float(label.y) for label in chart.labels)
    assert min(later - earlier for earlier, later in pairwise(ys)) >= 13.9


def test_a_few_years_fit_a_phone_and_many_scroll():
    assert not specimens.PLACES.is_wide
    assert not specimens.MERGED.is_wide
    assert a_bump(a_track("a", *[1] * 12), moments=12).is_wide


@pytest.mark.parametrize(
    ("tracks", "says"),
    [
        ((), "Nobody has a place"),
        ((a_track("a", None, None, None),), "Nobody has a place"),
        ((a_track("a", 1),), "1 places for 3 moments"),
        ((a_track("a", 1, 0, 1),), "before the first"),
        ((a_track("a", 1, 1, None, joins="z"),), "not drawn"),
    ],
)
def test_places_that_make_no_sense_are_refused(tracks, says):
    with pytest.raises(ChartImpossible, match=says):
        a_bump(*tracks)


def test_the_picture_of_places_tells_those_of_mine_in_words():
    chart = a_bump(a_track("Phường 3", 5, None, 2, is_mine=True), a_track("b", 1, 1, 1))
    drawing = svg_of(drawn('<c-bump :chart="chart" label="Thứ hạng" />', chart=chart))[0]
    assert (drawing.findtext("title"), drawing.findtext("desc")) == ("Thứ hạng", "Phường 3: 5, –, 2. ")


# Bars of units


def test_bars_begin_at_nought_and_the_median_stands_in_all_of_them():
    chart = UnitBars(bars=(Bar(label="a", value=50), Bar(label="b", value=0)), middle=Decimal("25.5"), places=2)
    assert [row.length for row in chart.rows] == ["150", "0"]
    assert [row.figure for row in chart.rows] == ["50,00\u00a0%", "0,00\u00a0%"]
    assert (chart.tick, chart.middle_words) == ("76.5", "25,50\u00a0%")


def test_a_figure_may_have_another_unit_or_none_and_another_end():
    chart = UnitBars(bars=(Bar(label="a", value=Decimal("1.5")),), maximum=2, unit="")
    assert [(row.length, row.figure) for row in chart.rows] == [("225", "1,5")]
    assert (chart.tick, chart.middle_words) == (None, "")


def test_what_is_not_there_is_said_in_words_not_drawn_as_nought():
    rows = specimens.BARS.rows
    assert [row.state for row in rows] == ["", "", "", "", "missing", "na"]
    source = drawn('<c-unit-bars :chart="chart" label="Lĩnh vực 1" />', chart=specimens.BARS)
    for words in ("Chưa có số liệu", "Không áp dụng", "Lĩnh vực 1", "trung vị của nhóm: 81,30\u00a0%"):
        assert words in source
    assert source.count("<svg") == 4
    assert source.count("unit-bars-mine") == 1


def test_a_bar_below_nought_is_refused():
    with pytest.raises(ChartImpossible, match="begin at nought"):
        UnitBars(bars=(Bar(label="a", value=-1),))
