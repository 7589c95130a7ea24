"""The workbook computes by itself what the engine computes: LibreOffice is asked, with every kept result taken out."""

import io
import re
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.engine import (
    Answers,
    IndexDefinition,
    NotApplicable,
    Rounding,
    RoundingMode,
    Value,
    answers_from_lines,
    load_definition,
    rank,
    read_lines,
    score_all,
)
from sen.reform.indices.tables import export_workbook
from sen.reform.indices.tables.workbook.layout import HEAD_ROWS, MAXIMA, RESULTS
from sen.reform.indices.tables.workbook.numbers import rounded
from tests.engine.building import group, index, leaf
from tests.engine.oracle import MISSING, NA
from tests.engine.problems import as_toml, problems, sheets
from tests.reform.indices.tables.calc import SOFFICE, recalculated, without_results

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "definitions" / "sample" / "commune" / "2023.toml"
ANSWERS = ROOT / "demo" / "sa-dec-2023" / "answers.csv"
#: Doubles that hold the same decimal differ by less than this.
SAME = Fraction(1, 10**9)

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None,
    reason="LIBREOFFICE IS NOT HERE: nobody checked that the exported workbook computes the same points",
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
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_generated_problems_come_out_the_same(data, tmp_path_factory):
    problem = data.draw(problems())
    definition = load_definition(as_toml(problem), "p.toml")
    answers = {f"u{n}": answers_of(definition, f"u{n}", data.draw(sheets(problem))) for n in range(8)}

    assert differences(definition, answers, tmp_path_factory.mktemp("calc")) == []


def answers_of(definition: IndexDefinition, unit: str, sheet: dict) -> Answers:
    cells = {}
    for each in definition.leaves:
        given = sheet[each.code]
        for asked in each.scoring.inputs:
            if given == NA:
                cells[each.code, asked.name] = NotApplicable("không phát sinh")
            elif given != MISSING:
                cells[each.code, asked.name] = Value(given[asked.name])
    return Answers(unit, cells)


COUNTED = 'measure = { value = "n" }\ninputs = [{ name = "n", label = "Số", unit = "vụ", kind = "amount" }]\n'
LINE = """rule = { kind = "linear" }
measure = { ratio = ["a", "b"] }
inputs = [{ name = "a", label = "a", kind = "amount" }, { name = "b", label = "b", kind = "amount" }]
"""
WORST_EVENT = """rule = { kind = "worst-event", none = "2", events = [
  { input = "a", label = "nặng", points = "0" }, { input = "b", label = "nhẹ", points = "1" },
] }
"""


def answered(definition: IndexDefinition, *lines: str) -> dict[str, Answers]:
    text = "unit,code,input,value,reason\n" + "\n".join(lines)
    return dict(answers_from_lines(definition, read_lines(text, "a.csv"), "a.csv"))


def formulas(data: bytes, column: str, row: int = HEAD_ROWS + 1) -> bytes:
    """Return the XML of one cell of the sheet of results."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet3.xml")
    found = re.search(rb'<c r="%s%d".*?</c>' % (column.encode(), row), sheet)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("definition", "lines", "column", "is_formula"),
    [
        (index("2") + leaf("1", "2", LINE), ("u,1,a,1", "u,1,b,3"), "G", True),
        # 50,00000000001 %: nearer to the edge of the rounding than a float may decide
        (index("100") + leaf("1", "100", LINE), ("u,1,a,0.50005000000001", "u,1,b,1"), "G", False),
        # exactly on the edge is safe: the guard pushes it over
        (index("100") + leaf("1", "100", LINE), ("u,1,a,0.50005", "u,1,b,1"), "G", True),
        # a hair below the band
        (
            index("2") + leaf("1", "2", 'rule = { kind = "bands", bands = [{ from = "0", points = "0" }, '
                              '{ from = "70", points = "2" }] }\n' + COUNTED),
            ("u,1,n,69.9999999999",), "G", False,
        ),
        # so large that a float cannot hold it to the guard
        (
            index("2") + leaf("1", "2", 'rule = { kind = "bands", bands = [{ from = "0", points = "0" }, '
                              '{ from = "123456789012", points = "2" }] }\n' + COUNTED),
            ("u,1,n,123456789012",), "G", False,
        ),
        # two units all but equal: their places are values
        (index("2", 'rounding = { places = 2, at = "nowhere" }') + leaf("1", "2", LINE),
         ("u,1,a,1", "u,1,b,1000000", "v,1,a,1", "v,1,b,1000001"), "E", False),
    ],
    ids=["plain", "rounding-edge", "on-the-edge", "band", "large", "rivals"],
)  # fmt: skip
def test_a_cell_no_float_can_decide_is_a_value(definition, lines, column, is_formula):
    loaded = load_definition(definition, "p.toml")
    exported = export_workbook(loaded, answered(loaded, *lines))

    assert (b"<f>" in formulas(exported.data, column)) is is_formula
    assert (exported.cells_as_values == 0) is is_formula


def test_a_rule_that_is_no_curve_of_one_quotient_is_a_value_and_said_so():
    loaded = load_definition(index("4") + leaf("1", "2", WORST_EVENT) + leaf("2", "2", LINE), "p.toml")
    exported = export_workbook(loaded, answered(loaded, "u,1,a,0", "u,1,b,0", "u,2,a,1", "u,2,b,2"))

    assert exported.kept == {"1": "Tiêu chí 1 (worst-event)"}
    assert b"<f>" not in formulas(exported.data, "G")
    assert b"<f>" in formulas(exported.data, "H")
    assert b"<f>" in formulas(exported.data, "B")  # the total still follows


def test_groups_that_are_no_sums_are_values_and_said_so():
    loaded = load_definition(index("2", 'aggregate = "mean"') + leaf("1", "2", LINE), "p.toml")
    exported = export_workbook(loaded, answered(loaded, "u,1,a,1", "u,1,b,2"))

    assert set(exported.kept) == {"nhóm, tổng", "xếp hạng"}
    assert b"<f>" in formulas(exported.data, "G")
    assert b"<f>" not in formulas(exported.data, "B")


@needs_libreoffice
def test_a_changed_figure_changes_the_points_and_the_rank(tmp_path):
    loaded = load_definition(index("2") + leaf("1", "2", LINE), "p.toml")
    exported = export_workbook(loaded, answered(loaded, "u,1,a,1", "u,1,b,2", "v,1,a,2", "v,1,b,3"))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(exported.data)) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "xl/worksheets/sheet2.xml":
                part = part.replace(b'<c r="B4" s="2"><v>1</v>', b'<c r="B4" s="2"><v>2</v>')
            target.writestr(entry.filename, part)

    rows = recalculated(changed.getvalue(), tmp_path)[RESULTS][HEAD_ROWS:]
    assert [(row[0], row[1], row[4]) for row in rows] == [("u", 2, 1), ("v", 1.33, 2)]


def test_kept_results_are_the_engines_so_that_a_viewer_shows_them():
    loaded = load_definition(index("2") + leaf("1", "2", LINE), "p.toml")
    exported = export_workbook(loaded, answered(loaded, "u,1,a,1", "u,1,b,2"))

    assert b"<v>1.0</v>" in formulas(exported.data, "G") or b"<v>1</v>" in formulas(exported.data, "G")
    assert b"<v>" not in formulas(without_results(exported.data), "G")


@needs_libreoffice
def test_every_rounding_turns_where_the_engine_turns(tmp_path):
    places, steps = 2, [Fraction(n, 8000) for n in range(0, 4000, 7)]  # many of them halves, and a hair beside
    cases = [
        (Rounding(mode, places), step + hair)
        for mode in RoundingMode
        for step in steps
        for hair in (Fraction(0), Fraction(1, 10**6))
    ]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, (rounding, value) in enumerate(cases):
        # As a workbook would have it: the binary quotient, not the decimal.
        sheet.write_formula(row, 0, f"={rounded(f'({value.numerator}/{value.denominator})', rounding)}")
    book.close()

    rows = recalculated(buffer.getvalue(), tmp_path)["Sheet1"]
    assert [case for case, row in zip(cases, rows, strict=True) if not same(row[0], case[0].apply(case[1]))] == []


@needs_libreoffice
@pytest.mark.parametrize("ties", ["competition", "dense", "sequential"])
def test_ties_are_broken_as_the_index_says(ties, tmp_path):
    text = index(
        "4", f'ranking = {{ ties = "{ties}", then = ["2"] }}\ngrades = [{{ label = "Khá \'A\'", from = "50" }}]'
    )
    text = text.replace("'", "") + leaf("1", "2", LINE) + leaf("2", "2", LINE)
    loaded = load_definition(text, "p.toml")
    figures = {"a": (1, 2), "b": (2, 1), "c": (1, 2), "d": (3, 3), "e": (0, 0), "f": (2, 1)}
    lines = [
        line
        for unit, (first, second) in figures.items()
        for line in (f"{unit},1,a,{first}", f"{unit},1,b,3", f"{unit},2,a,{second}", f"{unit},2,b,3")
    ]

    assert differences(loaded, answered(loaded, *lines, "g,1,a,,"), tmp_path) == []


@needs_libreoffice
def test_a_leaf_that_is_a_value_still_takes_part(tmp_path):
    text = index("4", 'not_applicable = "redistribute"') + leaf("1", "2", WORST_EVENT) + leaf("2", "2", LINE)
    loaded = load_definition(text, "p.toml")
    lines = ["u,1,a,0", "u,1,b,1", "u,2,a,1", "u,2,b,3", "v,1,,N/A,không có", "v,2,a,1", "v,2,b,3"]

    assert differences(loaded, answered(loaded, *lines), tmp_path) == []


@needs_libreoffice
def test_every_level_and_full_marks_on_a_changing_share(tmp_path):
    head = index("9", 'rounding = { mode = "up", places = 1, at = "every-level" }')
    parts = (
        group("1", "6")
        + leaf("1.1", "2", LINE, 'not_applicable = "redistribute"')
        + leaf("1.2", "2", LINE, 'not_applicable = "full-marks"')
        + leaf("1.3", "2", 'rule = { kind = "yes-no" }')
        + leaf("2", "3", LINE, 'not_applicable = "rescale-total"')
    )
    loaded = load_definition(head + parts, "p.toml")
    lines = [
        "u,1.1,,N/A,x", "u,1.2,,N/A,x", "u,1.3,,có", "u,2,a,1", "u,2,b,7",
        "v,1.1,a,1", "v,1.1,b,3", "v,1.2,,N/A,x", "v,1.3,,không", "v,2,,N/A,x",
    ]  # fmt: skip

    assert differences(loaded, answered(loaded, *lines), tmp_path) == []


@needs_libreoffice
def test_what_is_redistributed_is_handed_on_in_steps(tmp_path):
    """2 points over three groups or leaves, and on to three leaves of the first: thirds of thirds."""
    parts = (
        group("1", "3")
        + leaf("1.1", "1", LINE)
        + leaf("1.2", "1", LINE, 'not_applicable = "redistribute"')
        + leaf("1.3", "1", LINE, 'not_applicable = "exclude"')
        + leaf("2", "2", LINE)
        + leaf("3", "2", LINE)
        + leaf("4", "2", LINE, 'not_applicable = "redistribute"')
    )
    loaded = load_definition(index("9") + parts, "p.toml")
    full = {code: (f"{code},a,3", f"{code},b,3") for code in ("1.1", "1.2", "1.3", "2", "3", "4")}
    left_out = {code: (f"{code},,N/A,x",) for code in full}
    lines = [
        f"{unit},{line}"
        for unit, gone in (("u", ["4"]), ("v", ["4", "1.2"]), ("w", ["4", "1.3"]), ("x", ["1.2"]), ("y", []))
        for code in full
        for line in (left_out if code in gone else full)[code]
    ]

    assert differences(loaded, answered(loaded, *lines), tmp_path) == []
