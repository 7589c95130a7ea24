"""The states of a task and of a draft, and the moves between them, as tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a task stands, whatever its deadline."""

    GIVEN = "given", _("Given")
    REPORTED = "reported", _("Reported as finished")
    FINISHED = "finished", _("Finished in time")
    # Late stays late: nothing leads out of it.
    FINISHED_LATE = "finished_late", _("Finished late")
    RETURNED = "returned", _("Returned as not competent")
    CANCELLED = "cancelled", _("Cancelled")


class Move(TextChoices):
    """What can happen to a task."""

    GIVE = "give", _("Given")
    REPORT = "report", _("Reported as finished")
    ACCEPT = "accept", _("Accepted as finished")
    SEND_BACK = "send_back", _("Sent back to the unit")
    RETURN = "return", _("Returned as not competent")
    CANCEL = "cancel", _("Cancelled")
    # What is given to several units together follows its parts.
    SETTLE = "settle", _("Closed with its last part")


MOVES: frozenset[tuple[State, Move, State]] = frozenset(
    (
        (State.GIVEN, Move.REPORT, State.REPORTED),
        (State.REPORTED, Move.ACCEPT, State.FINISHED),
        (State.REPORTED, Move.ACCEPT, State.FINISHED_LATE),
        (State.REPORTED, Move.SEND_BACK, State.GIVEN),
        (State.GIVEN, Move.RETURN, State.RETURNED),
        (State.RETURNED, Move.SEND_BACK, State.GIVEN),
        (State.GIVEN, Move.CANCEL, State.CANCELLED),
        (State.REPORTED, Move.CANCEL, State.CANCELLED),
        (State.RETURNED, Move.CANCEL, State.CANCELLED),
        (State.GIVEN, Move.SETTLE, State.FINISHED),
        (State.GIVEN, Move.SETTLE, State.FINISHED_LATE),
        (State.GIVEN, Move.SETTLE, State.CANCELLED),
    )
)

DONE = frozenset((State.FINISHED, State.FINISHED_LATE))
CLOSED = DONE | {State.CANCELLED}


def is_possible(move: Move, state: State) -> bool:
    """Whether a task in this state can go this way at all."""
    return any(start == state and made == move for start, made, _end in MOVES)


class NoSuchMove(Exception):
    """The table has no such way; permissions should have refused before."""


def moved(state: State, move: Move, to: State) -> State:
    """
    The state a move leads to.

    :raises NoSuchMove: if the table does not allow it
    """
    if (state, move, to) not in MOVES:
        raise NoSuchMove(f"No way from {state} by {move} to {to}.")
    return to


class DraftState(TextChoices):
    """What became of a draft; once decided, it stays."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    DISCARDED = "discarded", _("Discarded")
