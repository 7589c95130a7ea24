"""A file read straight into columns says what it says when it is read line by line."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings

from sen.engine import BadInput, answers_from_lines, decimal_text, load_definition, read_lines
from sen.engine.scoring.columns import columns_of, rank_columns, read_columns, score_columns
from tests.engine.building import LADDER, TASKS, define, index, leaf, points
from tests.engine.columns.test_same_as_one_by_one import worlds
from tests.engine.oracle import MISSING, NA, Problem
from tests.engine.problems import as_toml

HEAD = "unit,code,input,value,reason\n"


def as_csv(problem: Problem, units: list[dict[str, Any]]) -> str:
    """Write the answers of units as a file."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["unit", "code", "input", "value", "reason"])
    for number, unit in enumerate(units):
        for leaf_of in problem["leaves"]:
            given_answer = unit[leaf_of["code"]]
            if given_answer == NA:
                lines.writerow([f"u{number}", leaf_of["code"], "", "N/A", "không có"])
            elif given_answer == MISSING:
                lines.writerow([f"u{number}", leaf_of["code"], "", "", ""])
            else:
                for name, figure in given_answer.items():
                    text = f"k{figure}" if leaf_of["kind"] == "choice" else decimal_text(figure)
                    lines.writerow([f"u{number}", leaf_of["code"], name, text, ""])
    return out.getvalue()


def carefully(definition, text):
    """Read line by line."""
    return columns_of(definition, answers_from_lines(definition, read_lines(text, "a.csv"), "a.csv").values())


def results(definition, columns):
    """Score everything and list it."""
    table = score_columns(definition, columns)
    rows = range(len(table.units))
    nodes = [[table.node(code, row) for code in table.nodes] for row in rows]
    return table.units, nodes, rank_columns(table).by_unit()


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_a_file_gives_the_same_scores_both_ways(world) -> None:
    problem, units = world
    definition = load_definition(as_toml(problem), "generated.toml")
    text = as_csv(problem, units)

    assert results(definition, read_columns(definition, text, "a.csv")) == results(
        definition, carefully(definition, text)
    )


@pytest.mark.parametrize(
    "lines",
    [
        "u,1,done,3\nu,1,planned,4\nv,2,,1\n",  # a figure for the only input needs no name
        "v,2,,1\nu,1,done,3\nw,2,value,1\nu,1,planned,4\n",  # units begin where they first appear
        "u,1,,N/A,không có\nu,2,,\n",  # one line for all inputs of a leaf
        "u,1,,N/A,không có\nu,1,done,N/A,không có\n",  # said twice, and the same
        "u,2,,\nu,2,value,2\n",  # nothing, then something
        "u,2,,1\n\n,,,\n",  # blank lines
        "u,2,,1\r\nv,2,,2\r\n",  # as Windows ends lines
        'u,2,,"1,5"\n',  # a comma inside quotes
        "u,2,,1\rv,2,,2\r",  # as old Macs ended lines
    ],
)
def test_whatever_may_be_written_is_read_the_same(lines) -> None:
    definition = two_leaves()

    assert results(definition, read_columns(definition, HEAD + lines, "a.csv")) == results(
        definition, carefully(definition, HEAD + lines)
    )


def test_semicolons_are_read_as_well() -> None:
    definition = two_leaves()

    columns = read_columns(definition, "\ufeffunit;code;input;value\nu;2;;1,5\n", "a.csv")

    assert columns.units == ("u",)


@pytest.mark.parametrize(
    "text",
    [
        "",  # no header
        HEAD,  # no line
        HEAD + "u,2,,1\nu,2,,1\n",  # said twice
        HEAD + "u,2,value,1\nu,2,,2\n u,2,value,1\n",  # said twice, with a space
        HEAD + "u,3,,1\n",  # no such code
        HEAD + "u,1,,3\n",  # which of the two inputs?
        HEAD + "u,1,late,3\n",  # no such input
        HEAD + ",2,,1\n",  # no unit
        HEAD + "u,2,,1,,\n",  # too wide
        HEAD + "u,2\n",  # too narrow
        HEAD + "u,2,,nhiều\n",  # no number
        HEAD + "u,2,,N/A,không có\n",  # always applies
        HEAD + "u,1,done,N/A,không có\nu,1,planned,4\n",  # half applicable
        HEAD + "u,1,done,4\nu,1,,N/A,không có\n",  # a figure, and not applicable
        HEAD + 'u,2,,"1\n',  # a quote that never closes
    ],
)
def test_whatever_is_refused_is_refused_in_the_same_words(text) -> None:
    definition = two_leaves()
    with pytest.raises(BadInput) as expected:
        carefully(definition, text)

    with pytest.raises(BadInput) as refused:
        read_columns(definition, text, "a.csv")

    assert refused.value.findings == expected.value.findings


def two_leaves():
    """An index of a rate that may not apply and of points that always do."""
    return define(index("4"), leaf("1", "2", LADDER, TASKS + 'not_applicable = "rescale-total"'), points("2", "2"))
