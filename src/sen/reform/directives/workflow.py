"""The states of a task, a draft and an obstacle, and the moves between them, as tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a task stands, whatever its deadline."""

    # Nobody in the unit has said yet that it is theirs to do.
    GIVEN = "given", _("Given")
    UNDER_WAY = "under_way", _("Under way")
    # The clock stands still until it goes on.
    PAUSED = "paused", _("Paused")
    REPORTED = "reported", _("Reported as finished")
    FINISHED = "finished", _("Finished in time")
    # Late stays late: nothing leads out of it.
    FINISHED_LATE = "finished_late", _("Finished late")
    RETURNED = "returned", _("Returned as not competent")
    CANCELLED = "cancelled", _("Cancelled")


class Move(TextChoices):
    """What can happen to a task."""

    GIVE = "give", _("Given")
    TAKE_UP = "take_up", _("Taken up by the unit")
    REPORT = "report", _("Reported as finished")
    ACCEPT = "accept", _("Accepted as finished")
    SEND_BACK = "send_back", _("Sent back to the unit")
    RETURN = "return", _("Returned as not competent")
    CANCEL = "cancel", _("Cancelled")
    PAUSE = "pause", _("Paused")
    RESUME = "resume", _("Going on")
    ASK = "ask", _("Extension asked for")
    EXTEND = "extend", _("Extended")
    REFUSE = "refuse", _("Extension refused")
    # What is given to several units together follows its parts.
    SETTLE = "settle", _("Closed with its last part")


#: A unit still has to do something about these.
OPEN = (State.GIVEN, State.UNDER_WAY)

MOVES: frozenset[tuple[State, Move, State]] = frozenset(
    (
        (State.GIVEN, Move.TAKE_UP, State.UNDER_WAY),
        (State.REPORTED, Move.ACCEPT, State.FINISHED),
        (State.REPORTED, Move.ACCEPT, State.FINISHED_LATE),
        (State.REPORTED, Move.SEND_BACK, State.UNDER_WAY),
        (State.REPORTED, Move.CANCEL, State.CANCELLED),
        (State.RETURNED, Move.SEND_BACK, State.GIVEN),
        (State.RETURNED, Move.CANCEL, State.CANCELLED),
        (State.PAUSED, Move.RESUME, State.UNDER_WAY),
        (State.PAUSED, Move.CANCEL, State.CANCELLED),
        (State.GIVEN, Move.SETTLE, State.FINISHED),
        (State.GIVEN, Move.SETTLE, State.FINISHED_LATE),
        (State.GIVEN, Move.SETTLE, State.CANCELLED),
        *((state, Move.REPORT, State.REPORTED) for state in OPEN),
        *((state, Move.RETURN, State.RETURNED) for state in OPEN),
        *((state, Move.PAUSE, State.PAUSED) for state in OPEN),
        *((state, Move.CANCEL, State.CANCELLED) for state in OPEN),
        # An extension moves the deadline, not the task.
        *((state, move, state) for state in OPEN for move in (Move.ASK, Move.EXTEND, Move.REFUSE)),
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


class ObstacleState(TextChoices):
    """How far an obstacle is from being out of the way."""

    RAISED = "raised", _("Raised")
    ESCALATED = "escalated", _("Put to a higher level")
    ANSWERED = "answered", pgettext_lazy("obstacle", "Answered")
    SOLVED = "solved", _("Solved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ObstacleMove(TextChoices):
    """What can happen to an obstacle."""

    RAISE = "raise", _("Raised")
    # A unit is to follow it up; it stands as before.
    ENTRUST = "entrust", _("Given to a unit to follow up")
    ESCALATE = "escalate", _("Put to a higher level")
    ANSWER = "answer", pgettext_lazy("obstacle", "Answered")
    SOLVE = "solve", _("Solved")
    REOPEN = "reopen", _("Not out of the way yet")
    WITHDRAW = "withdraw", _("Withdrawn")


#: It still stands in the way.
OBSTACLE_OPEN = (ObstacleState.RAISED, ObstacleState.ESCALATED, ObstacleState.ANSWERED)

OBSTACLE_MOVES: frozenset[tuple[ObstacleState, ObstacleMove, ObstacleState]] = frozenset(
    (
        (ObstacleState.RAISED, ObstacleMove.ESCALATE, ObstacleState.ESCALATED),
        (ObstacleState.RAISED, ObstacleMove.ANSWER, ObstacleState.ANSWERED),
        (ObstacleState.RAISED, ObstacleMove.SOLVE, ObstacleState.SOLVED),
        (ObstacleState.RAISED, ObstacleMove.WITHDRAW, ObstacleState.WITHDRAWN),
        # From the city on to the province, or to another of its departments.
        (ObstacleState.ESCALATED, ObstacleMove.ESCALATE, ObstacleState.ESCALATED),
        (ObstacleState.ESCALATED, ObstacleMove.ANSWER, ObstacleState.ANSWERED),
        (ObstacleState.ESCALATED, ObstacleMove.SOLVE, ObstacleState.SOLVED),
        (ObstacleState.ESCALATED, ObstacleMove.WITHDRAW, ObstacleState.WITHDRAWN),
        (ObstacleState.ANSWERED, ObstacleMove.SOLVE, ObstacleState.SOLVED),
        (ObstacleState.ANSWERED, ObstacleMove.ESCALATE, ObstacleState.ESCALATED),
        (ObstacleState.SOLVED, ObstacleMove.REOPEN, ObstacleState.RAISED),
        *((state, ObstacleMove.ENTRUST, state) for state in OBSTACLE_OPEN),
    )
)


def obstacle_moved(state: ObstacleState, move: ObstacleMove) -> ObstacleState | None:
    """The state a move leads to; none where the table has no such way."""
    return next((end for start, made, end in OBSTACLE_MOVES if (start, made) == (state, move)), None)
