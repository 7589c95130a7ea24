"""The life of a comment, as a table: which move leads from where to where."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a comment stands."""

    WAITING = "waiting", pgettext_lazy("comment", "Waiting for moderation")
    PUBLISHED = "published", pgettext_lazy("comment", "Published")
    REFUSED = "refused", pgettext_lazy("comment", "Not published")
    WITHDRAWN = "withdrawn", pgettext_lazy("comment", "Withdrawn by its writer")


class Move(StrEnum):
    """What a moderator does, or the writer."""

    PUBLISH = "publish"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


# Move → the states it may start from, and the state it ends in. A decision can be looked at again, either way; what
# its writer took back is gone.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.PUBLISH: (frozenset({State.WAITING, State.REFUSED}), State.PUBLISHED),
    Move.REFUSE: (frozenset({State.WAITING, State.PUBLISHED}), State.REFUSED),
    Move.WITHDRAW: (frozenset({State.WAITING, State.PUBLISHED, State.REFUSED}), State.WITHDRAWN),
}


def may_move(move: Move, state: str) -> bool:
    """Whether the table has this move from this state."""
    starts, _end = MOVES[move]
    return state in starts
