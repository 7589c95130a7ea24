"""The states of a nomination, from the unit's draft to the certificate and beyond, as a table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a nomination stands."""

    DRAFTED = "drafted", _("Nomination being written")
    SUBMITTED = "submitted", _("Nomination submitted")
    CHECKED = "checked", _("Checked")
    BEFORE_COUNCIL = "before_council", _("Before the council")
    VOTED = "voted", _("Agreed by the council")
    DECIDED = "decided", _("Commended")
    HANDED_OVER = "handed_over", _("Certificate handed over")
    FLAGGED = "flagged", _("To be reconsidered")
    KEPT = "kept", _("Kept")
    REVOKED = "revoked", _("Revoked")
    REFUSED = "refused", _("Not commended")
    WITHDRAWN = "withdrawn", _("Nomination withdrawn")


class Move(TextChoices):
    """What can happen to a nomination."""

    NOMINATE = "nominate", _("Nominated")
    SUBMIT = "submit", _("Confirmed by the head and submitted")
    RETURN = "return", _("Returned for completion")
    CHECK = "check", _("Checked")
    PUT = "put", _("Put before the council")
    TAKE_UP = "take_up", _("Taken up again")
    VOTE = "vote", _("Agreed by vote")
    REFUSE = "refuse", _("Refused")
    WITHDRAW = "withdraw", _("Nomination withdrawn")
    DECIDE = "decide", _("Decided")
    HAND_OVER = "hand_over", _("Handed over")
    FLAG = "flag", _("Flagged for reconsideration")
    KEEP = "keep", _("Kept, with reason")
    REVOKE = "revoke", _("Revoked by decision")


# Move → the states it may start from, and the state it ends in.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SUBMIT: (frozenset({State.DRAFTED}), State.SUBMITTED),
    Move.RETURN: (frozenset({State.SUBMITTED, State.CHECKED}), State.DRAFTED),
    Move.CHECK: (frozenset({State.SUBMITTED}), State.CHECKED),
    Move.PUT: (frozenset({State.CHECKED}), State.BEFORE_COUNCIL),
    # The result changed, or the council wants to vote anew.
    Move.TAKE_UP: (frozenset({State.BEFORE_COUNCIL, State.VOTED}), State.CHECKED),
    Move.VOTE: (frozenset({State.BEFORE_COUNCIL}), State.VOTED),
    Move.REFUSE: (
        frozenset({State.SUBMITTED, State.CHECKED, State.BEFORE_COUNCIL, State.VOTED}),
        State.REFUSED,
    ),
    Move.WITHDRAW: (
        frozenset({State.DRAFTED, State.SUBMITTED, State.CHECKED, State.BEFORE_COUNCIL}),
        State.WITHDRAWN,
    ),
    Move.DECIDE: (frozenset({State.VOTED}), State.DECIDED),
    Move.HAND_OVER: (frozenset({State.DECIDED, State.KEPT}), State.HANDED_OVER),
    Move.FLAG: (frozenset({State.DECIDED, State.HANDED_OVER, State.KEPT}), State.FLAGGED),
    Move.KEEP: (frozenset({State.FLAGGED}), State.KEPT),
    Move.REVOKE: (frozenset({State.FLAGGED}), State.REVOKED),
}

# What no longer stands for an achievement: the same one may be nominated again.
GONE = frozenset({State.REFUSED, State.WITHDRAWN, State.REVOKED})
# What stands in the gold book and was not revoked.
AWARDED = frozenset({State.DECIDED, State.HANDED_OVER, State.FLAGGED, State.KEPT})


def is_possible(move: Move, state: State) -> bool:
    """Whether a nomination in this state can go this way at all."""
    return state in MOVES[move][0]


class NoSuchMove(Exception):
    """The table has no such way; permissions should have refused before."""


def moved(state: State, move: Move) -> State:
    """
    The state a move leads to.

    :raises NoSuchMove: if the table does not allow it
    """
    starts, end = MOVES[move]
    if state not in starts:
        raise NoSuchMove(f"No way from {state} by {move}.")
    return end
