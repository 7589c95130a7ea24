"""Movement since last time tells points and places apart, and compares like with like only."""

from fractions import Fraction

import pytest

from sen.engine import Place, movement


def place(unit: str, rank: int | None, figure: object, group: str = "xã") -> Place:
    return Place(unit, group, rank, None if figure is None else Fraction(str(figure)), None)


@pytest.mark.parametrize(
    ("before", "after", "places_up", "gain"),
    [
        (place("a", 44, "73.42"), place("a", 61, "75.37"), -17, "1.95"),  # Đắk Lắk 2017: more points, worse place
        (place("a", 3, "80"), place("a", 1, "80"), 2, "0"),  # others fell
        (place("a", None, None), place("a", 1, "80"), None, None),  # not ranked then
        (place("a", 1, "80"), place("a", None, "70"), None, "-10"),  # not ranked now, but the figure is known
        (place("a", 1, "80"), place("a", 2, None), -1, None),  # nothing applied now
        (place("a", 1, "80", "phường"), place("a", 2, "90"), None, None),  # among others: never compared
        (place("b", 1, "80"), place("a", 2, "90"), None, None),  # not there then
    ],
)
def test_places_and_points_are_told_apart(before: Place, after: Place, places_up: int | None, gain: str | None) -> None:
    (found,) = movement([before], [after])

    assert found.places_up == places_up
    assert found.gain == (None if gain is None else Fraction(gain))


def test_a_unit_that_goes_by_another_name_keeps_its_past() -> None:
    then = [place("29905", 2, "70"), place("30211", 1, "75")]
    now = [place("30214", 1, "90"), place("29905-2025", 2, "85")]

    found = movement(then, now, predecessors={"30214": "30211"})

    assert [each.places_up for each in found] == [0, None]  # merged from eight: nothing to compare with
    assert [each.after.unit for each in found] == ["30214", "29905-2025"]
