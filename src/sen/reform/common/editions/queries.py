"""Which edition is public; asked of the database at most twice a second by each process."""

from collections.abc import Callable
from time import monotonic

from sen.reform.common.editions.models import THE_ONE, Edition

LOOKED_UP_EVERY = 0.5
_NEVER = (0, float("-inf"))


def edition() -> int:
    """The number as it stands in the database."""
    return Edition.objects.filter(pk=THE_ONE).values_list("number", flat=True).first() or 0


class Remembered:
    """The number as this process saw it last, never older than half a second."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._forgotten = 0
        self._seen: tuple[int, float] = _NEVER

    def edition(self) -> int:
        """The number; whatever is read from the database after this is at least as new."""
        number, until = self._seen
        moment, forgotten = self._clock(), self._forgotten
        if moment < until:
            return number
        number = edition()
        # Another thread may have raised it since it was looked up.
        if forgotten == self._forgotten:
            self._seen = (number, moment + LOOKED_UP_EVERY)
        return number

    def forget(self) -> None:
        """Look it up at the next question."""
        self._forgotten += 1
        self._seen = _NEVER


REMEMBERED = Remembered()
