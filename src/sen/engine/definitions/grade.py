"""Grades: the figures that belong to one, its side conditions, its quota."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sen.engine.points import Interval


class Otherwise(StrEnum):
    """What becomes of a result whose points would do but whose conditions are not met."""

    LOWER = "lower"
    DECIDED = "decided"


@dataclass(frozen=True)
class SideCondition:
    """What a leaf or fact measured, or the percentage of a group, must lie in an interval."""

    code: str
    interval: Interval


@dataclass(frozen=True)
class Quota:
    """
    At most ``share`` percent of those who reach one of the grades ``of``.

    Where fewer than ``small`` units are graded, at most ``small_most`` of them.
    """

    share: Fraction
    of: tuple[str, ...]
    small: int = 0
    small_most: int = 0


@dataclass(frozen=True)
class Grade:
    """A class of results: its name, the figures that belong to it, and what else it asks for."""

    label: str
    interval: Interval
    each_area_from: Fraction | None = None
    when: tuple[SideCondition, ...] = ()
    otherwise: Otherwise = Otherwise.LOWER
    quota: Quota | None = None
