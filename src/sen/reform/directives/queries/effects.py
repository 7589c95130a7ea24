"""What a task does for the criterion it is to move: the points there when it was given, and since."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import RoundCard
from sen.reform.common.numbers import decimal_of
from sen.reform.directives.models import Task
from sen.reform.indices import loader
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import criteria_table


@dataclass(frozen=True)
class TaskEffect:
    """A criterion of the lead unit before the task and now."""

    round: RoundCard
    code: str
    title: str
    # The area it stands in; empty for what stands outside the tree.
    area_code: str
    # None where the unit was in no run yet.
    points_when_given: Decimal | None
    points: Decimal | None
    maximum: Decimal | None
    # None before the first run.
    run_kind: str | None
    run_label: str
    # What addresses call the unit's sheet; empty when the unit takes no part in the round.
    unit_slug: str

    @property
    def is_appraised(self) -> bool:
        """Whether the points now are more than what the unit says itself."""
        return self.run_kind not in (None, RunKind.PROVISIONAL)

    @property
    def gained(self) -> Decimal | None:
        """What was won since the task was given; negative when something was lost."""
        if self.points is None or self.points_when_given is None:
            return None
        return self.points - self.points_when_given

    @property
    def to_win(self) -> Decimal | None:
        """What doing the task in full could still win."""
        return None if self.points is None or self.maximum is None else self.maximum - self.points


def points_of(round_id: int | None, code: str, unit_ids: Iterable[int]) -> dict[int, Decimal]:
    """What units have at a criterion by the newest run; a unit that is in none is left out."""
    table = criteria_table(round_id, unit_ids=unit_ids) if round_id is not None else None
    units = table.units if table else ()
    return {unit.unit_id: unit.criteria[code].points for unit in units if code in unit.criteria}


def effect_of(task: Task) -> TaskEffect | None:
    """The effect of a task that names a criterion; none for the others."""
    if task.round_id is None or not task.criterion_code:
        return None
    card = assessments.round_with_id(task.round_id)
    table = criteria_table(task.round_id, unit_ids=() if task.lead_id is None else (task.lead_id,))
    unit = table.of(task.lead_id) if table and task.lead_id else None
    line = unit.criteria.get(task.criterion_code) if unit else None
    # Also for a unit that is in no run: what the index says of the criterion.
    said = next((one for one in loader.outline(card.version_id) if one.code == task.criterion_code), None)
    return TaskEffect(
        round=card,
        code=task.criterion_code,
        title=said.title if said else "",
        area_code=said.area if said else "",
        # Without the noughts the table keeps behind it.
        points_when_given=None if task.points_when_given is None else decimal_of(Fraction(task.points_when_given)),
        points=line.points if line else None,
        maximum=line.maximum if line else said.maximum if said else None,
        run_kind=table.kind if table else None,
        run_label=table.kind_label if table else "",
        unit_slug=assessments.address_names(card.id).get(task.lead_id or 0, ""),
    )
