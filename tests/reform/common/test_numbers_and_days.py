"""Numbers and days as people type and read them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.common.clock import now, today
from sen.reform.common.days import NotADay, format_day, format_moment, local_day, parse_day
from sen.reform.common.numbers import NotANumber, format_number, parse_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", "12.5"),  # the Vietnamese comma
        ("12.5", "12.5"),  # the dot of spreadsheets
        (" 1.234,50 ", "1234.50"),  # grouped thousands with a comma
        ("1.234.567", "1234567"),  # two groups can only be thousands
        ("1.234", "1.234"),  # one dot alone stays a decimal dot: never multiply a figure by a thousand by guessing
        ("-3", "-3"),
        ("0,25", "0.25"),
        ("1\u00a0234", "1234"),  # blanks from a pasted table
    ],
)
def test_comma_and_dot_are_both_read(typed, value):
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "1e5", "NaN", "٣", "9" * 31, "12,", "--1", "1.23.456"])
def test_what_is_no_number_is_refused_with_a_sentence(typed):
    with pytest.raises(NotANumber) as refusal:
        parse_number(typed)
    assert "12,5" in refusal.value.sentence


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal("1234567.891"), 2, "1.234.567,89"),
        (Decimal("0.125"), 2, "0,13"),  # half up, never to even
        (Decimal("80.00"), None, "80"),
        (Decimal("1.50"), None, "1,5"),
        (1000, None, "1.000"),
        (Decimal("-0.5"), 1, "-0,5"),
    ],
)
def test_numbers_are_written_with_a_decimal_comma(value, places, written):
    assert format_number(value, places) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_written_number_is_read_back(value):
    assert parse_number(format_number(value, 4)) == value


@pytest.mark.parametrize("typed", ["21/9/2023", "21-09-2023", "21.9.2023", " 21 / 9 / 2023 ", "2023-09-21"])
def test_days_are_read_as_people_type_them(typed):
    assert parse_day(typed) == date(2023, 9, 21)


@pytest.mark.parametrize("typed", ["31/11/2023", "9/2023", "", "hôm nay", "2023-13-01"])
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(NotADay) as refusal:
        parse_day(typed)
    assert "21/9/2023" in refusal.value.sentence


def test_days_and_moments_are_written_without_padding_in_local_time():
    moment = datetime(2023, 9, 4, 17, 3, tzinfo=UTC)
    assert format_day(date(2023, 9, 5)) == "5/9/2023"
    assert format_moment(moment) == "00:03 5/9/2023"
    assert local_day(moment) == date(2023, 9, 5)


def test_a_demonstration_stands_still_on_its_day(settings):
    settings.SEN_STORY_DAY = date(2023, 9, 21)
    assert today() == date(2023, 9, 21)
    settings.SEN_STORY_DAY = None
    assert abs((datetime.now(UTC) - now()).total_seconds()) < 60
