"""The states of an assessment, whose turn each is, and who sees whose word, as tables."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where an assessment stands; one state, never worked out from its rows."""

    DECLARING = "declaring", _("The unit declares")
    SIGNING = "signing", _("Waits for the head's signature")
    APPRAISING = "appraising", _("First appraisal")
    EXPLAINING = "explaining", _("The unit explains")
    REAPPRAISING = "reappraising", _("Second appraisal")
    COUNCIL = "council", _("Before the council")
    APPROVED = "approved", _("Result approved")
    PUBLISHED = "published", _("Result published")
    CORRECTED = "corrected", _("Published, corrected")
    WITHDRAWN = "withdrawn", _("Result withdrawn")


class Owner(TextChoices):
    """Whose turn a state is."""

    UNIT = "unit", _("the unit")
    HEAD = "head", _("the head of the unit")
    APPRAISERS = "appraisers", _("the appraisers")
    COUNCIL = "council", _("the council")
    SECRETARY = "secretary", _("the secretary of the council")
    NOBODY = "nobody", _("nobody: it is done")


class Stage(TextChoices):
    """Whose word an entry of the ledger is."""

    SELF = "self", _("Declared by the unit")
    APPRAISAL = "appraisal", _("First appraisal")
    SECOND_READING = "second", _("Blind second reading")
    EXPLANATION = "explanation", _("Explained by the unit")
    REAPPRAISAL = "reappraisal", _("Second appraisal")
    COUNCIL = "council", _("Decided by the council")


class Act(TextChoices):
    """What an entry does."""

    DECLARE = "declare", _("Declared")
    MARK = "mark", _("Marked")
    ASK = "ask", _("Marked, explanation asked for")
    AGREE = "agree", _("Agrees")
    DISAGREE = "disagree", _("Disagrees")
    WITHDRAW = "withdraw", _("Explanation withdrawn")


class Move(StrEnum):
    """What can happen to an assessment."""

    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    SEND_BACK = "send_back"
    SIGN = "sign"
    TAKE_IN = "take_in"
    HAND_OVER = "hand_over"
    ANSWER = "answer"
    SETTLE = "settle"
    APPROVE = "approve"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    REVISE = "revise"


_UNIT_SIDE = frozenset({State.DECLARING, State.SIGNING})
_DECIDED = frozenset({State.APPROVED, State.PUBLISHED, State.CORRECTED, State.WITHDRAWN})

# Move → the states it may start from, and the state it ends in.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SUBMIT: (frozenset({State.DECLARING}), State.SIGNING),
    Move.TAKE_BACK: (frozenset({State.SIGNING}), State.DECLARING),
    Move.SEND_BACK: (frozenset({State.SIGNING}), State.DECLARING),
    Move.SIGN: (frozenset({State.SIGNING}), State.APPRAISING),
    # What was not signed in time goes to the appraisers as it is.
    Move.TAKE_IN: (_UNIT_SIDE, State.APPRAISING),
    Move.HAND_OVER: (frozenset({State.APPRAISING}), State.EXPLAINING),
    Move.ANSWER: (frozenset({State.EXPLAINING}), State.REAPPRAISING),
    Move.SETTLE: (frozenset({State.REAPPRAISING}), State.COUNCIL),
    Move.APPROVE: (frozenset({State.COUNCIL}), State.APPROVED),
    Move.PUBLISH: (frozenset({State.APPROVED}), State.PUBLISHED),
    Move.CORRECT: (frozenset({State.APPROVED}), State.CORRECTED),
    Move.WITHDRAW: (frozenset({State.PUBLISHED, State.CORRECTED}), State.WITHDRAWN),
    # Back to the council: what was approved or published falls, and a new version follows.
    Move.REVISE: (_DECIDED, State.COUNCIL),
}

OWNERS: dict[State, Owner] = {
    State.DECLARING: Owner.UNIT,
    State.SIGNING: Owner.HEAD,
    State.APPRAISING: Owner.APPRAISERS,
    State.EXPLAINING: Owner.UNIT,
    State.REAPPRAISING: Owner.APPRAISERS,
    State.COUNCIL: Owner.COUNCIL,
    State.APPROVED: Owner.SECRETARY,
    State.PUBLISHED: Owner.NOBODY,
    State.CORRECTED: Owner.NOBODY,
    State.WITHDRAWN: Owner.NOBODY,
}

# The stage whose entries a state takes; a state that is not here takes none.
WRITABLE: dict[State, Stage] = {
    State.DECLARING: Stage.SELF,
    State.APPRAISING: Stage.APPRAISAL,
    State.EXPLAINING: Stage.EXPLANATION,
    State.REAPPRAISING: Stage.REAPPRAISAL,
    State.COUNCIL: Stage.COUNCIL,
}

# How far an assessment has come: each side sees the other's word only when the turn has passed.
ORDER: tuple[State, ...] = tuple(State)
# The first state in which the other side sees a stage; its own side always does.
SHOWN_FROM: dict[Stage, State] = {
    Stage.SELF: State.APPRAISING,
    Stage.APPRAISAL: State.EXPLAINING,
    Stage.SECOND_READING: State.COUNCIL,
    Stage.EXPLANATION: State.REAPPRAISING,
    Stage.REAPPRAISAL: State.COUNCIL,
    Stage.COUNCIL: State.APPROVED,
}
OF_THE_UNIT: frozenset[Stage] = frozenset({Stage.SELF, Stage.EXPLANATION})

# Which word on a criterion counts when a result rests on a stage: the first of these that was said.
COUNTS: dict[Stage, tuple[Stage, ...]] = {
    Stage.SELF: (Stage.SELF,),
    Stage.APPRAISAL: (Stage.APPRAISAL, Stage.SELF),
    Stage.REAPPRAISAL: (Stage.REAPPRAISAL, Stage.APPRAISAL, Stage.SELF),
    Stage.COUNCIL: (Stage.COUNCIL, Stage.REAPPRAISAL, Stage.APPRAISAL, Stage.SELF),
}


def has_come_to(state: State, mark: State) -> bool:
    """Whether an assessment in a state has reached another."""
    return ORDER.index(state) >= ORDER.index(mark)
