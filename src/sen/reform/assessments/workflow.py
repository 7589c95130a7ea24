"""The states of an assessment and whose turn each is, as a table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where an assessment stands; one state, never worked out from its rows."""

    OPEN = "open", _("Open for the unit's figures")
    CLOSED = "closed", _("Closed")


class Stage(TextChoices):
    """Whose word an entry of the ledger is."""

    SELF = "self", _("Declared by the unit")


class Move(TextChoices):
    """What can happen to an assessment."""

    CLOSE = "close", _("Closed")


# From where, by which move, to where.
MOVES: frozenset[tuple[State, Move, State]] = frozenset(((State.OPEN, Move.CLOSE, State.CLOSED),))

# The stage whose entries a state takes; a state that is not here takes none.
WRITABLE: dict[State, Stage] = {State.OPEN: Stage.SELF}
