"""What the council decided about places and grades."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from sen.reform.assessments.models import PlaceDecision


@dataclass(frozen=True)
class DecisionLine:
    """One decision, as minutes list it."""

    kind: str
    unit_ids: tuple[int, ...]
    grade: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PlaceDecisions:
    """Everything decided, as the ranking takes it: who stands before whom, and grades by unit."""

    order: tuple[int, ...] = ()
    grades: Mapping[int, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """Plain data that JSON gives back as it is."""
        return {"order": list(self.order), "grades": [[unit_id, grade] for unit_id, grade in self.grades.items()]}

    @classmethod
    def from_data(cls, kept: Mapping[str, Any]) -> Self:
        """Read back what was kept."""
        return cls(tuple(kept["order"]), dict(kept["grades"]))


def decisions_of(round_id: int) -> tuple[DecisionLine, ...]:
    """Every decision of a round, the oldest first."""
    return tuple(
        DecisionLine(each.kind, tuple(each.unit_ids), each.grade, each.reason, each.by_label, each.at)
        for each in PlaceDecision.objects.filter(round_id=round_id)
    )


def place_decisions(round_id: int) -> PlaceDecisions:
    """What counts of them now: a later order of the same units replaces an earlier one, as a later grade does."""
    order: list[int] = []
    grades: dict[int, str] = {}
    for each in decisions_of(round_id):
        if each.kind == PlaceDecision.Kind.ORDER:
            order = [unit_id for unit_id in order if unit_id not in each.unit_ids] + list(each.unit_ids)
        else:
            grades.update(dict.fromkeys(each.unit_ids, each.grade))
    return PlaceDecisions(tuple(order), grades)
