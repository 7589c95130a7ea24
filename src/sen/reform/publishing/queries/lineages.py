"""Who bore a code on a day, and what became of whom: codes and names are used again, so the day decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sen.reform.organizations import queries as organizations
from sen.reform.organizations.queries import Step, UnitCard


@dataclass(frozen=True)
class Successor:
    """A unit that stands in another's place now, since when, by which decision."""

    unit: UnitCard
    on: date
    basis: str


@dataclass(frozen=True)
class Lineages:
    """Every unit that began by a day, and every step between them by then."""

    units: tuple[UnitCard, ...]
    steps: tuple[Step, ...]

    @cached_property
    def by_id(self) -> Mapping[int, UnitCard]:
        """The units by their id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def by_code(self) -> Mapping[str, tuple[UnitCard, ...]]:
        """The units by their code, the earliest first."""
        found: dict[str, tuple[UnitCard, ...]] = {}
        for unit in self.units:
            found[unit.code] = (*found.get(unit.code, ()), unit)
        return found

    def bearer(self, code: str, on: date) -> UnitCard | None:
        """Who bore a code on a day; the only one that ever did, if nobody is known to have borne it that day."""
        bearers = self.by_code.get(code, ())
        for unit in bearers:
            if unit.valid_from <= on and (unit.valid_to is None or on <= unit.valid_to):
                return unit
        return bearers[0] if len(bearers) == 1 else None

    def after(self, unit_id: int) -> tuple[Step, ...]:
        """The steps that lead away from a unit."""
        return tuple(step for step in self.steps if step.predecessor_id == unit_id and step.successor_id in self.by_id)

    def before(self, unit_id: int) -> tuple[Step, ...]:
        """The steps that lead to a unit."""
        return tuple(step for step in self.steps if step.successor_id == unit_id and step.predecessor_id in self.by_id)

    def successors(self, unit_id: int) -> tuple[Successor, ...]:
        """Who stands in a unit's place at the end of all steps, with the day and the decision of the last one."""
        found: dict[int, Successor] = {}
        waiting, seen = list(self.after(unit_id)), {unit_id}
        while waiting:
            step = waiting.pop(0)
            if step.successor_id in seen:
                continue
            seen.add(step.successor_id)
            later = self.after(step.successor_id)
            waiting += later
            if not later:
                found[step.successor_id] = Successor(self.by_id[step.successor_id], step.on, step.basis)
        return tuple(found.values())

    def family(self, unit_id: int) -> tuple[int, ...]:
        """A unit, everyone it came from and everyone it became, whoever is nearest first."""
        ordered = [unit_id]
        for lead in (self._earlier, self._later):
            waiting = [unit_id]
            while waiting:
                for other in lead(waiting.pop(0)):
                    if other not in ordered:
                        ordered.append(other)
                        waiting.append(other)
        return tuple(ordered)

    def _earlier(self, unit_id: int) -> Iterable[int]:
        return (step.predecessor_id for step in self.before(unit_id))

    def _later(self, unit_id: int) -> Iterable[int]:
        return (step.successor_id for step in self.after(unit_id))


def lineages(until: date) -> Lineages:
    """Every unit and step by a day."""
    return Lineages(organizations.units_ever(until), organizations.steps_until(until))
