"""Before and after: what the appraisal, the explanation and the council made of a unit's points and place."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.accounts.queries import Actor
from sen.reform.assessments.permissions import may_see_results
from sen.reform.assessments.queries import AssessmentCard
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import UnitScore, latest_run


@dataclass(frozen=True)
class Step:
    """One computation of the unit's points: which kind, how many, what place."""

    label: str
    points: Decimal
    percent: Decimal
    rank: int | None
    grade: str


@dataclass(frozen=True)
class Outcome:
    """The computations in their order; the last one is the result."""

    steps: tuple[Step, ...]


def outcome_of(by: Actor, card: AssessmentCard) -> Outcome | None:
    """The unit's points and place after each step; nothing before the result may be seen."""
    if not may_see_results(by, card.round):
        return None
    steps = [_step(card, kind) for kind in (RunKind.PROVISIONAL, RunKind.APPRAISED, RunKind.OFFICIAL)]
    found = tuple(step for step in steps if step is not None)
    return Outcome(found) if found else None


def _step(card: AssessmentCard, kind: RunKind) -> Step | None:
    run = latest_run(card.round.year, kind, key=card.round.key)
    unit: UnitScore | None = next((each for each in run.units if each.unit_id == card.unit_id), None) if run else None
    if run is None or unit is None:
        return None
    return Step(run.kind_label, unit.total, unit.percent, unit.rank, unit.grade)
