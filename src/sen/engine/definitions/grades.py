"""Grades of a definition, from the lowest to the highest."""

from collections.abc import Iterable
from fractions import Fraction

from sen.engine.definitions.shapes import GradeShape
from sen.engine.definitions.tree import Grade
from sen.engine.rules import interval


def read_grades(written: Iterable[GradeShape]) -> tuple[Grade, ...]:
    """
    Order the grades from the lowest to the highest.

    :raises RuleProblem: if an interval contradicts itself
    """
    grades = [Grade(each.label, interval(each.at_least, each.above, each.below, each.up_to)) for each in written]
    return tuple(sorted(grades, key=_place))


def _place(grade: Grade) -> tuple[bool, Fraction, bool, bool, Fraction]:
    """Sort by where a grade begins, then by where it ends."""
    low, high = grade.interval.low, grade.interval.high
    return (
        low is not None,
        low or Fraction(0),
        not grade.interval.low_closed,
        high is None,
        high or Fraction(0),
    )
