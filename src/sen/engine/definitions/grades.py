"""Grades of a definition, from the lowest to the highest."""

from collections.abc import Iterable
from fractions import Fraction

from sen.engine.definitions.grade import Grade, Quota, SideCondition
from sen.engine.definitions.shapes import GradeShape
from sen.engine.rules import interval


def read_grades(written: Iterable[GradeShape]) -> tuple[Grade, ...]:
    """
    Order the grades from the lowest to the highest.

    :raises RuleProblem: if an interval contradicts itself
    """
    return tuple(sorted((_grade(each) for each in written), key=_place))


def _grade(written: GradeShape) -> Grade:
    return Grade(
        label=written.label,
        interval=interval(written.at_least, written.above, written.below, written.up_to),
        each_area_from=written.each_area_from,
        when=tuple(
            SideCondition(each.code, interval(each.at_least, each.above, each.below, each.up_to))
            for each in written.when
        ),
        otherwise=written.otherwise,
        quota=None
        if written.quota is None
        else Quota(written.quota.share, written.quota.of, written.quota.small, written.quota.small_most),
    )


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
