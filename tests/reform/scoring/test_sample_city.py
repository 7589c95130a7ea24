"""The sample city's figures: made anew the same, and telling the story the review is about."""

import runpy
from fractions import Fraction
from pathlib import Path

from sen.engine import State, answers_from_lines, load_definition, rank, read_lines, score_all

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "demo" / "sa-dec-2023"
DEFINITION = ROOT / "definitions" / "sample" / "commune" / "2023.toml"
LINE = 70


def cards():
    definition = load_definition(DEFINITION.read_text(encoding="utf-8"), "2023.toml")
    lines = read_lines((FOLDER / "answers.csv").read_text(encoding="utf-8"), "answers.csv")
    return definition, score_all(definition, answers_from_lines(definition, lines, "answers.csv").values())


def test_the_same_seed_gives_the_same_file(tmp_path):
    runpy.run_path(str(FOLDER / "generate_answers.py"))["main"](tmp_path / "answers.csv")
    assert (tmp_path / "answers.csv").read_bytes() == (FOLDER / "answers.csv").read_bytes()


def test_exactly_the_two_communes_of_the_story_are_below_the_line():
    _definition, scored = cards()
    percents = {card.unit: card.total.percent for card in scored}
    assert {unit for unit, percent in percents.items() if percent < LINE} == {"29923", "29920"}
    assert Fraction(62) < min(percents.values())
    assert max(percents.values()) < Fraction(93)


def test_nine_units_have_nine_places():
    definition, scored = cards()
    assert [place.rank for place in rank(definition, scored)] == list(range(1, 10))


def test_some_things_do_not_apply_and_some_are_missing():
    _definition, scored = cards()
    states = [(card.unit, code, trace.state) for card in scored for code, trace in card.traces.items()]
    assert {(unit, code) for unit, code, state in states if state is State.MISSING} == {
        ("29923", "7.2.3"),
        ("29914", "5.4.1"),
    }
    absent = [trace for card in scored for trace in card.traces.values() if trace.state is State.NOT_APPLICABLE]
    assert len(absent) >= 4
    assert all(trace.reason for trace in absent)
