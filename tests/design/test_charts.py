"""Charts stand where the figures say."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from sen.design.charts import (
    Bullet,
    ChartImpossible,
    Dot,
    Piece,
    RuleCurve,
    Sparkline,
    StarHistogram,
    heat_level,
)
from sen.design.charts.curve import Line, Mark
from sen.design.charts.drawing import Scale, written
from tests.design.drawing import drawn

STEPS = (Piece(0, 0, 70, 0), Piece(70, 1, 90, 1), Piece(90, 2, 100, 2))


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (12.0, "12"),
        (12.34, "12.3"),
        (1234.5, "1234.5"),  # no grouping: SVG would read 1.234 as one and a bit
        (-0.04, "0"),  # no minus nought
        (-3.26, "-3.3"),
    ],
)
def test_lengths_are_written_as_svg_reads_them(length, text):
    assert written(length) == text


@pytest.mark.parametrize(
    ("value", "place"),
    [(0, 10), (50, 60), (100, 110), (Decimal("12.5"), 22.5), (-5, 10), (130, 110)],  # beyond the ends: at the ends
)
def test_a_scale_places_figures_in_proportion_and_never_outside(value, place):
    assert Scale(0, 100, 10, 110).place(value) == pytest.approx(place)


def test_a_scale_that_does_not_rise_is_refused():
    with pytest.raises(ChartImpossible, match="from 5 to 5"):
        Scale(5, 5, 0, 100)


def test_a_bullet_bar_starts_at_nought_and_is_as_long_as_its_value():
    chart = Bullet(value=69, plan=75, low=76, high=89)
    assert (chart.bar, chart.tick, chart.band_start, chart.band_length) == ("207", "225", "228", "39")


def test_a_bullet_without_plan_and_forecast_is_a_bar_only():
    chart = Bullet(value=Decimal("7.25"), maximum=Decimal("9.5"))
    assert (chart.bar, chart.tick, chart.has_band) == ("228.9", None, False)


def test_a_bullet_without_value_has_no_bar():
    assert Bullet(value=None, plan=75).bar == "0"


def test_a_certain_forecast_is_still_visible():
    assert Bullet(value=90, low=95, high=95).band_length == "2"


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(76, None, "both ends"), (None, 89, "both ends"), (89, 76, "swap")],
)
def test_a_forecast_band_that_makes_no_sense_is_refused(low, high, says):
    with pytest.raises(ChartImpossible, match=says):
        Bullet(value=1, low=low, high=high)


@pytest.mark.parametrize(
    ("values", "lines", "last"),
    [
        ((1, 3, 2), ("4,24 60,4 116,14",), ("116", "14")),
        ((1, 3, None, 2, 2), ("4,24 32,4", "88,14 116,14"), ("116", "14")),  # a gap parts the line
        ((1, None, 2), (), ("116", "4")),  # lone points draw no line, the last one is still marked
        ((5, 5), ("4,14 116,14",), ("116", "14")),  # nothing changed: through the middle
        ((1, 2, None), ("4,24 60,4",), ("60", "4")),  # the newest figure there is
        ((7,), (), ("4", "14")),
    ],
)
def test_a_sparkline_runs_from_lowest_to_highest_and_leaves_gaps(values, lines, last):
    chart = Sparkline(values)
    assert (chart.lines, chart.last) == (lines, last)


@pytest.mark.parametrize("values", [(), (None, None)])
def test_a_sparkline_of_nothing_is_refused(values):
    with pytest.raises(ChartImpossible, match="at least one figure"):
        Sparkline(values)


def test_the_longest_bar_of_the_stars_fills_the_width_and_five_stars_stand_first():
    chart = StarHistogram((1, 0, 3, 6, 12))
    assert [(row.stars, row.votes, row.bar) for row in chart.rows] == [
        (5, 12, "200"), (4, 6, "100"), (3, 3, "50"), (2, 0, "0"), (1, 1, "16.7"),
    ]  # fmt: skip
    assert chart.total == 22


@pytest.mark.parametrize("votes", [(1, 2, 3), (0, 0, 0, 0, -1)])
def test_votes_that_are_not_five_counts_are_refused(votes):
    with pytest.raises(ChartImpossible, match="Five counts"):
        StarHistogram(votes)


@pytest.mark.parametrize(
    ("value", "low", "level"),
    [
        (0, 0, 0),
        (100, 0, 8),  # the top figure has the deepest shade, not a tenth one
        (50, 0, 4),
        (Decimal("99.99"), 0, 8),
        (40, 40, 0),
        (12, 40, 0),  # below the scale: as pale as its foot
        (70, 40, 4),
    ],
)
def test_a_cell_is_the_deeper_the_higher_its_figure(value, low, level):
    assert heat_level(value, low) == level


def test_a_rule_of_steps_is_drawn_as_level_lines_with_dotted_leaps():
    curve = RuleCurve(pieces=STEPS)
    assert curve.lines == (
        Line("32", "134", "193", "134"),
        Line("193", "76", "239", "76"),
        Line("239", "18", "262", "18"),
    )
    assert curve.jumps == (Line("193", "134", "193", "76"), Line("239", "76", "239", "18"))


def test_a_rule_that_rises_without_a_leap_has_none():
    assert RuleCurve(pieces=(Piece(0, 0, 60, 0), Piece(60, 0, 100, 2))).jumps == ()


def test_the_axes_name_where_the_rule_turns_as_far_as_labels_have_room():
    curve = RuleCurve(pieces=STEPS)
    # 100 stands too close to 90 for both to be read.
    assert curve.value_marks == (Mark("32", 0), Mark("193", 70), Mark("239", 90))
    assert curve.point_marks == (Mark("134", 0), Mark("76", 1), Mark("18", 2))


def test_a_rule_of_many_levels_names_the_lowest_and_the_highest_only():
    pieces = tuple(Piece(start, start / 10, start + 10, start / 10) for start in range(0, 100, 10))
    assert [mark.value for mark in RuleCurve(pieces=pieces).point_marks] == [0, 9]


@pytest.mark.parametrize(
    ("value", "points", "x", "anchor"),
    [
        (5, 0, "43.5", "start"),  # words at the left edge run inwards
        (50, 0, "147", "middle"),
        (95, 2, "250.5", "end"),
        (140, 2, "262", "end"),  # a value beyond the drawing stands at its edge
    ],
)
def test_the_words_of_the_dot_lean_away_from_the_edge(value, points, x, anchor):
    dot = RuleCurve(pieces=STEPS, dot=Dot(value, points, "đơn vị")).placed_dot
    assert (dot.x, dot.anchor, dot.label) == (x, anchor, "đơn vị")
    assert float(dot.label_y) == float(dot.y) - 10


def test_a_rule_without_a_unit_has_no_dot():
    assert RuleCurve(pieces=STEPS).placed_dot is None


@pytest.mark.parametrize(
    ("pieces", "top", "bottom"),
    [
        ((Piece(0, 0, 10, -2),), "18", "134"),  # deductions: nought on top
        ((Piece(0, 0, 10, 0),), "134", "134"),  # never gives anything: a line on the ground
    ],
)
def test_rules_that_only_deduct_or_give_nothing_are_drawn_too(pieces, top, bottom):
    line = RuleCurve(pieces=pieces).lines[0]
    assert (line.y1, line.y2) == (top, bottom)


@pytest.mark.parametrize(
    ("pieces", "says"),
    [((), "at least one"), ((Piece(50, 1, 100, 1), Piece(0, 0, 50, 0)), "Sort them")],
)
def test_pieces_that_are_no_rule_are_refused(pieces, says):
    with pytest.raises(ChartImpossible, match=says):
        RuleCurve(pieces=pieces)


CHARTS = {
    "bullet": ({"label": "Tài chính công", "value": Decimal("69.5"), "plan": 75, "low": 76, "high": 89}, "svg"),
    "sparkline": ({"label": "Phường 1", "values": (1, None, 3, 4)}, "svg"),
    "rule-curve": ({"label": "Điểm", "curve": RuleCurve(pieces=STEPS, unit="%", dot=Dot(80, 1, "đơn vị"))}, "svg"),
}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_chart_is_well_formed_named_and_written_with_dots_in_every_language(name, language):
    given, tag = CHARTS[name]
    attributes = " ".join(f':{key}="given.{key}"' for key in given)
    with translation.override(language):
        source = drawn(f"<c-{name} {attributes} />", given=given)
    drawing = ET.fromstring(source.strip())
    assert (drawing.tag, drawing.get("role")) == (tag, "img")
    assert drawing.findtext("title")
    for element in drawing.iter():
        assert "style" not in element.attrib
        for attribute in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "points"):
            assert all(
                part.replace(".", "", 1).replace("-", "", 1).isdigit()
                for part in element.get(attribute, "0").replace(",", " ").split()
            ), (attribute, element.get(attribute))


def test_a_bullet_says_its_figures_to_those_who_cannot_see_it():
    source = drawn(
        '<c-bullet label="Tài chính công" :value="value" :plan="75" :low="76" :high="89" tone="bad" />',
        value=Decimal("69.5"),
    )
    assert "<title>Tài chính công: 69,5\u00a0%</title>" in source
    assert "Mức cần đạt đến thời điểm này: 75\u00a0%." in source
    assert "Dự báo cả năm: 76–89\u00a0%." in source
