"""One leaf by itself: the points of its rule, or none while they cannot be known."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared, UnknownCriterion
from sen.reform.indices.operations import adopt_version
from tests.factories.assessments import OPENED_AT, an_index, an_index_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "points", "shown", "state"),
    [
        (Declared("1.1.1", {"done": "48", "planned": "60"}), "1", "1,00", "value"),
        (Declared("2.1.1", {"spent": "1", "given": "3"}), "1", "1,00", "value"),
        (Declared("1.1.2", {"value": "late"}), "1/2", "0,50", "value"),
        (Declared("1.1.2", {"value": "none"}), "0", "0,00", "value"),  # nought is said, not missing
        (Declared("1.1.1", {"done": "48"}), "", "", "missing"),
        (Declared("1.1.2"), "", "", "missing"),
        (Declared("2.1.1", not_applicable="không được giao vốn"), "", "", "not_applicable"),
        (Declared("2.1.1", {"spent": "0", "given": "0"}), "", "", "not_applicable"),  # nothing to measure
    ],
)
def test_a_leaf_has_the_points_of_its_rule(said, points, shown, state):
    mark = loader.mark_of(an_index(), said)
    assert (mark.points, mark.shown, mark.state) == (points, shown, state)


def test_the_sentence_says_why_and_what_comes_next():
    mark = loader.mark_of(an_index(), Declared("1.1.1", {"done": "48", "planned": "60"}))
    assert mark.sentence == "48/60 nhiệm vụ = 80,00 %, thuộc mức từ 70 % đến 90 % → 1,00/2 điểm."
    assert "thêm 7 nhiệm vụ" in mark.next_step
    assert mark.maximum == "2"


@pytest.mark.parametrize("code", ["1.1", "9"])
def test_groups_and_strangers_have_no_marks(code):
    with pytest.raises(UnknownCriterion):
        loader.mark_of(an_index(), Declared(code))


def test_every_leaf_says_what_it_cannot_do_without():
    assert loader.required(an_index()) == {
        "1.1.1": {"done", "planned"},
        "1.1.2": {"value"},
        "1.2": {"value"},
        "2.1.1": {"spent", "given"},
        "2.1.2": {"plan", "accounts"},
    }


RELATIVE = """
[[criterion]]
code = "2.1.3"
title = "Thu ngân sách so với các đơn vị"
basis = "Phụ lục, mục 2.1.3"
max = "1"
measure = { value = "value" }
inputs = [{ name = "value", label = "Số thu", unit = "triệu đồng", kind = "amount" }]
rule = { kind = "peer-mean" }
"""


@pytest.mark.parametrize(("figures", "state"), [({"value": "5"}, "waiting"), ({}, "missing")])
def test_a_leaf_compared_with_others_waits_for_them_and_is_not_called_missing(figures, state):
    text = an_index_text().replace('title = "Giải ngân"\nmax = "4"', 'title = "Giải ngân"\nmax = "5"')
    text = text.replace('title = "Vốn"\nmax = "4"', 'title = "Vốn"\nmax = "5"').replace('scale = "10"', 'scale = "11"')
    version = adopt_version(text + RELATIVE, "test.toml", by=SYSTEM, at=OPENED_AT)
    mark = loader.mark_of(version, Declared("2.1.3", figures))
    assert (mark.points, mark.state) == ("", state)
