"""The states of an assessment and whose turn each is, as a table."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where an assessment stands; one state, never worked out from its rows."""

    OPEN = "open", _("Open for the unit's figures")
    CLOSED = "closed", _("Round closed")


class Stage(TextChoices):
    """Whose word an entry of the ledger is."""

    SELF = "self", _("Declared by the unit")


class Move(StrEnum):
    """What can happen to an assessment."""

    CLOSE = "close"


# Move → the states it may start from, and the state it ends in.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.CLOSE: (frozenset({State.OPEN}), State.CLOSED),
}

# The stage whose entries a state takes; a state that is not here takes none.
WRITABLE: dict[State, Stage] = {State.OPEN: Stage.SELF}
