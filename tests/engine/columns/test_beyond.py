"""Where whole columns end: too large, more than a sum of curves, contradictory; the results stay the same."""

from dataclasses import replace
from fractions import Fraction

import pytest

from sen.engine import Answers, ContradictoryAnswers, NotApplicable, Severity, Value, rank, score_all
from sen.engine.scoring.columns import (
    LiveScores,
    LooksAtPeers,
    columns_of,
    is_columnar,
    rank_columns,
    read_columns,
    score_columns,
)
from sen.engine.scoring.columns.formulas import OneByOne
from sen.engine.scoring.columns.ladder import Key
from tests.engine.building import LADDER, TASKS, answer, define, group, index, leaf, points
from tests.spec.reading import specs

NUMBER = 'inputs = [{ name = "x", label = "x", kind = "number" }, { name = "y", label = "y", kind = "number" }]\n'
RATES = """measure = { rates = [["online", "all"], ["synced", "sent"]] }
inputs = [
  { name = "online", label = "Trực tuyến" }, { name = "all", label = "Tất cả" },
  { name = "synced", label = "Đồng bộ" }, { name = "sent", label = "Gửi" },
]
rule = { kind = "target", target = "50" }"""
BONUS = """[[bonus]]
code = "T1"
title = "Được khen"
max = "2"
owner = "Phòng Nội vụ"
basis = "Phụ lục III"
rule = { kind = "yes-no" }
"""


def same(definition, answers, groups=None):
    """Score by columns and one by one, and compare everything."""
    table = score_columns(definition, answers, groups=groups)
    cards = score_all(definition, answers, groups=groups)
    for row, card in enumerate(cards):
        assert {code: table.node(code, row) for code in card.nodes} == card.nodes
        assert table.total_of(row) == card.total
    places = {place.unit: place.rank for place in rank(definition, cards, groups=groups)}
    assert rank_columns(table, groups=groups).by_unit() == places
    return table


def two(*given):
    """Answers of units u0, u1, … to leaves 1 and 2."""
    return lambda definition: [answer(definition, f"u{i}", **each) for i, each in enumerate(given)]


@pytest.mark.parametrize(
    ("definition", "units", "is_whole"),
    [
        (define(index("100", 'aggregate = "mean"'), points("1", "10"), points("2", "1")),
         two({"c1": "5", "c2": "0,8"}, {"c1": "9", "c2": "1"}), False),
        (define(index("100", 'aggregate = "geometric-mean"\nmissing = "no-result"'), points("1", "10"), points("2", "1")),
         two({"c1": "5", "c2": "0,8"}, {"c1": "9"}), False),
        (define(index("100"), points("1", "60"), points("2", "40"), BONUS),
         two({"c1": "50", "c2": "8", "T1": "có"}, {"c1": "50", "c2": "8"}), False),
        (define(index("3"), leaf("1", "2", RATES), points("2", "1", 'rounding = { places = 0 }')),
         two({"c1": {"online": "1", "all": "3", "synced": "2", "sent": "3"}, "c2": "0,5"},
             {"c1": {"online": "1", "all": "0", "synced": "2", "sent": "3"}, "c2": "0,4"}, {}), True),
        (define(index("3"), group("1", "3", 'rounding = { places = 0, mode = "up" }'),
                points("1.1", "2"), points("1.2", "1")),
         two({"c1_1": "1,5", "c1_2": "0,5"}, {"c1_1": "0,01"}), True),
        # The denominator may fall below 0, or be 0.
        (define(index("2"), leaf("1", "2", 'measure = { top = { x = "1" }, bottom = { y = "1", constant = "-2" } }\n'
                                 + NUMBER + 'rule = { kind = "linear" }')),
         two({"c1": {"x": "-70", "y": "1"}}, {"c1": {"x": "9", "y": "2"}}, {"c1": {"x": "9", "y": "3"}}), True),
    ],
)  # fmt: skip
def test_what_is_more_than_a_sum_of_curves_gives_the_same(definition, units, is_whole) -> None:
    assert is_columnar(definition) is is_whole

    same(definition, units(definition))


def test_rules_about_peers_are_scored_in_their_groups_and_not_one_by_one() -> None:
    definition = define(
        index("4"),
        leaf("1", "2", 'measure = { value = "x" }\ninputs = [{ name = "x", label = "x" }]\n'
                       'rule = { kind = "peer-range" }'),
        points("2", "2"),
    )  # fmt: skip
    answers = two({"c1": "5", "c2": "1"}, {"c1": "9", "c2": "1"}, {"c1": "7", "c2": "2"})(definition)

    table = same(definition, answers, {"u0": "a", "u1": "b", "u2": "a"})

    with pytest.raises(LooksAtPeers):
        LiveScores(table)


def test_an_edit_beyond_columns_scores_the_unit_again() -> None:
    definition = define(index("100", 'aggregate = "mean"'), points("1", "10"), points("2", "1"))
    answers = two({"c1": "5", "c2": "0,8"}, {"c1": "9", "c2": "1"})(definition)
    live = LiveScores(score_columns(definition, answers))

    move = live.rescore(answer(definition, "u0", c1="10", c2="1"), "1")

    assert (move.was, move.rank, move.total.points) == (2, 1, 100)


def test_a_group_is_not_edited() -> None:
    definition = define(index("1"), group("1", "1"), points("1.1", "1"))
    answers = answer(definition, "u0", c1_1="1")

    with pytest.raises(KeyError):
        LiveScores(score_columns(definition, [answers])).rescore(answers, "1")


def test_who_joins_equals_in_a_dense_ranking_moves_nobody() -> None:
    definition = define(index("9", 'ranking = { ties = "dense" }'), points("1", "9"))
    answers = [answer(definition, f"u{i}", c1=given) for i, given in enumerate(("9", "7", "7", "5"))]
    live = LiveScores(score_columns(definition, answers))

    ranks = []
    for given in ("9", "7", "6", "5", "1"):
        live.rescore(answer(definition, "u1", c1=given), "1")
        ranks.append(live.ranks.tolist())

    assert ranks == [[1, 1, 2, 3], [1, 2, 2, 3], [1, 3, 2, 4], [1, 3, 2, 3], [1, 4, 2, 3]]


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.kind)
def test_the_examples_of_every_kind_score_the_same(spec) -> None:
    definition = spec.definition

    same(definition, [replace(case.read(definition), unit=f"u{i}") for i, case in enumerate(spec.cases)])


@pytest.mark.parametrize("digits", [16, 17, 19, 40])
def test_figures_too_large_for_a_machine_word_are_named_and_still_exact(digits) -> None:
    definition = define(index("4"), leaf("1", "2", LADDER, TASKS), points("2", "2"))
    much = 9 * 10 ** (digits - 1)
    answers = [
        Answers("low", {("1", "done"): Value(Fraction(much * 9, 10)), ("1", "planned"): Value(Fraction(much))}),
        # One more than nine tenths: the top band begins just above.
        Answers("high", {("1", "done"): Value(Fraction(much * 9, 10) + 1), ("1", "planned"): Value(Fraction(much))}),
        Answers("tiny", {("2", "value"): Value(Fraction(1, 10**30))}),
    ]

    table = same(definition, answers)

    assert [finding.criterion for finding in table.findings] == (["1", "2"] if digits > 16 else ["2"])
    assert {finding.severity for finding in table.findings} == {Severity.WARNING}
    assert table.node("1", 0).points == 1
    assert table.node("1", 1).points == 2


@pytest.mark.parametrize(
    "cells",
    [
        {("1", "done"): Value(Fraction(1)), ("1", "planned"): NotApplicable("không có")},  # both at once
        {("2", "value"): NotApplicable("không có")},  # always applies
    ],
)
def test_contradictions_are_refused(cells) -> None:
    definition = define(index("4"), leaf("1", "2", LADDER, TASKS + 'not_applicable = "exclude"'), points("2", "2"))

    with pytest.raises(ContradictoryAnswers):
        columns_of(definition, [Answers("u", {}), Answers("v", cells)])


def test_a_file_for_a_definition_beyond_columns_is_read_as_ever() -> None:
    definition = define(index("100", 'aggregate = "mean"'), points("1", "10"), points("2", "1"))

    table = score_columns(definition, read_columns(definition, "unit,code,input,value\nu,1,,5\nu,2,,1\n", "a.csv"))

    assert table.total_of(0).points == 75


def test_nobody_has_no_scores() -> None:
    definition = define(index("100"), points("1", "60"), points("2", "40"))

    table = score_columns(definition, [])

    assert rank_columns(table).by_unit() == {}


def test_points_of_a_group_that_does_not_apply_are_shared_out_two_levels_down() -> None:
    definition = define(
        index("9", 'not_applicable = "redistribute"'),
        group("1", "4"), points("1.1", "3"), points("1.2", "1"), points("2", "5"),
    )  # fmt: skip

    table = same(definition, two({"c1_1": "3", "c1_2": "0,5", "c2": ("N/A", "không có")}, {"c2": "5"})(definition))

    assert table.node("1.1", 0).out_of == Fraction(27, 4)


def test_keys_of_an_edit_stay_in_order_however_fine_or_large_it_is() -> None:
    numbers = [Fraction(1, 2), Fraction(1, 3), Fraction(0)]
    key = Key.of(OneByOne.of(numbers).values, 3)
    fine = Key.of(OneByOne.of([Fraction(1, 10**9 + 7), Fraction(1, 10**9 + 9), Fraction(0)]).values, 3)

    key.put(2, Fraction(10**9 + 1, 3 * 10**9))  # a hair above a third
    assert [row for _, row in sorted(zip(key.numbers.tolist(), range(3), strict=True))] == [1, 2, 0]
    key.put(0, Fraction(10**9 + 1, 3 * 10**9))
    assert key.numbers[0] == key.numbers[2]
    fine.put(2, Fraction(50))
    assert fine.numbers[2] > fine.numbers[0] > fine.numbers[1]
