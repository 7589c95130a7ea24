"""The place of a unit, and what people have decided about places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Place:
    """
    The place of one unit in its group.

    ``rank`` is ``None`` for a unit that is not ranked; ``reason`` then says why. ``tied_with`` names
    the units of the same group with the same figure. ``awaits`` names the grade, or says “rank”, that
    somebody must decide on; ``unmet`` the areas and conditions that stood in the way of a grade.
    """

    unit: str
    group: str
    rank: int | None
    figure: Fraction | None
    grade: str | None
    tied_with: tuple[str, ...] = ()
    reason: str = ""
    awaits: str = ""
    unmet: tuple[str, ...] = ()
    is_decided: bool = False


@dataclass(frozen=True)
class Decisions:
    """
    What was decided and recorded elsewhere, with its reasons: the order of tied units, grades of units.

    Of two tied units the one that stands earlier in ``order`` has the better place.
    """

    order: tuple[str, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)


#: What a place awaits where tied units are parted by the chair.
RANK = "rank"

NO_DECISIONS = Decisions()
