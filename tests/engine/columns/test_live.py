"""One edit after the other gives what scoring everything again gives."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sen.engine import load_definition
from sen.engine.scoring.columns import LiveScores, rank_columns, score_columns
from tests.engine.oracle import Problem
from tests.engine.problems import as_toml, problems, sheets
from tests.engine.test_oracle import as_answers


@st.composite
def stories(draw: st.DrawFn) -> tuple[Problem, list[dict[str, Any]], list[tuple[int, str, Any]]]:
    """Draw a problem, the answers of some units, and edits of single criteria."""
    problem = draw(problems())
    units = draw(st.lists(sheets(problem), min_size=2, max_size=6))
    codes = [leaf["code"] for leaf in problem["leaves"]]
    edits = []
    for _ in range(draw(st.integers(1, 5))):
        code = draw(st.sampled_from(codes))
        edits.append((draw(st.integers(0, len(units) - 1)), code, draw(sheets(problem))[code]))
    return problem, units, edits


@settings(max_examples=100, deadline=None)
@given(stories(), st.booleans(), st.booleans(), st.booleans())
def test_an_edit_moves_everybody_as_scoring_all_again_would(story, in_groups, one_excused, absent_ranked) -> None:
    problem, units, edits = story
    text = as_toml(problem)
    if not absent_ranked:
        text = text.replace('absent = "ranked"', 'absent = "not-ranked"')
    if problem["ties"] == "sequential":
        text = text.replace("ranking = { ", 'ranking = { then = ["1"], ')
    definition = load_definition(text, "generated.toml")
    answers = [as_answers(str(i), unit) for i, unit in enumerate(units)]
    groups = {answer.unit: str(i % 2) for i, answer in enumerate(answers)} if in_groups else None
    not_ranked = {"1": "mới thành lập"} if one_excused else None
    live = LiveScores(score_columns(definition, answers), groups=groups, not_ranked=not_ranked)

    for row, code, given_answer in edits:
        units[row] = {**units[row], code: given_answer}
        answers[row] = as_answers(str(row), units[row])
        move = live.rescore(answers[row], code)

        again = score_columns(definition, answers)
        ranks = rank_columns(again, groups=groups, not_ranked=not_ranked)
        assert live.ranks.tolist() == ranks.ranks.tolist()
        assert move.total == again.total_of(row)
        assert move.rank == ranks.by_unit()[str(row)]
        for each in definition.criteria:
            assert live.node(each.code, str(row)) == again.node(each.code, row)
