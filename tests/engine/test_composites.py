"""Composites are definitions, not code: goalposts, weights and means, worked by hand."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from sen.engine import IndexDefinition, State, explain, rank, recompute, score, score_all
from sen.engine.points import natural_logarithm, root
from tests.engine.building import answer, define, found, group, index, leaf, points

F = Fraction

HDI = (
    index("1", 'aggregate = "geometric-mean"\nmissing = "no-result"\nrounding = { places = 3, at = "total" }')
    + leaf(
        "1", "1",
        'measure = { value = "years" }\n'
        'inputs = [{ name = "years", label = "Tuổi thọ", unit = "năm", kind = "amount" }]\n'
        'rule = { kind = "goalposts", worst = "20", best = "85" }',
    )
    + group("2", "1", 'aggregate = "mean"')
    + leaf(
        "2.1", "1",
        'measure = { value = "expected" }\n'
        'inputs = [{ name = "expected", label = "Số năm đi học kỳ vọng", unit = "năm", kind = "amount" }]\n'
        'rule = { kind = "goalposts", worst = "0", best = "18" }',
    )
    + leaf(
        "2.2", "1",
        'measure = { value = "mean" }\n'
        'inputs = [{ name = "mean", label = "Số năm đi học bình quân", unit = "năm", kind = "amount" }]\n'
        'rule = { kind = "goalposts", worst = "0", best = "15" }',
    )
    + leaf(
        "3", "1",
        'measure = { value = "income" }\n'
        'inputs = [{ name = "income", label = "Thu nhập", unit = "đô-la", kind = "amount" }]\n'
        'rule = { kind = "goalposts", worst = "100", best = "75000", scale = "log" }',
    )
)  # fmt: skip


def country(definition: IndexDefinition, unit: str, years: str, expected: str, mean: str, income: str):
    return answer(definition, unit, c1=years, c2_1=expected, c2_2=mean, c3=income)


def test_the_human_development_formula_is_a_definition() -> None:
    """
    Health (75 − 20)/65 = 0,84615; education (13/18 + 8,4/15)/2 = 0,64111; income ln 110 / ln 750 = 0,71004.

    The cube root of their product is 0,72759…: 0,728. (Formula of the technical notes, figures ours.)
    """
    definition = define(HDI)

    card = score(definition, country(definition, "u", "75", "13", "8,4", "11000"))

    with localcontext() as digits:
        digits.prec = 40
        product = (
            Decimal(55) / 65 * (Decimal(13) / 18 + Decimal("8.4") / 15) / 2 * Decimal(110).ln() / Decimal(750).ln()
        )
        expected = product ** (Decimal(1) / 3)
        assert abs(Decimal(card.total.exact.numerator) / card.total.exact.denominator - expected) < Decimal("1e-28")
    assert card.total.points == F("0.728")
    assert card.nodes["1"].points == F(55, 65)
    assert card.nodes["2"].points == (F(13, 18) + F("8.4") / 15) / 2
    assert all(recompute(trace.as_data()) == trace.points for trace in card.traces.values())


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        (("90", "19", "20", "80000"), "1"),  # beyond every goalpost: no more than 1
        (("20", "13", "8", "11000"), "0"),  # one dimension at its worst: the product is nothing
        (("52,5", "9", "7,5", "0"), "0"),  # no logarithm of nothing: the worst
    ],
)
def test_goalposts_hold_at_their_ends(figures: tuple[str, ...], total: str) -> None:
    definition = define(HDI)

    assert score(definition, country(definition, "u", *figures)).total.points == F(total)


def test_a_unit_with_something_missing_has_no_result_and_no_place() -> None:
    definition = define(HDI)
    whole = country(definition, "whole", "75", "13", "8,4", "11000")
    part = answer(definition, "part", c1="75", c2_1="13", c2_2="8,4")
    silent = answer(definition, "silent", c1="")

    cards = score_all(definition, [part, silent, whole])
    places = {place.unit: place for place in rank(definition, cards)}

    assert [(card.total.is_known, card.total.percent is None) for card in cards] == [
        (False, True), (False, True), (True, False),
    ]  # fmt: skip
    assert cards[0].total.state is State.INCOMPLETE
    assert cards[0].nodes["2"].is_known  # what is there still has its result
    assert {unit: place.rank for unit, place in places.items()} == {"whole": 1, "part": None, "silent": None}
    assert places["part"].reason == "còn thiếu số liệu, chưa có kết quả"
    assert places["silent"].reason == "chưa nộp số liệu nào"


@pytest.mark.parametrize(
    ("aggregate", "weights", "total"),
    [
        # Shares 0,5 of 10, 0,8 of 1 and 0,2 of 50, on a scale of 100. By hand:
        ("mean", ("", "", ""), "50"),  # (0,5 + 0,8 + 0,2) / 3
        ("weighted-mean", ("5", "3", "2"), "53"),  # 0,25 + 0,24 + 0,04
        ("weighted-mean", ("0.5", "0.3", "0.2"), "53"),
        ("weighted-mean", ("20", "0.5", "0.5"), "50"),  # (10 + 0,4 + 0,1) / 21
        ("geometric-mean", ("1", "1", "1"), "43.09"),  # ∛0,08 = 0,430886…
        ("geometric-mean", ("1", "1", "2"), "35.57"),  # ⁴√0,016 = 0,355655…
    ],
)
def test_means_are_taken_of_shares(aggregate: str, weights: tuple[str, str, str], total: str) -> None:
    said = [f'weight = "{weight}"' if weight else "" for weight in weights]
    definition = define(
        index("100", f'aggregate = "{aggregate}"\nrounding = {{ places = 2, at = "total" }}'),
        points("1", "10", said[0]), points("2", "1", said[1]), points("3", "50", said[2]),
    )  # fmt: skip

    card = score(definition, answer(definition, c1="5", c2="0,8", c3="10"))

    assert card.total.points == F(total)
    assert [card.nodes[code].points for code in "123"] == [5, F("0.8"), 10]


def test_another_edition_has_other_weights_and_nothing_else() -> None:
    """Three versions of one index: equal weights, then two more editions."""
    totals = []
    for weights in (("1", "1", "1"), ("2", "1", "1"), ("1", "1", "4")):
        parts = [points(str(i), "1", f'weight = "{weight}"') for i, weight in enumerate(weights, 1)]
        definition = define(index("1", 'aggregate = "weighted-mean"\nrounding = { places = 4, at = "total" }'), *parts)
        totals.append(score(definition, answer(definition, c1="0,9000", c2="0,6000", c3="0,3000")).total.points)

    assert totals == [F("0.6"), F("0.675"), F("0.45")]


def test_sums_of_parts_are_rounded_at_every_tier() -> None:
    """Sub-dimensions of 0,125 each: 0,13 + 0,13 = 0,26 and not 0,25."""
    definition = define(
        index("4", 'rounding = { places = 2, at = "every-level" }\nmissing = "no-result"'),
        group("1", "2"), points("1.1", "1"), points("1.2", "1"), points("2", "2"),
    )  # fmt: skip

    card = score(definition, answer(definition, c1_1="0,125", c1_2="0,125", c2="1"))

    assert (card.nodes["1"].points, card.total.points) == (F("0.26"), F("1.26"))


def test_a_node_may_have_a_rounding_of_its_own() -> None:
    definition = define(
        index("2", 'rounding = { places = 2, at = "nowhere" }'),
        group("1", "2", "rounding = { places = 1 }"), points("1.1", "1"), points("1.2", "1", 'rounding = { mode = "down", places = 0 }'),
    )  # fmt: skip

    card = score(definition, answer(definition, c1_1="0,25", c1_2="0,99"))

    assert [card.nodes[code].points for code in ("1.1", "1.2", "1")] == [F("0.25"), 0, F("0.3")]
    assert recompute(card.traces["1.2"].as_data()) == 0


@pytest.mark.parametrize("aggregate", ["mean", "weighted-mean", "geometric-mean"])
@pytest.mark.parametrize(
    ("treatment", "out_of"),
    [
        ("exclude", F(2, 3)),
        ("redistribute", F(1)),
        ("rescale-group", F(1)),
        ("rescale-total", F(1)),
        ("full-marks", F(1)),
    ],
)
def test_what_does_not_apply_is_left_out_of_a_mean(aggregate: str, treatment: str, out_of: Fraction) -> None:
    """Two shares of 0,25 are left of three: every mean of them is 0,25; full marks make it (0,5 + 1) / 3."""
    definition = define(
        index("1", f'aggregate = "{aggregate}"\nnot_applicable = "{treatment}"\nrounding = {{ at = "nowhere" }}'),
        points("1", "1"), points("2", "4"), points("3", "5"),
    )  # fmt: skip

    total = score(definition, answer(definition, c1="0,25", c2="1", c3=("N/A", "không có"))).total

    assert total.out_of == out_of
    if treatment != "full-marks":
        assert total.percent == 25
    elif aggregate != "geometric-mean":
        assert total.percent == 50


def test_where_nothing_applies_a_geometric_mean_is_of_nothing() -> None:
    definition = define(index("1", 'aggregate = "geometric-mean"\nnot_applicable = "exclude"'), points("1", "1"))

    total = score(definition, answer(definition, c1=("N/A", "x"))).total

    assert (total.points, total.percent) == (0, None)


@pytest.mark.parametrize(
    ("rule", "given", "share"),
    [
        ('worst = "100", best = "0"', "25", "0.75"),  # less is better
        ('worst = "100", best = "0"', "120", "0"),
        ('worst = "-10", best = "10"', "0", "0.5"),  # posts may lie below 0
        ('worst = "0", best = "40", best_to = "60", far_worst = "100"', "20", "0.5"),  # two sides
        ('worst = "0", best = "40", best_to = "60", far_worst = "100"', "50", "1"),
        ('worst = "0", best = "40", best_to = "60", far_worst = "100"', "60", "1"),
        ('worst = "0", best = "40", best_to = "60", far_worst = "100"', "90", "0.25"),
        ('worst = "0", best = "50", far_worst = "100"', "50", "1"),  # a single best point
        ('worst = "0", best = "50", far_worst = "100"', "75", "0.5"),
        ('worst = "1", best = "100", scale = "log"', "10", "0.5"),  # half the way of the factor
        ('worst = "100", best = "1", scale = "log"', "10", "0.5"),
    ],
)
def test_a_figure_is_placed_between_its_posts(rule: str, given: str, share: str) -> None:
    definition = define(
        index("1", 'rounding = { places = 6, at = "leaf" }'),
        leaf(
            "1", "1",
            'measure = { value = "x" }\ninputs = [{ name = "x", label = "Số liệu", kind = "number" }]\n'
            f'rule = {{ kind = "goalposts", {rule} }}',
        ),
    )  # fmt: skip

    assert score(definition, answer(definition, c1=given)).nodes["1"].points == F(share)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (index("1", 'aggregate = "weighted-mean"') + points("1", "1", 'weight = "0"'), "zero-weight"),
        (index("1") + points("1", "1", 'weight = "2"'), "weight-unused"),
        (index("1", 'aggregate = "geometric-mean"') + points("1", "1", 'weight = "1000.5"'), "weights-too-fine"),
        (index("1", 'aggregate = "median"') + points("1", "1"), "bad-value"),
        (index("2") + group("1", "2", 'aggregate = "mean"') + points("1.1", "9", 'weight = "3"'), "weight-unused"),
    ],
)
def test_weights_that_cannot_be_used_are_named(text: str, code: str) -> None:
    assert code in [finding.code for finding in found(text)]


@pytest.mark.parametrize(
    ("number", "degree", "exact"),
    [(F(8, 27), 3, F(2, 3)), (F(0), 3, F(0)), (F(1), 7, F(1)), (F(10**60), 2, F(10**30)), (F(5, 4), 1, F(5, 4))],
)
def test_a_root_that_is_a_fraction_is_exact(number: Fraction, degree: int, exact: Fraction) -> None:
    assert root(number, degree) == exact


@pytest.mark.parametrize(("number", "degree"), [(F(2), 2), (F(3, 7), 5), (F(1, 10**40), 3), (F(10**40 + 1), 3)])
def test_any_other_root_is_cut_off_after_thirty_decimals(number: Fraction, degree: int) -> None:
    found_root = root(number, degree)
    step = F(1, 10**30)

    assert found_root**degree <= number < (found_root + step) ** degree


def test_logarithms_have_thirty_decimals() -> None:
    assert natural_logarithm(F(2)) == F("0.693147180559945309417232121458")
    assert natural_logarithm(F(1, 3)) + natural_logarithm(F(3)) == 0


def test_means_and_what_is_not_known_are_said_as_what_they_are() -> None:
    definition = define(HDI)

    whole = country(definition, "u", "75", "9", "7,5", "11000")
    part = answer(definition, "u", c2_1="9")

    assert explain(definition, whole, "2").sentence == "2 Nhóm 2: bình quân 2 tiêu chí con được 0,500/1 điểm (50,00 %)."
    assert explain(definition, part, "2").sentence.endswith("chưa có kết quả vì còn tiêu chí chưa nộp số liệu.")
    assert "chưa nộp số liệu → chưa có kết quả. Căn cứ" in explain(definition, part, "1").sentence
