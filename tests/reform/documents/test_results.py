"""The table of results: every unit in its group, and in words how it moved."""

from decimal import Decimal

import pytest

from sen.reform.documents.content import GroupRow
from sen.reform.documents.results import Result, ResultGroup, movement, results_table


def result(**changes):
    return Result(**({"unit": "Phường 1", "rank": 1, "points": Decimal(80), "percent": Decimal("83.3")} | changes))


def test_units_stand_below_the_title_of_their_group():
    table = results_table((ResultGroup("I. Phường", (result(),)), ResultGroup("II. Xã", (result(unit="Xã 1"),))))
    assert [row.title if isinstance(row, GroupRow) else row[1] for row in table.rows] == [
        "I. Phường",
        "Phường 1",
        "II. Xã",
        "Xã 1",
    ]


def test_a_single_group_needs_no_title():
    assert len(results_table((ResultGroup("", (result(),)),)).rows) == 1


def test_what_there_is_none_of_is_left_to_be_a_dash():
    nothing = result(rank=None, points=None, percent=None)
    (row,) = results_table((ResultGroup("", (nothing,)),)).rows
    assert row == (None, "Phường 1", None, None, None, "–")


def test_points_show_the_decimals_of_the_index():
    table = results_table((), places=1)
    assert [column.places for column in table.columns] == [None, None, 1, 1, None, None]


@pytest.mark.parametrize(("places_up", "words"), [(3, "Tăng 3 bậc"), (-2, "Giảm 2 bậc"), (0, "Giữ hạng"), (None, "–")])
def test_movement_is_told_in_words(places_up, words):
    assert movement(places_up) == words
