"""The life of an article, as a table: which move leads from where to where."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where the newest text of an article stands. What the public reads is the version published last."""

    DRAFT = "draft", pgettext_lazy("article", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("article", "Waiting for approval")
    RETURNED = "returned", pgettext_lazy("article", "Returned")
    APPROVED = "approved", pgettext_lazy("article", "Approved")
    SCHEDULED = "scheduled", pgettext_lazy("article", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("article", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("article", "Withdrawn")


class Move(StrEnum):
    """What people do with an article."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


# Move → the states it may start from, and the state it ends in.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    # A new text is always a draft again: whatever was approved before was another text.
    Move.EDIT: (frozenset(State), State.DRAFT),
    Move.SUBMIT: (frozenset({State.DRAFT}), State.SUBMITTED),
    Move.RETURN: (frozenset({State.SUBMITTED, State.APPROVED, State.SCHEDULED}), State.RETURNED),
    Move.APPROVE: (frozenset({State.SUBMITTED}), State.APPROVED),
    Move.SCHEDULE: (frozenset({State.APPROVED, State.SCHEDULED}), State.SCHEDULED),
    Move.PUBLISH: (frozenset({State.APPROVED, State.SCHEDULED}), State.PUBLISHED),
    # A correction may be in the making while the old text is still public: it can be withdrawn from any state.
    Move.WITHDRAW: (frozenset(State) - {State.WITHDRAWN}, State.WITHDRAWN),
}


def may_move(move: Move, state: str) -> bool:
    """Whether the table has this move from this state."""
    starts, _end = MOVES[move]
    return state in starts
