"""What people type is read as the definition asks, or refused with what to write instead."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.indices import loader
from sen.reform.indices.loader import (
    AlwaysApplies,
    BadFigure,
    BadTable,
    Declared,
    UnknownCriterion,
    UnknownFigure,
)
from sen.reform.indices.operations import adopt_version
from tests.factories.assessments import OPENED_AT, an_index, an_index_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return an_index()


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("1.1.1", {"done": "48", "planned": "60"}, {"done": "48", "planned": "60"}),
        ("1.1.1", {"done": " 48 "}, {"done": "48"}),  # one figure now, the other later
        ("1.1.1", {"done": ""}, {"done": ""}),  # taken back
        ("2.1.1", {"spent": "12,5"}, {"spent": "12.5"}),  # decimal comma
        ("2.1.1", {"spent": "1.234,50"}, {"spent": "1234.5"}),  # grouped thousands
        ("1.1.2", {"value": "in_time"}, {"value": "in_time"}),
        ("1.1.2", {"value": "Kịp thời"}, {"value": "in_time"}),  # by its words
        ("1.2", {"value": "có"}, {"value": "1"}),
        ("2.1.2", {"plan": "1", "accounts": "0"}, {"plan": "1", "accounts": "0"}),
    ],
)
def test_figures_are_kept_as_exact_text(version, code, typed, kept):
    assert loader.read_declared(version, Declared(code, typed)) == Declared(code, kept)


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("1.1.1", {"done": "abc"}, "không phải là một số"),
        ("1.1.1", {"done": "12,5"}, "số nguyên"),  # tasks are counted whole
        ("1.1.1", {"done": "-1"}, "số âm"),
        ("1.1.1", {"done": "N/A"}, "lý do"),  # not applicable is said with its reason, not in a figure
        ("1.1.2", {"value": "maybe"}, "in_time"),  # the levels there are
        ("1.2", {"value": "2"}, "có"),
    ],
)
def test_an_unreadable_figure_is_named_and_what_to_write_is_said(version, code, typed, said):
    with pytest.raises(BadFigure) as refused:
        loader.read_declared(version, Declared(code, typed))
    assert refused.value.name == next(iter(typed))
    assert said in refused.value.sentence


@pytest.mark.parametrize("code", ["9.9", "1.1", "1", ""])
def test_only_leaves_take_figures(version, code):
    with pytest.raises(UnknownCriterion):
        loader.read_declared(version, Declared(code, {"value": "1"}))
    with pytest.raises(UnknownCriterion):
        loader.leaf(version, code)


def test_a_figure_nobody_asked_for_is_refused(version):
    with pytest.raises(UnknownFigure, match="points"):
        loader.read_declared(version, Declared("1.1.1", {"points": "2"}))


def test_not_applicable_keeps_the_reason_and_no_figures(version):
    said = Declared("2.1.1", {"spent": "3"}, not_applicable=" không được giao vốn ")
    assert loader.read_declared(version, said) == Declared("2.1.1", {}, "không được giao vốn")


def test_what_applies_to_everybody_cannot_be_claimed_away(version):
    with pytest.raises(AlwaysApplies, match=r"1\.1\.1"):
        loader.read_declared(version, Declared("1.1.1", not_applicable="không phát sinh"))


def test_a_table_is_read_whole(version):
    text = "unit,code,input,value,reason\na,1.1.1,done,48,\na,2.1.1,,N/A,không có vốn\nb,1.1.2,,chậm,\n"
    assert loader.read_table(version, text, "answers.csv") == {
        "a": (Declared("1.1.1", {"done": "48"}), Declared("2.1.1", {}, "không có vốn")),
        "b": (Declared("1.1.2", {"value": "late"}),),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Tệp trống"),
        ("a;b\n1;2\n", "tiêu đề"),
        ("unit,code,input,value\na,1.1.1,done,abc\nb,9.9,x,1\n", "9.9"),  # every finding, not only the first
    ],
)
def test_a_faulty_table_is_refused_with_every_finding(version, text, said):
    with pytest.raises(BadTable) as refused:
        loader.read_table(version, text, "answers.csv")
    assert "answers.csv" in refused.value.sentence
    assert said in refused.value.sentence


OUTSIDE = """
[[bonus]]
code = "T1"
title = "Sáng kiến"
max = "1"
basis = "Phụ lục, điểm thưởng"
rule = { kind = "yes-no" }

[[fact]]
code = "V1"
title = "Người đứng đầu bị kỷ luật"
basis = "Phụ lục, điều kiện"
"""


def test_a_table_holds_what_stands_outside_the_tree_too():
    text = an_index_text().replace('scale = "10"', 'scale = "10"\nbonus_cap = "1"') + OUTSIDE
    version_id = adopt_version(text, "test.toml", by=SYSTEM, at=OPENED_AT)
    table = "unit,code,input,value,reason\nP1,T1,value,có,\nP1,V1,value,không,\n"
    assert loader.read_table(version_id, table, "answers.csv") == {
        "P1": (Declared("T1", {"value": "1"}), Declared("V1", {"value": "0"}))
    }
