"""Rules of several parts, means and peers agree with a slow second implementation written from their words."""

from decimal import Context, Decimal
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sen.engine import AnswerLine, answers_from_lines, explain_card, load_definition, recompute, score_all
from tests.engine.building import index, leaf

F = Fraction
counts = st.integers(0, 9)
Given = dict[str, int]

RATIO = 'measure = {{ ratio = ["{0}", "{1}"], when_zero = "{2}" }}, inputs = [ {{ name = "{0}", label = "{0}" }}, {{ name = "{1}", label = "{1}" }} ]'
BAND_RULE = 'rule = { kind = "bands", bands = [{ from = "50", points = "2" }, { above = "80", points = "4" }] }'


def ratio_part(key: str, top: str, bottom: str, zero: str) -> str:
    return f'{{ key = "{key}", label = "{key}", {RATIO.format(top, bottom, zero)}, {BAND_RULE} }}'


TWO_RATIOS = f"[{ratio_part('x', 'a', 'b', 'zero-points')}, {ratio_part('y', 'c', 'd', 'not-applicable')}]"
TICK_OR_POINTS = (
    '[{ key = "p", label = "p", max = "4", rule = { kind = "yes-no" } },'
    ' { key = "q", label = "q", max = "3", rule = { kind = "imported", source = "s" } }]'
)
VALUE = 'measure = {{ value = "v" }}\ninputs = [{{ name = "v", label = "V", kind = "number" }}]\nrule = {{ kind = "{0}"{1} }}'

#: Every leaf is out of 4: how it is written, and the figures it asks for.
LEAVES: dict[str, tuple[str, tuple[str, ...]]] = {
    "zero-tolerance": ('rule = { kind = "zero-tolerance", incident = "vụ" }', ("value",)),
    "survey-level": (
        'rule = { kind = "survey-level", options = [{ key = "0", label = "rất phổ biến", points = "4" },'
        ' { key = "1", label = "phổ biến", points = "2.5" }, { key = "2", label = "không", points = "0" }] }', ("value",)),
    "late-reports": ('rule = { kind = "late-reports", late = "0.25", unsent = "1" }', ("late", "unsent")),
    "worst-event": (
        'rule = { kind = "worst-event", none = "4", events = [{ input = "a", label = "A", points = "0.5" },'
        ' { input = "b", label = "B", points = "3" }] }', ("a", "b")),
    "mean-of-records": (
        'rule = { kind = "mean-of-records", marks = [{ input = "a", label = "A", points = "4" },'
        ' { input = "b", label = "B", points = "1.5" }] }', ("a", "b")),
    "worst-of": (f'rule = {{ kind = "worst-of", parts = {TWO_RATIOS} }}', ("a", "b", "c", "d")),
    "best-of": (f'rule = {{ kind = "best-of", parts = {TWO_RATIOS} }}', ("a", "b", "c", "d")),
    "weighted-parts": (
        f'rule = {{ kind = "weighted-parts", parts = {TICK_OR_POINTS.replace(chr(34) + "4" + chr(34), chr(34) + "1" + chr(34))} }}',
        ("p", "q")),
    "formulas": (f'rule = {{ kind = "formulas", formulas = {TICK_OR_POINTS} }}', ("formula", "p", "q")),
    "conditions": (
        'rule = { kind = "conditions", otherwise = "1", inputs = [{ name = "a", label = "A" }, { name = "b", label = "B" }],'
        ' levels = [{ label = "tốt", points = "4", all = [{ label = "1", measure = { ratio = ["a", "b"] }, from = "50" },'
        ' { label = "2", measure = { value = "b" }, above = "2" }] }, { label = "kém", points = "0", any = ['
        ' { label = "3", measure = { value = "a" }, to = "1" }, { label = "4", measure = { value = "b" }, below = "1" }] }] }',
        ("a", "b")),
    "panel-mean": (
        'rule = { kind = "panel-mean", out_of = "10", apart = "4", members = [{ input = "a", label = "A" },'
        ' { input = "b", label = "B" }], chair = { input = "c", label = "C" } }', ("a", "b", "c")),
    "goalposts": (VALUE.format("goalposts", ', worst = "8", best = "2"'), ("v",)),
    "hill": (VALUE.format("goalposts", ', worst = "0", best = "3", best_to = "5", far_worst = "9"'), ("v",)),
    "peer-mean": (VALUE.format("peer-mean", ""), ("v",)),
    "peer-range": (VALUE.format("peer-range", ""), ("v",)),
    "peer-best": (VALUE.format("peer-best", ""), ("v",)),
}  # fmt: skip


def band(top: int, bottom: int, of_nothing: Fraction | None) -> Fraction | None:
    if not bottom:
        return of_nothing
    percent = F(100 * top, bottom)
    return F(4) if percent > 80 else F(2) if percent >= 50 else F(0)


def two(given_figures: Given) -> list[Fraction]:
    found = [
        band(given_figures["a"], given_figures["b"], F(0)),
        band(given_figures["c"], given_figures["d"], None),
    ]
    return [each for each in found if each is not None]


def half_up(number: Fraction, places: int) -> Fraction:
    return F(floor(number * 10**places + F(1, 2)), 10**places)


def earned(kind: str, g: Given, peers: list[int]) -> Fraction:
    """The points of one leaf of 4 by the words of its rule."""
    match kind:
        case "zero-tolerance":
            return F(0 if g["value"] else 4)
        case "survey-level":
            return (F(4), F(5, 2), F(0))[g["value"]]
        case "late-reports":
            return max(F(0), 4 - F(g["late"], 4) - g["unsent"])
        case "worst-event":
            return F(1, 2) if g["a"] else F(3) if g["b"] else F(4)
        case "mean-of-records":
            return half_up((4 * g["a"] + F(3, 2) * g["b"]) / (g["a"] + g["b"]), 1) if g["a"] + g["b"] else F(0)
        case "worst-of":
            return min(two(g))
        case "best-of":
            return max(two(g))
        case "weighted-parts":
            return F(min(g["p"], 1) + min(g["q"], 3))
        case "formulas":
            return F(4 * g["p"]) if g["formula"] == 0 else F(g["q"])
        case "conditions":
            if g["b"] > 2 and F(g["a"], g["b"]) >= F(1, 2):
                return F(4)
            return F(0) if g["a"] <= 1 or g["b"] < 1 else F(1)
        case "panel-mean":
            mark = F(g["c"]) if abs(g["a"] - g["b"]) >= 4 else F(g["a"] + g["b"], 2)
            return 4 * mark / 10
        case "goalposts":
            return 4 * min(F(1), max(F(0), F(8 - g["v"], 6)))
        case "hill":
            return 4 * max(F(0), min(F(1), F(g["v"], 3), F(9 - g["v"], 4)))
    low, high, mean = min(peers), max(peers), F(sum(peers), len(peers))
    if kind == "peer-mean":
        return F(4 if g["v"] >= mean else 0)
    if kind == "peer-range":
        return F(4 * (g["v"] - low), high - low) if high > low else F(0)
    return F(4 * g["v"], high) if high else F(0)


def figure(kind: str, name: str) -> st.SearchStrategy[int]:
    if (kind, name) in {("weighted-parts", "p"), ("formulas", "p"), ("formulas", "formula")}:
        return st.integers(0, 1)
    if (kind, name) in {("weighted-parts", "q"), ("formulas", "q")}:
        return st.integers(0, 3)
    return st.integers(0, 2) if kind == "survey-level" else counts


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    kinds = draw(st.lists(st.sampled_from(sorted(LEAVES)), min_size=1, max_size=4))
    unit = st.tuples(*(st.fixed_dictionaries({name: figure(kind, name) for name in LEAVES[kind][1]}) for kind in kinds))
    return {
        "kinds": kinds,
        "units": draw(st.lists(unit, min_size=1, max_size=4)),
        "aggregate": draw(st.sampled_from(("sum", "mean", "weighted-mean", "geometric-mean"))),
        "weights": draw(st.lists(st.integers(1, 4), min_size=len(kinds), max_size=len(kinds))),
    }


def text_of(world: dict[str, Any]) -> str:
    kinds, is_weighed = world["kinds"], world["aggregate"] in ("weighted-mean", "geometric-mean")
    scale = 4 * len(kinds) if world["aggregate"] == "sum" else 100
    parts = []
    for number, (kind, weight) in enumerate(zip(kinds, world["weights"], strict=True), 1):
        extra = f'weight = "{weight}"' if is_weighed else ""
        rule = LEAVES[kind][0]
        # A table of its own must stand behind the keys of the criterion.
        parts.append(leaf(str(number), "4", f"{extra}\n{rule}"))
    head = index(str(scale), f'aggregate = "{world["aggregate"]}"\nrounding = {{ at = "nowhere" }}')
    return head + "".join(parts)


def whole(world: dict[str, Any], parts: list[Fraction]) -> Fraction | Decimal:
    weights = world["weights"] if world["aggregate"] in ("weighted-mean", "geometric-mean") else [1] * len(parts)
    if world["aggregate"] == "sum":
        return sum(parts, F(0))
    if world["aggregate"] != "geometric-mean":
        return 100 * sum((weight * part / 4 for weight, part in zip(weights, parts, strict=True)), F(0)) / sum(weights)
    context = Context(prec=80)
    product = F(1)
    for weight, part in zip(weights, parts, strict=True):
        product *= (part / 4) ** weight
    if not product:
        return Decimal(0)
    quotient = context.divide(Decimal(product.numerator), Decimal(product.denominator))
    power = context.divide(Decimal(1), Decimal(sum(weights)))
    return context.multiply(Decimal(100), context.power(quotient, power))


@settings(max_examples=120, deadline=None)
@given(worlds())
def test_every_leaf_and_total_equals_the_slow_implementation(world: dict[str, Any]) -> None:
    definition = load_definition(text_of(world), "generated.toml")
    lines = []
    for number, unit in enumerate(world["units"]):
        for place, figures in enumerate(unit, 1):
            for name, figure_given in figures.items():
                said = ("p", "q")[figure_given] if name == "formula" else str(figure_given)
                lines.append(AnswerLine(str(number), str(place), name, said))
    cards = score_all(definition, answers_from_lines(definition, lines, "generated").values())

    for card, unit in zip(cards, world["units"], strict=True):
        parts = []
        for place, (kind, figures) in enumerate(zip(world["kinds"], unit, strict=True), 1):
            peers = [other[place - 1]["v"] for other in world["units"]] if kind.startswith("peer") else []
            parts.append(earned(kind, figures, peers))
            assert card.nodes[str(place)].points == parts[-1], (kind, figures)
            trace = card.traces[str(place)]
            assert recompute(trace.as_data()) == trace.points
            assert explain_card(definition, card, str(place)).sentence
        expected = whole(world, parts)
        if isinstance(expected, Fraction):
            assert card.total.exact == expected
        else:
            found = Decimal(card.total.exact.numerator) / Decimal(card.total.exact.denominator)
            assert abs(found - expected) < Decimal("1e-25")
