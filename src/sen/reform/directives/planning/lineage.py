"""Which item of a plan issued again continues which item of the issue before."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from sen.reform.common.text import fold

#: The code of the area and the code of the item.
Place = tuple[str, str]


class Measured(Protocol):
    """An item as far as its descent goes."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def title(self) -> str:
        """What it is."""

    @property
    def kind(self) -> str:
        """Task or target."""

    @property
    def measure(self) -> str:
        """What is counted."""


def lineage(
    before: Iterable[Measured], after: Iterable[Measured], said: Mapping[Place, Place] | None = None
) -> dict[Place, Place]:
    """
    The place of each continuing item and of the item it continues: as said; else under the same code and title;
    under the same title in its area, renumbered; under the same code, reworded.

    What is measured otherwise than before is counted anew: figures of one measure say nothing in another.
    """
    old, new = {item.place: item for item in before}, {item.place: item for item in after}
    found = dict(said or {})
    for candidates in (_same_place_and_title(old, new), _same_title(old, new), {place: place for place in new}):
        taken = set(found.values())
        for place, earlier in candidates.items():
            if place not in found and earlier in old and earlier not in taken:
                found[place] = earlier
    return {place: earlier for place, earlier in found.items() if _is_comparable(old[earlier], new[place])}


def _same_place_and_title(old: Mapping[Place, Measured], new: Mapping[Place, Measured]) -> dict[Place, Place]:
    return {place: place for place in new if place in old and fold(old[place].title) == fold(new[place].title)}


def _same_title(old: Mapping[Place, Measured], new: Mapping[Place, Measured]) -> dict[Place, Place]:
    """Titles that stand once in their area, before and after."""
    then, now = _by_title(old), _by_title(new)
    return {now[title]: then[title] for title in now if title in then}


def _by_title(items: Mapping[Place, Measured]) -> dict[Place, Place]:
    titles = {place: (place[0], fold(item.title)) for place, item in items.items()}
    counted = Counter(titles.values())
    return {title: place for place, title in titles.items() if counted[title] == 1}


def _is_comparable(earlier: Measured, later: Measured) -> bool:
    return earlier.kind == later.kind and fold(earlier.measure) == fold(later.measure)
