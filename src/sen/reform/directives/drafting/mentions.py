"""Where a text names units, and whom it means."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """
    Units named between two positions of the views of a source.

    `is_set` when several are named by one word; `is_staff` when everybody who works here is meant.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    is_set: bool = False
    is_committee: bool = False
    is_staff: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nobody in the list answers to it."""
        return not self.codes


class Mentions:
    """The mentions of one text in order, none overlapping another."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._all = sorted(mentions, key=lambda one: one.start)
        self._starts = [one.start for one in self._all]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    def at(self, place: int) -> Mention | None:
        """Give the mention that starts exactly there."""
        index = bisect_left(self._starts, place)
        return self._all[index] if index < len(self._all) and self._starts[index] == place else None

    def between(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that start between two positions."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
