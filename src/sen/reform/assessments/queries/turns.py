"""The turns an assessment took, as its history."""

from dataclasses import dataclass
from datetime import datetime

from sen.reform.assessments.models import Turn
from sen.reform.assessments.workflow import State


@dataclass(frozen=True)
class TurnLine:
    """One step: to which state, by whom, when, why."""

    move: str
    state: State
    state_label: str
    reason: str
    by: str
    at: datetime


def turns_of(assessment_id: int) -> tuple[TurnLine, ...]:
    """Every step of an assessment, the oldest first."""
    return tuple(
        TurnLine(turn.move, State(turn.state), str(State(turn.state).label), turn.reason, turn.by_label, turn.at)
        for turn in Turn.objects.filter(assessment_id=assessment_id)
    )
