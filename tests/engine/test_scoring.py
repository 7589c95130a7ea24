"""Points go up the tree exactly; what is missing, and what does not apply, is never confused with 0."""

from fractions import Fraction

import pytest

from sen.engine import (
    Answers,
    ContradictoryAnswers,
    NotApplicable,
    State,
    Value,
    decimal_text,
    draw,
    recompute,
    score,
)
from tests.engine.building import LADDER, TASKS, answer, define, group, index, leaf, points

F = Fraction


def third(code: str) -> str:
    """A leaf of 1 point that earns a third for 1 of 3."""
    return leaf(code, "1", TASKS + 'rule = { kind = "linear" }')


@pytest.mark.parametrize(
    ("rounding", "leaf_points", "group_points", "total"),
    [
        # Two thirds of a point in one group, one third beside it: where the rounding happens shows.
        ('{ places = 1, at = "leaf" }', "0.3", "0.6", "0.9"),
        ('{ places = 1, at = "every-level" }', "0.3", "0.6", "0.9"),
        ('{ places = 1, at = "total" }', "1/3", "2/3", "1"),
        ('{ places = 1, at = "nowhere" }', "1/3", "2/3", "1"),
        ('{ mode = "up", places = 1, at = "leaf" }', "0.4", "0.8", "1.2"),
        ('{ places = 0, at = "leaf" }', "0", "0", "0"),
    ],
)
def test_rounding_happens_where_the_index_says(rounding: str, leaf_points: str, group_points: str, total: str) -> None:
    definition = define(index("3", f"rounding = {rounding}"), group("1", "2"), third("1.1"), third("1.2"), third("2"))
    given = {"done": "1", "planned": "3"}

    card = score(definition, answer(definition, c1_1=given, c1_2=given, c2=given))

    assert (card.nodes["1.1"].points, card.nodes["1"].points) == (F(leaf_points), F(group_points))
    assert card.total.points == F(total)


def test_every_level_rounds_each_level_again() -> None:
    """A rescaled group of 1/3 each is rounded as a leaf, as a group, and as the total."""
    definition = define(
        index("3", 'rounding = { places = 1, at = "every-level" }'),
        group("1", "3", 'not_applicable = "rescale-group"'),
        third("1.1"),
        third("1.2"),
        third("1.3"),
    )
    given = {"done": "1", "planned": "3"}

    card = score(definition, answer(definition, c1_1=given, c1_2={"done": "2", "planned": "3"}, c1_3=("N/A", "x")))

    # 0,3 + 0,7 = 1 of 2, brought up to 3: 1,5.
    assert (card.nodes["1"].achieved, card.nodes["1"].applicable_maximum) == (1, 2)
    assert (card.nodes["1"].points, card.nodes["1"].out_of, card.total.points) == (F("1.5"), 3, F("1.5"))


@pytest.mark.parametrize(
    ("treatment", "group_node", "total", "applicable", "percent"),
    [
        # 1.1 of 4 does not apply, 1.2 earns 3 of 6, area 2 earns 8 of 10. Worked by hand:
        ("full-marks", (7, 10), 15, 20, "75"),  # 4 + 3 + 8 of 20
        ("redistribute", (5, 10), 13, 20, "65"),  # 3 of 6 becomes 5 of 10
        ("rescale-group", (5, 10), 13, 20, "65"),  # 3 × 10 ÷ 6
        ("rescale-total", (3, 6), F("13.75"), 16, "68.75"),  # 11 × 20 ÷ 16
        ("exclude", (3, 6), 11, 16, "68.75"),  # 11 of 16
    ],
)
def test_trap_10_what_does_not_apply_is_treated_as_the_index_says(
    treatment: str, group_node: tuple[int, int], total: int | Fraction, applicable: int, percent: str
) -> None:
    definition = define(
        index("20", f'not_applicable = "{treatment}"'),
        group("1", "10"),
        points("1.1", "4"),
        points("1.2", "6"),
        points("2", "10"),
    )

    card = score(definition, answer(definition, c1_1=("N/A", "không có"), c1_2="3", c2="8"))

    assert (card.nodes["1"].points, card.nodes["1"].out_of) == group_node
    assert (card.total.points, card.total.applicable_maximum) == (total, applicable)
    assert card.total.percent == F(percent)
    assert card.nodes["1.1"].state is State.NOT_APPLICABLE


def _handed_on(rounding: str, *, maximum: str = "1") -> list[Fraction]:
    """Maxima of three leaves that share the 2 points of a fourth."""
    definition = define(
        index(decimal_text(3 * F(maximum) + 2), f'rounding = {rounding}\nnot_applicable = "redistribute"'),
        *(points(code, maximum) for code in ("1", "2", "3")),
        points("4", "2"),
    )
    full = {f"c{code}": maximum for code in (1, 2, 3)}
    card = score(definition, answer(definition, **full, c4=("N/A", "không được giao")))
    assert card.total.out_of == definition.scale
    assert all(recompute(trace.as_data()) == trace.points for trace in card.traces.values())
    if definition.share_rounding:
        assert all(card.nodes[code].percent == 100 for code in ("1", "2", "3"))
        assert card.total.percent == 100
    return [card.nodes[code].out_of for code in ("1", "2", "3")]


@pytest.mark.parametrize(
    ("rounding", "maxima"),
    [
        # 5 points over three: 1,67 each would make 5,01 of them.
        ('{ places = 2, at = "leaf" }', ["1.67", "1.66", "1.67"]),
        ('{ places = 2, at = "every-level" }', ["1.67", "1.66", "1.67"]),
        ('{ mode = "up", places = 2, at = "leaf" }', ["1.67", "1.67", "1.66"]),
        ('{ mode = "down", places = 1, at = "leaf" }', ["1.6", "1.7", "1.7"]),
        ('{ places = 0, at = "leaf" }', ["2", "1", "2"]),
        # Leaves are not rounded: thirds stay thirds.
        ('{ places = 2, at = "total" }', ["5/3", "5/3", "5/3"]),
    ],
)
def test_what_is_redistributed_is_handed_on_in_steps_that_points_can_reach(rounding: str, maxima: list[str]) -> None:
    assert _handed_on(rounding) == [F(each) for each in maxima]


def test_maxima_between_steps_are_handed_on_as_they_are() -> None:
    """An index that rounds to whole points but gives 1,25 has no steps to keep to."""
    assert _handed_on('{ places = 0, at = "leaf" }', maximum="1.25") == [F("1.25") + F(2, 3)] * 3


def test_a_group_that_was_given_more_hands_it_on_in_steps_too() -> None:
    """1 point over two groups; the first hands 0,5 on to three leaves, of which one is left out with its part."""
    definition = define(
        index("7", "rounding = { places = 1, at = 'leaf' }"),
        group("1", "3"),
        *(points(f"1.{i}", "1", 'not_applicable = "exclude"') for i in (1, 2, 3)),
        points("2", "3"),
        points("3", "1", 'not_applicable = "redistribute"'),
    )
    given = {"c1_1": "1", "c1_2": "1", "c2": "3", "c3": ("N/A", "x")}

    whole = score(definition, answer(definition, **given, c1_3="1"))
    assert [whole.nodes[code].out_of for code in ("1.1", "1.2", "1.3", "1", "2")] == [
        F("1.2"), F("1.1"), F("1.2"), F("3.5"), F("3.5"),
    ]  # fmt: skip
    assert whole.total.percent == 100

    without = score(definition, answer(definition, **given, c1_3=("N/A", "x")))
    assert [without.nodes[code].out_of for code in ("1.1", "1.2", "1.3", "1")] == [F("1.2"), F("1.1"), 0, F("2.3")]
    assert without.total.percent == 100


@pytest.mark.parametrize(
    ("treatment", "total", "out_of"),
    [
        # All of area 1 (10) does not apply; area 2 earns 5 of 10.
        ("redistribute", 10, 20),  # area 2 is now out of 20
        ("rescale-group", 10, 20),  # there is nothing left to rescale in the area: one level up
        ("rescale-total", 10, 20),
        ("exclude", 5, 10),
    ],
)
@pytest.mark.parametrize("on_the_leaves", [True, False])
def test_a_group_of_which_nothing_applies_is_treated_like_its_leaves(
    treatment: str,
    total: int,
    out_of: int,
    on_the_leaves: bool,
) -> None:
    said = f'not_applicable = "{treatment}"'
    definition = define(
        index("20"),
        group("1", "10", "" if on_the_leaves else said),
        points("1.1", "4", said if on_the_leaves else ""),
        points("1.2", "6", said if on_the_leaves else ""),
        points("2", "10"),
    )

    card = score(definition, answer(definition, c1_1=("N/A", "x"), c1_2=("N/A", "x"), c2="5"))

    assert (card.total.points, card.total.out_of) == (total, out_of)
    assert card.nodes["1"].state is State.NOT_APPLICABLE
    assert card.nodes["1"].percent is None


def test_where_nothing_applies_there_is_no_percentage() -> None:
    definition = define(index(extra='not_applicable = "rescale-total"'), points("1", "2"))

    card = score(definition, answer(definition, c1=("N/A", "x")))

    assert (card.total.points, card.total.out_of, card.total.percent) == (0, 0, None)


def test_what_is_missing_earns_nothing_and_keeps_its_maximum() -> None:
    definition = define(index("20"), group("1", "10"), points("1.1", "4"), points("1.2", "6"), points("2", "10"))

    card = score(definition, answer(definition, c1_1="4"))

    assert (card.total.points, card.total.out_of) == (4, 20)
    states = {code: node.state for code, node in card.nodes.items()}
    assert states == {"1": "incomplete", "1.1": "value", "1.2": "missing", "2": "missing"}
    assert card.total.state is State.INCOMPLETE
    assert score(definition, Answers("nobody")).total.state is State.MISSING
    assert score(definition, answer(definition, c1_1="4", c1_2="1", c2="0")).total.state is State.VALUE


@pytest.mark.parametrize(
    ("when_zero", "state", "out_of"),
    [("zero-points", State.VALUE, 2), ("not-applicable", State.NOT_APPLICABLE, 0)],
)
def test_a_denominator_of_zero_means_what_the_index_says(when_zero: str, state: State, out_of: int) -> None:
    measure = TASKS.replace("] }", f'], when_zero = "{when_zero}" }}', 1)
    definition = define(index(), leaf("1", "2", measure + LADDER, 'not_applicable = "exclude"'))

    card = score(definition, answer(definition, c1={"done": "0", "planned": "0"}))

    assert (card.nodes["1"].state, card.nodes["1"].points, card.nodes["1"].out_of) == (state, 0, out_of)


@pytest.mark.parametrize(
    ("extra", "cells"),
    [
        ("", {("1", "done"): NotApplicable("x")}),  # the criterion always applies
        ('not_applicable = "exclude"', {("1", "done"): NotApplicable("x"), ("1", "planned"): Value(F(3))}),
    ],
)
def test_answers_that_say_two_things_are_refused(
    extra: str, cells: dict[tuple[str, str], Value | NotApplicable]
) -> None:
    definition = define(index(), leaf("1", "2", TASKS + LADDER, extra))

    with pytest.raises(ContradictoryAnswers, match="tiêu chí 1"):
        score(definition, Answers("u", cells))


def test_a_ratio_in_another_unit_is_not_multiplied() -> None:
    measure = TASKS.replace("] }", '], as = "lần" }', 1)
    definition = define(index(), leaf("1", "2", measure + 'rule = { kind = "target", target = "2" }'))

    card = score(definition, answer(definition, c1={"done": "3", "planned": "2"}))

    assert card.nodes["1"].points == F("1.5")


def test_a_trace_alone_suffices_to_compute_the_points_again() -> None:
    definition = define(
        index("6", 'not_applicable = "redistribute"'),
        leaf("1", "2", TASKS + 'rule = { kind = "linear-above", from = "50", full = "100" }'),
        points("2", "2"),
        points("3", "2", 'not_applicable = "full-marks"'),
    )
    answers = answer(definition, c1={"done": "2", "planned": "3"}, c2=("N/A", "x"), c3=("N/A", "y"))

    data = score(definition, answers).traces["1"].as_data()

    # 2 × 2/3 = 1,33, out of 2 + 2/2 = 3 instead of 2: 2.
    assert (recompute(data), data["points"]) == (2, "2")
    assert data["figures"] == {"done": "2", "planned": "3"}
    assert all(recompute(t.as_data()) == t.points for t in score(definition, answers).traces.values())


def test_a_trace_that_was_tampered_with_contradicts_itself() -> None:
    definition = define(index(), leaf("1", "2", TASKS + LADDER))
    data = score(definition, answer(definition, c1={"done": "48", "planned": "60"})).traces["1"].as_data()
    data["figures"]["done"] = "60"

    with pytest.raises(ValueError, match="contradicts itself"):
        recompute(data)


def test_the_picture_of_a_rule_has_a_dot_where_the_unit_stands() -> None:
    definition = define(index(), leaf("1", "2", TASKS + LADDER))
    trace = score(definition, answer(definition, c1={"done": "66", "planned": "60"})).traces["1"]

    picture = draw(definition.criterion("1"), trace)

    assert (picture.first, picture.last) == (0, 110)  # 110 % widens the picture
    assert (picture.dot, picture.maximum, picture.unit, len(picture.lines)) == ((110, 2), 2, "%", 3)
    assert draw(definition.criterion("1")).dot is None


def test_a_group_has_no_picture() -> None:
    definition = define(index(), group("1", "2"), points("1.1", "2"))

    with pytest.raises(ValueError, match="is a group"):
        draw(definition.criterion("1"))


def test_trap_5_the_total_is_the_sum_of_the_leaves_and_groups_are_not_counted_again() -> None:
    definition = define(
        index("6"),
        group("1", "4"),
        group("1.1", "3"),
        points("1.1.1", "2"),
        points("1.1.2", "1"),
        points("1.2", "1"),
        points("2", "2"),
    )

    card = score(definition, answer(definition, c1_1_1="1,5", c1_1_2="1", c1_2="0,5", c2="2"))

    leaves = sum(card.nodes[leaf.code].points for leaf in definition.leaves)
    assert card.total.points == leaves == 5
    assert (card.nodes["1"].points, card.nodes["1.1"].points) == (3, F(5, 2))
