"""Movement since last time: points and places, side by side, among the same peers only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.ranking.place import Place


@dataclass(frozen=True)
class Movement:
    """
    A unit's place now and last time; ``before`` is ``None`` where it was not ranked, or among others.

    A better figure can mean a worse place (Đắk Lắk 2017: 1,95 points more, 17 places down), so both are told.
    """

    after: Place
    before: Place | None

    @property
    def places_up(self) -> int | None:
        """Return by how many places the unit rose; negative where it fell, ``None`` where nothing can be compared."""
        if self.before is None or self.before.rank is None or self.after.rank is None:
            return None
        return self.before.rank - self.after.rank

    @property
    def gain(self) -> Fraction | None:
        """Return how much the ranked figure (percent or points) grew; ``None`` where nothing can be compared."""
        if self.before is None or self.before.figure is None or self.after.figure is None:
            return None
        return self.after.figure - self.before.figure


def movement(
    before: Iterable[Place], after: Iterable[Place], *, predecessors: Mapping[str, str] | None = None
) -> tuple[Movement, ...]:
    """
    Set the places of now beside those of last time, in the order of now.

    :param predecessors: for a unit that goes by another name now, the one it had then; a unit merged from several
        has none, because its place cannot be compared
    """
    then = {place.unit: place for place in before}
    moved = []
    for place in after:
        earlier = then.get((predecessors or {}).get(place.unit, place.unit))
        is_alike = earlier is not None and earlier.group == place.group
        moved.append(Movement(place, earlier if is_alike else None))
    return tuple(moved)
