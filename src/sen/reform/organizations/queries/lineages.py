"""Every unit there ever was and every step between them: few enough to be read whole, for telling histories."""

from dataclasses import dataclass
from datetime import date

from sen.reform.organizations.models import Succession, Unit
from sen.reform.organizations.queries.units import UnitCard, unit_card


@dataclass(frozen=True)
class Step:
    """One unit went on as another, on a day, by a decision."""

    predecessor_id: int
    successor_id: int
    on: date
    basis: str


def units_ever(until: date) -> tuple[UnitCard, ...]:
    """Every unit that began by a day, whatever became of it."""
    return tuple(unit_card(found) for found in Unit.objects.filter(valid_from__lte=until).order_by("valid_from", "pk"))


def steps_until(day: date) -> tuple[Step, ...]:
    """Every succession that took place by a day."""
    return tuple(
        Step(step.predecessor_id, step.successor_id, step.on, step.basis)
        for step in Succession.objects.filter(on__lte=day).order_by("on", "pk")
    )
