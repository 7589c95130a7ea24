"""A ranking as pages show it: group by group, each unit with how it moved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sen.reform.scoring.queries import AreaScore, Movements, UnitMovement, UnitScore


@dataclass(frozen=True)
class RankedUnit:
    """A unit in the ranking, and how it moved since the round before."""

    score: UnitScore
    moved: UnitMovement | None


@dataclass(frozen=True)
class RankedGroup:
    """Units compared among themselves, in rank order, and how many reached each grade."""

    name: str
    units: tuple[RankedUnit, ...]
    grades: tuple[tuple[str, int], ...]

    @property
    def areas(self) -> tuple[AreaScore, ...]:
        """What the columns are called."""
        return self.units[0].score.areas


def ranked_groups(units: Sequence[UnitScore], moved: Movements) -> Iterator[RankedGroup]:
    """The groups of units that stand in the order of their groups and places."""
    for name, members in groupby(units, key=lambda unit: unit.peer_group):
        found = tuple(members)
        grades = Counter(unit.grade for unit in found if unit.grade)
        ranked = tuple(RankedUnit(unit, moved.units.get(unit.unit_id)) for unit in found)
        yield RankedGroup(name, ranked, tuple(grades.items()))
