"""The states of a review and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a review stands."""

    PREPARING = "preparing", _("Being prepared")
    OPEN = "open", _("In session")
    CLOSED = "closed", _("Closed")


class Making(TextChoices):
    """How far a file made in the background has come."""

    WAITING = "waiting", _("Waiting its turn")
    READING = "reading", _("Reading the figures")
    SETTING = "setting", _("Setting the pages")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Could not be made")


# From, to: a closed meeting stays closed; what comes later belongs to the next one.
MOVES: frozenset[tuple[str, str]] = frozenset(
    {
        (State.PREPARING, State.OPEN),
        (State.OPEN, State.CLOSED),
    }
)


def can_move(start: str, end: str) -> bool:
    """Whether the table has the move."""
    return (start, end) in MOVES
