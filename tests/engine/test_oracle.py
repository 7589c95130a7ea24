"""The engine agrees, cell by cell, with a slow second implementation on generated problems."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sen.engine import (
    Answers,
    NodeScore,
    NotApplicable,
    Scorecard,
    Value,
    explain_card,
    load_definition,
    rank,
    recompute,
    score,
    score_all,
)
from tests.engine.oracle import MISSING, NA, Problem, Sheet, ranks
from tests.engine.problems import as_toml, problems, sheets


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Problem, list[dict[str, Any]]]:
    """Draw a problem and the answers of one to four units."""
    problem = draw(problems())
    return problem, draw(st.lists(sheets(problem), min_size=1, max_size=4))


def as_answers(unit: str, given_answers: dict[str, Any]) -> Answers:
    cells: dict[tuple[str, str], Value | NotApplicable] = {}
    for code, given_answer in given_answers.items():
        if given_answer == NA:
            # Said once for the whole criterion: every kind has one of these inputs.
            for name in ("value", "n", "a", "i0"):
                cells[code, name] = NotApplicable("không có")
        elif given_answer != MISSING:
            cells.update({(code, name): Value(number) for name, number in given_answer.items()})
    return Answers(unit, cells)


def _leaves(card: Scorecard) -> list[NodeScore]:
    return [card.nodes[code] for code in card.traces]


@settings(max_examples=50, deadline=None)
@given(worlds())
def test_every_cell_total_and_rank_equals_the_slow_implementation(world: tuple[Problem, list[dict[str, Any]]]) -> None:
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")
    cards = score_all(definition, [as_answers(str(i), unit) for i, unit in enumerate(units)])
    expected = [Sheet(problem, unit) for unit in units]

    for card, sheet in zip(cards, expected, strict=True):
        assert {code: (node.points, node.out_of) for code, node in card.nodes.items()} == sheet.nodes
        assert card.total.percent == sheet.percent()
        if definition.share_rounding:
            # Whatever was handed on: no line earns more than its maximum, and no point was lost or made.
            assert all(node.points <= node.out_of for node in _leaves(card))
            assert all(definition.share_rounding.apply(node.out_of) == node.out_of for node in _leaves(card))
        for trace in card.traces.values():
            assert recompute(trace.as_data()) == trace.points
            assert explain_card(definition, card, trace.code).sentence

    applying = [sheet for sheet in expected if sheet.percent() is not None]
    figures = [sheet.percent() if problem["by"] == "percent" else sheet.total[0] for sheet in applying]
    places = {place.unit: place.rank for place in rank(definition, cards)}
    ranked = [places[str(i)] for i, sheet in enumerate(expected) if sheet.percent() is not None]
    assert ranked == ranks(figures, problem["ties"])


@settings(max_examples=50, deadline=None)
@given(worlds())
def test_points_stay_between_nothing_and_the_maximum(world: tuple[Problem, list[dict[str, Any]]]) -> None:
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")

    card = score(definition, as_answers("u", units[0]))

    half_a_step = Fraction(1, 10 ** problem["places"])
    for node in card.nodes.values():
        assert 0 <= node.points <= node.out_of + 20 * half_a_step  # rounding up may pass the maximum a little


@settings(max_examples=50, deadline=None)
@given(worlds())
def test_the_next_step_keeps_its_promise(world: tuple[Problem, list[dict[str, Any]]]) -> None:
    """Whoever changes the lever by the amount the sentence names earns at least the points it names."""
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")
    answers = as_answers("u", units[0])
    card = score(definition, answers)
    for code, trace in card.traces.items():
        step = explain_card(definition, card, code).next_step
        if step is None or step.change is None or step.lever is None:
            continue
        figures = dict(trace.figures or {})
        figures[step.lever] += step.change
        beyond = Fraction(0) if step.is_reached_at_value else Fraction(1, 10**9)
        moved = {(code, name): Value(number) for name, number in figures.items()}
        if definition.criterion(code).scoring.inputs_by_name[step.lever].kind == "amount":
            moved[code, step.lever] = Value(figures[step.lever] + beyond)
        after = score(definition, Answers("u", {**answers.cells, **moved}))
        assert after.traces[code].points >= step.points > trace.points
