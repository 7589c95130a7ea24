"""Before and after: what the appraisal, the explanation and the council made of a unit's points and place."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.accounts.queries import Actor
from sen.reform.assessments.permissions import may_see_results
from sen.reform.assessments.queries import AssessmentCard, Stage
from sen.reform.scoring.engine import changes_of
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import latest_run

#: The turns the result is laid beside: as declared, and as the unit first read its marks.
_BEFORE = (Stage.SELF, Stage.APPRAISAL)


@dataclass(frozen=True)
class Step:
    """The unit's points as they would have been at a turn, or as they are: how many, what place among its peers."""

    label: str
    points: Decimal
    percent: Decimal | None
    rank: int | None
    grade: str


@dataclass(frozen=True)
class Outcome:
    """The steps in their order; the last one is the result."""

    steps: tuple[Step, ...]


def outcome_of(by: Actor, card: AssessmentCard) -> Outcome | None:
    """The unit's points and place before and after; nothing before the result is public."""
    if not card.round.is_published or not may_see_results(by, card.round):
        return None
    run = latest_run(card.round.year, RunKind.OFFICIAL, key=card.round.key)
    unit = next((each for each in run.units if each.unit_id == card.unit_id), None) if run else None
    if run is None or unit is None:
        return None
    result = Step(run.kind_label, unit.total, unit.percent, unit.rank, unit.grade)
    return Outcome((*_before(card), result))


def _before(card: AssessmentCard) -> tuple[Step, ...]:
    """Everybody is computed again as of each turn, for a place says something only among peers."""
    found = changes_of(card.round, turns=_BEFORE)
    return tuple(
        Step(str(stage.label), place.points, place.percent, place.rank, place.grade)
        for unit in found.units
        if unit.card.id == card.id
        for stage, place in zip(found.turns, unit.places, strict=True)
    )
