"""Numbers are read as people type them, kept exactly, rounded as the index says, shown as tables show them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.engine import NotANumber, Rounding, RoundingMode, decimal_text, parse_number, vietnamese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,75", "7/4"),
        ("1.75", "7/4"),
        (" 12 ", "12"),
        ("-0,5", "-1/2"),
        ("+3", "3"),
        (",5", "1/2"),
        ("0.1", "1/10"),  # no binary float comes between
        ("1.234,5", "2469/2"),  # dots before a comma are thousands
        ("1.234.567", "1234567"),  # two dots can only be thousands
        ("1.234", "617/500"),  # one dot is a decimal point, as in files written by programs
    ],
)
def test_a_number_is_read_with_dot_or_comma(text: str, number: str) -> None:
    assert parse_number(text) == Fraction(number)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "abc", "1,2,3", "1,234.5", "1e5", "NaN", "inf", "1/3", "12 5", "５", "1.23.456,7", "9" * 41, "80%"],
)
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber, match="không phải là một số"):
        parse_number(text)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_decimal_number_survives_writing_and_reading(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)

    assert parse_number(decimal_text(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-1/8", "-0.125"),
        ("1/1024", "0.0009765625"),
        ("2/3", "0.666666666667"),  # endless: twelve places, half-up
        ("-1/10000000000000000000003", "0"),  # no minus before nothing
    ],
)
def test_a_number_is_written_exactly_where_it_can_be(number: str, text: str) -> None:
    assert decimal_text(Fraction(number)) == text


@pytest.mark.parametrize(
    ("mode", "results"),
    [
        # The same six numbers under every mode, to two places; the ties are where the modes part.
        ("half-up", ["1.13", "1.12", "1.14", "-1.13", "1.12", "1.13"]),
        ("half-even", ["1.12", "1.12", "1.14", "-1.12", "1.12", "1.13"]),
        ("half-down", ["1.12", "1.12", "1.13", "-1.12", "1.12", "1.13"]),
        ("down", ["1.12", "1.12", "1.13", "-1.12", "1.12", "1.12"]),
        ("up", ["1.13", "1.12", "1.14", "-1.13", "1.13", "1.13"]),
    ],
)
def test_each_mode_rounds_ties_its_own_way(mode: str, results: list[str]) -> None:
    numbers = ["1.125", "1.12", "1.135", "-1.125", "1.1249", "1.1251"]

    assert [Rounding(RoundingMode(mode), 2).apply(Fraction(n)) for n in numbers] == [Fraction(r) for r in results]


@pytest.mark.parametrize("places", [-1, 7])
def test_a_rounding_to_impossible_places_is_refused(places: int) -> None:
    with pytest.raises(ValueError, match="từ 0 đến 6"):
        Rounding(RoundingMode.HALF_UP, places)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("7/4", None, "1,75"),
        ("1", 2, "1,00"),
        ("1234567.5", None, "1.234.567,5"),
        ("-1234.5", 1, "-1.234,5"),
        ("-0.001", 2, "0,00"),  # no minus before nothing
        ("1/3", None, "0,333333"),
        ("79.995", 2, "80,00"),
        ("7", 0, "7"),
    ],
)
def test_a_number_is_shown_as_vietnamese_tables_show_it(number: str, places: int | None, text: str) -> None:
    assert vietnamese(Fraction(number), places) == text
