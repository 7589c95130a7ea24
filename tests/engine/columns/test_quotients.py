"""Columns of quotients do what Python's fractions do, one by one."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sen.engine import Rounding, RoundingMode
from sen.engine.scoring.columns import Quotients, Whole
from sen.engine.scoring.columns.formulas import OneByOne

F = Fraction
small = st.fractions(-100, 100, max_denominator=40)
large = st.builds(Fraction, st.integers(-(10**20), 10**20), st.integers(1, 10**12))
columns = st.lists(st.tuples(small | large, small | large), min_size=1, max_size=5)


def varied(numbers: list[Fraction]) -> Quotients:
    """A column of which every row has its own denominator."""
    return OneByOne.of(numbers).values


@pytest.mark.parametrize("make", [Quotients.of, varied])
@given(columns)
def test_columns_add_multiply_and_choose_like_fractions(make, pairs) -> None:
    one, two = make([a for a, _ in pairs]), varied([b for _, b in pairs])
    mask = np.array([a < b for a, b in pairs])
    rows = range(len(pairs))

    assert [(one + two).at(row) for row in rows] == [a + b for a, b in pairs]
    assert [(one * two).at(row) for row in rows] == [a * b for a, b in pairs]
    assert [one.where(mask, two).at(row) for row in rows] == [min(a, b) for a, b in pairs]


@pytest.mark.parametrize("make", [Quotients.of, varied])
@given(columns, st.sampled_from(RoundingMode), st.integers(0, 3))
def test_columns_round_like_the_rounding_of_one_number(make, pairs, mode, places) -> None:
    rounding = Rounding(mode, places)
    # The second number puts many rows exactly between two steps.
    numbers = [number for a, b in pairs for number in (a, F(int(b), 8 * 10**places))]

    found = make(numbers).rounded(rounding)

    assert [found.at(row) for row in range(len(numbers))] == [rounding.apply(number) for number in numbers]


@given(st.sampled_from(RoundingMode))
def test_a_constant_rounds_like_one_number(mode) -> None:
    assert Quotients.constant(F(2, 3)).rounded(Rounding(mode, 1)).at(0) == Rounding(mode, 1).apply(F(2, 3))


@given(st.lists(small | large, min_size=2, max_size=6))
def test_the_order_of_keys_is_the_order_of_quotients(numbers) -> None:
    keys = varied(numbers).order_keys(len(numbers))

    for a, key in zip(numbers, keys, strict=True):
        for b, other in zip(numbers, keys, strict=True):
            assert (a < b, a == b) == (key < other, key == other)


def test_a_constant_has_a_row_for_everybody() -> None:
    assert Quotients.constant(F(1, 2)).order_keys(2).tolist() == [1, 1]
    assert Whole.constant(2**70).rows(2).tolist() == [2**70, 2**70]
