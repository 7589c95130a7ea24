"""The workbook computes by itself what the engine computes: LibreOffice is asked, with every kept result taken out."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.engine import IndexDefinition, NotApplicable, Value, answers_from_lines, load_definition, rank, read_lines
from sen.engine import Answers, score_all
from sen.reform.indices.tables import export_workbook
from sen.reform.indices.tables.workbook.layout import DATA, FRONT, HEAD_ROWS, MAXIMA, RESULTS
from tests.engine.oracle import MISSING, NA
from tests.engine.problems import as_toml, problems, sheets
from tests.reform.indices.tables.calc import SOFFICE, recalculated, without_results

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "definitions" / "sample" / "commune" / "2023.toml"
ANSWERS = ROOT / "demo" / "sa-dec-2023" / "answers.csv"
#: Doubles that hold the same decimal differ by less than this.
SAME = Fraction(1, 10**9)

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None, reason="LIBREOFFICE IS NOT HERE: nobody checked that the exported workbook computes the same points"
)


def differences(definition: IndexDefinition, answers: dict[str, Answers], folder: Path) -> list[object]:
    """Compare every result of LibreOffice with the engine's."""
    book = recalculated(export_workbook(definition, answers).data, folder)
    cards = score_all(definition, answers.values())
    places = {place.unit: place for place in rank(definition, cards)}
    found: list[object] = []
    for results, maxima, card in zip(book[RESULTS][HEAD_ROWS:], book[MAXIMA][HEAD_ROWS:], cards, strict=True):
        percent = None if card.total.percent is None else definition.rounding.apply(card.total.percent)
        place = places[card.unit]
        nodes = [card.nodes[each.code] for each in definition.criteria]
        wanted = [card.unit, card.total.points, card.total.out_of, percent, place.rank, place.grade]
        wanted += [node.points for node in nodes]
        found += [(card.unit, pair) for pair in zip(results, wanted, strict=True) if not same(*pair)]
        wanted = [card.unit, card.total.out_of, *(node.out_of for node in nodes)]
        found += [(card.unit, pair) for pair in zip(maxima, wanted, strict=True) if not same(*pair)]
    return found


def same(got: object, wanted: object) -> bool:
    if isinstance(wanted, Fraction | int) and isinstance(got, float | int):
        return abs(Fraction(got) - wanted) < SAME
    return got == ("–" if wanted is None else wanted)


@needs_libreoffice
def test_the_sample_index_comes_out_the_same(tmp_path):
    definition = load_definition(SAMPLE.read_text(encoding="utf-8"), SAMPLE.name)
    answers = answers_from_lines(definition, read_lines(ANSWERS.read_text(encoding="utf-8"), "a.csv"), "a.csv")

    assert differences(definition, dict(answers), tmp_path) == []


@needs_libreoffice
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_generated_problems_come_out_the_same(data, tmp_path_factory):
    problem = data.draw(problems())
    definition = load_definition(as_toml(problem), "p.toml")
    answers = {f"u{n}": answers_of(definition, f"u{n}", data.draw(sheets(problem))) for n in range(8)}

    assert differences(definition, answers, tmp_path_factory.mktemp("calc")) == []


def answers_of(definition: IndexDefinition, unit: str, sheet: dict) -> Answers:
    cells = {}
    for leaf in definition.leaves:
        given = sheet[leaf.code]
        for asked in leaf.scoring.inputs:
            if given == NA:
                cells[leaf.code, asked.name] = NotApplicable("không phát sinh")
            elif given != MISSING:
                cells[leaf.code, asked.name] = Value(given[asked.name])
    return Answers(unit, cells)
