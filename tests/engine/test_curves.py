"""A curve covers every value once, knows its best, and where more points begin."""

from fractions import Fraction

import pytest

from sen.engine.points import Interval
from sen.engine.rules import Curve, Piece, natural_range, read_rule, segments
from sen.engine.rules.curve import clamped_line
from sen.engine.rules.formula import Formula, Sum

F = Fraction


def steps(*ends_and_points: tuple[int | None, int]) -> Curve:
    """Build a staircase from pairs of begin (closed) and points; the first begins nowhere."""
    begins = [begin for begin, _ in ends_and_points]
    return Curve(
        tuple(
            Piece(
                Interval(
                    None if begin is None else F(begin),
                    begin is not None,
                    None if end is None else F(end),
                    False,
                ),
                F(height),
            )
            for (begin, height), end in zip(ends_and_points, [*begins[1:], None], strict=True)
        )
    )


@pytest.mark.parametrize(
    "pieces",
    [
        (Piece(Interval(F(0), True), F(1)),),  # does not cover what is below 0
        (Piece(Interval(), F(0), F(1)),),  # climbs for ever
        (Piece(Interval(high=F(5)), F(0)), Piece(Interval(low=F(6), low_closed=True), F(1))),  # a gap
    ],
)
def test_a_curve_that_is_not_whole_is_refused(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(ValueError, match="curve"):
        Curve(pieces)


def test_the_best_and_the_worst_are_points_some_value_earns() -> None:
    curve = clamped_line(F(0), F(0), F(80), F(2))

    assert (curve.best, curve.worst) == (2, 0)


@pytest.mark.parametrize(
    ("curve", "monotone"),
    [
        (steps((None, 0), (5, 1), (9, 2)), True),
        (steps((None, 2), (5, 1)), True),
        (steps((None, 0), (5, 2), (9, 1)), False),
    ],
)
def test_a_curve_knows_whether_more_is_always_better_or_always_worse(curve: Curve, monotone: bool) -> None:
    assert curve.is_monotone is monotone


@pytest.mark.parametrize(
    ("curve", "value", "goals"),
    [
        (steps((None, 0), (5, 1), (9, 2)), 3, [(5, 1, True), (9, 2, True)]),  # the smallest gain first
        (steps((None, 0), (5, 1), (9, 2)), 9, []),  # nothing above the top
        (steps((None, 2), (1, 1), (3, 0)), 4, [(3, 1, False), (1, 2, False)]),  # fewer is better: just below
        (clamped_line(F(0), F(0), F(80), F(2)), 40, [(80, 2, True)]),  # the end of a slope
        (clamped_line(F(0), F(6), F(6), F(0)), 2, [(0, 6, True)]),  # a falling slope, backwards
    ],
)
def test_the_places_where_more_points_begin_are_listed(
    curve: Curve, value: int, goals: list[tuple[int, int, bool]]
) -> None:
    better = curve.better_than(F(value))

    assert [(goal.value, goal.points, goal.is_reached_at_value) for goal in better] == goals


def test_the_start_of_a_slope_is_a_goal_of_its_own() -> None:
    curve = read_rule("linear-above", {"from": "80", "full": "100"}).lower(F(2), "%")

    assert [(goal.value, goal.points) for goal in curve.better_than(F(50))] == [(80, F(8, 5)), (100, 2)]


def test_points_a_slope_only_comes_near_are_neither_promised_nor_the_best() -> None:
    """From 0 the curve climbs towards 10 at 10, but there it falls back to 5."""
    curve = Curve(
        (
            Piece(Interval(high=F(0)), F(0)),
            Piece(Interval(F(0), True, F(10), False), F(0), F(1)),
            Piece(Interval(low=F(10), low_closed=True), F(5)),
        )
    )

    assert [(goal.value, goal.points) for goal in curve.better_than(F(3))] == [(10, 5)]
    assert curve.best == 5


def test_the_picture_of_a_staircase_has_hollow_and_filled_corners() -> None:
    rule = read_rule("bands", {"bands": [{"from": "0", "points": "0"}, {"above": "90", "points": "2"}]})

    lines = segments(rule.lower(F(2), "%"), F(0), F(100))

    corners = [(c.value, c.points, c.is_reached) for line in lines for c in (line.begin, line.end)]
    assert corners == [(0, 0, True), (90, 0, True), (90, 2, False), (100, 2, True)]
    assert lines[1].label == "thuộc mức trên 90 %"


def test_a_single_value_is_drawn_as_a_dot_wide_line() -> None:
    curve = Curve(
        (
            Piece(Interval(high=F(0)), F(0)),
            Piece(Interval(F(0), True, F(0), True), F(2)),
            Piece(Interval(low=F(0)), F(1)),
        )
    )

    assert [line.begin.value for line in segments(curve, F(-1), F(1))] == [-1, 0, 0]


@pytest.mark.parametrize(
    ("curve", "unit", "expected"),
    [
        (steps((None, 0), (70, 1)), "%", (0, 100)),
        (steps((None, 0), (120, 1)), "%", (0, 120)),  # targets may lie above 100 %
        (steps((None, 2), (1, 1), (3, 0)), "vụ", (0, 4)),  # one more than the last step
        (steps((None, 0), (1, 1)), "", (0, 1)),
        (steps((None, 0)), "", (0, 1)),
    ],
)
def test_a_picture_shows_the_values_that_matter(curve: Curve, unit: str, expected: tuple[int, int]) -> None:
    assert natural_range(curve, unit) == expected


@pytest.mark.parametrize(
    ("formula", "lever", "change"),
    [
        (Formula(Sum((("a", F(100)),)), Sum((("b", F(1)),))), "a", F(7, 5)),  # 90 % of 4 is 3,6
        (Formula(Sum((("a", F(100)),)), Sum((("b", F(1)),))), "b", None),  # not in the numerator
        (Formula(Sum((("a", F(100)),)), Sum((("a", F(1)), ("b", F(1))))), "a", None),  # on both sides
    ],
)
def test_a_formula_says_how_far_one_figure_is_from_a_value(
    formula: Formula, lever: str, change: Fraction | None
) -> None:
    figures = {"a": F("2.2"), "b": F(4)}

    assert formula.change_to_reach(F(90), lever, figures) == change
