"""How a place moved since the year before, in words, and why it sometimes cannot be told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Movement:
    """How a unit's place moved; without a direction, and with the reason, where it would be unfair to compare."""

    words: str
    tone: str = "neutral"
    icon: str = ""
    # How far up, as a number: down is negative; none where it cannot be compared.
    steps: int | None = None
    reason: str = ""

    @property
    def is_fair(self) -> bool:
        """Whether the two places may be held against each other."""
        return not self.reason


def movement_between(rank: int | None, before: int | None, year: int) -> Movement:
    """
    From one place to another, in words.

    Without a place in both years there is nothing to compare.
    """
    if rank is None or before is None:
        return not_comparable(_("There was no place in one of the two years."))
    said = {"places": abs(before - rank), "before": before, "year": year}
    if rank < before:
        return Movement(_("up %(places)d (place %(before)d in %(year)d)") % said, "good", "arrow-up", before - rank)
    if rank > before:
        return Movement(_("down %(places)d (place %(before)d in %(year)d)") % said, "bad", "arrow-down", before - rank)
    return Movement(_("same place as in %(year)d") % said, "neutral", "equal", 0)


def not_comparable(reason: str) -> Movement:
    """Nothing is compared, and the reason why."""
    return Movement(_("cannot be compared"), reason=reason)
