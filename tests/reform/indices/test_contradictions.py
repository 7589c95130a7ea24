"""Figures that cannot both be true: of two counts of the same thing, the part exceeds the whole."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.indices.loader import Declared, contradictions, declared_reader
from sen.reform.indices.operations import adopt_version
from tests.factories.assessments import OPENED_AT, an_index, an_index_text

pytestmark = pytest.mark.django_db


def adopted(*changes: tuple[str, str]) -> int:
    text = an_index_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return adopt_version(text, "test.toml", by=SYSTEM, at=OPENED_AT)


@pytest.mark.parametrize(
    ("said", "contradicts"),
    [
        (Declared("1.1.1", {"done": "61", "planned": "60"}), True),
        (Declared("1.1.1", {"done": "60", "planned": "60"}), False),
        (Declared("1.1.1", {"done": "61"}), False),  # half said: nothing to compare yet
        (Declared("1.1.2", {"value": "late"}), False),  # nothing is measured
        (Declared("2.1.1", {"spent": "3", "given": "2"}), False),  # amounts may exceed
        (Declared("2.1.2", {"plan": "1", "accounts": "0"}), False),
    ],
)
def test_a_part_is_never_more_than_its_whole(said, contradicts):
    found = contradictions(an_index(), [said])
    assert list(found) == ([said.code] if contradicts else [])


@pytest.mark.parametrize(
    "changes",
    [
        [('{ above = "90", points = "2" }', '{ above = "110", points = "2" }')],
        [('label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ"', 'label = "Cán bộ", unit = "người"')],
        [('ratio = ["done", "planned"], as = "percent"', 'ratio = ["done", "planned"], as = "lần"')],
    ],
    ids=["the rule has a level above 100 %", "two different things", "no percentage"],
)
def test_where_more_is_possible_nothing_is_said(changes):
    assert contradictions(adopted(*changes), [Declared("1.1.1", {"done": "61", "planned": "60"})]) == {}


def test_many_leaves_are_read_with_one_look_at_the_index(django_assert_num_queries):
    version_id = an_index()
    with django_assert_num_queries(1):
        read = declared_reader(version_id)
        assert read(Declared("1.1.1", {"done": "12", "planned": "1"})).figures == {"done": "12", "planned": "1"}
        assert read(Declared("1.2", {"value": "có"})).figures == {"value": "1"}
