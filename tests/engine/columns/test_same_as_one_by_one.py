"""Whole columns give what one unit at a time gives, on generated problems of every kind."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sen.engine import load_definition, rank, score_all
from sen.engine.scoring.columns import rank_columns, score_columns
from tests.engine.oracle import Problem, Sheet
from tests.engine.problems import as_toml, problems, sheets
from tests.engine.test_oracle import as_answers


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Problem, list[dict[str, Any]]]:
    """Draw a problem and the answers of a few units."""
    problem = draw(problems())
    return problem, draw(st.lists(sheets(problem), min_size=1, max_size=6))


@settings(max_examples=100, deadline=None)
@given(worlds(), st.booleans())
def test_every_cell_total_and_rank_is_the_same(world, in_groups) -> None:
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")
    answers = [as_answers(str(i), unit) for i, unit in enumerate(units)]
    groups = {answer.unit: str(i % 2) for i, answer in enumerate(answers)} if in_groups else None

    table = score_columns(definition, answers)

    cards = score_all(definition, answers)
    for row, card in enumerate(cards):
        assert {code: table.node(code, row) for code in table.nodes} == card.nodes
        assert table.total_of(row) == card.total
        assert (table.percent.at(row) if table.applies[row] else None) == card.total.percent
        sheet = Sheet(problem, units[row])
        assert {
            code: (table.node(code, row).points, table.node(code, row).out_of) for code in table.nodes
        } == sheet.nodes
    places = {place.unit: place.rank for place in rank(definition, cards, groups=groups)}
    assert rank_columns(table, groups=groups).by_unit() == places
    assert not table.findings
