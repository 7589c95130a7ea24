"""Intervals name their ends open or closed and meet without gap or overlap."""

from fractions import Fraction

import pytest

from sen.engine.points import Interval
from sen.engine.points.intervals import Seam, first_bad_seam


def span(low: int | None, brackets: str, high: int | None) -> Interval:
    """Build an interval from its ends and brackets, ``[)`` for closed and open."""
    return Interval(
        None if low is None else Fraction(low),
        brackets[0] == "[",
        None if high is None else Fraction(high),
        brackets[1] == "]",
    )


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (span(70, "[]", 90), "từ 70 % đến 90 %"),
        (span(70, "[)", 90), "từ 70 % đến dưới 90 %"),
        (span(70, "(]", 90), "trên 70 % đến 90 %"),
        (span(90, "[)", None), "từ 90 % trở lên"),
        (span(90, "()", None), "trên 90 %"),
        (span(None, "()", 70), "dưới 70 %"),
        (span(None, "(]", 70), "từ 70 % trở xuống"),
        (span(0, "[]", 0), "bằng 0 %"),
        (span(None, "()", None), "mọi giá trị"),
    ],
)
def test_an_interval_is_worded_as_a_decision_would(interval: Interval, words: str) -> None:
    assert interval.describe("%") == words


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (span(70, "[)", 90), ["70", "89.99"], ["69.99", "90"]),
        (span(70, "(]", 90), ["70.01", "90"], ["70", "90.01"]),
        (span(None, "()", None), ["-5", "0", "1000"], []),
    ],
)
def test_ends_belong_where_they_are_closed(interval: Interval, inside: list[str], outside: list[str]) -> None:
    assert all(interval.contains(Fraction(number)) for number in inside)
    assert not any(interval.contains(Fraction(number)) for number in outside)


@pytest.mark.parametrize(
    ("one", "following", "seam"),
    [
        (span(0, "[)", 70), span(70, "[)", 90), Seam.FITS),
        (span(0, "[]", 70), span(70, "()", 90), Seam.FITS),
        (span(0, "[]", 70), span(70, "[)", 90), Seam.OVERLAP),  # 70 belongs to both
        (span(0, "[)", 70), span(70, "()", 90), Seam.GAP),  # 70 belongs to neither
        (span(0, "[)", 70), span(75, "[)", 90), Seam.GAP),
        (span(0, "[)", 75), span(70, "[)", 90), Seam.OVERLAP),
        (span(0, "[)", None), span(70, "[)", 90), Seam.OVERLAP),
        (span(0, "[)", 70), span(None, "()", 90), Seam.OVERLAP),
    ],
)
def test_two_intervals_meet_or_do_not(one: Interval, following: Interval, seam: Seam) -> None:
    assert one.seam_with(following) is seam


def test_the_first_bad_seam_is_named_by_its_place() -> None:
    row = [span(0, "[)", 70), span(70, "[)", 90), span(95, "[)", None)]

    assert first_bad_seam(row) == (1, Seam.GAP)
    assert first_bad_seam(row[:2]) is None


@pytest.mark.parametrize(
    ("interval", "is_empty"),
    [(span(5, "[]", 5), False), (span(5, "[)", 5), True), (span(6, "[]", 5), True), (span(5, "[)", None), False)],
)
def test_an_interval_knows_when_nothing_lies_inside(interval: Interval, is_empty: bool) -> None:
    assert interval.is_empty is is_empty
