"""What became of units: who goes on in their place on a day, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sen.reform.organizations.models import Succession
from sen.reform.organizations.queries.units import UnitCard, units_by_id


@dataclass(frozen=True)
class Heir:
    """A unit of then with the units of now that stand in its place; none where it ended without anybody."""

    before: UnitCard
    after: tuple[UnitCard, ...]
    basis: str

    @property
    def is_same(self) -> bool:
        """Whether the unit still exists itself."""
        return self.after == (self.before,)


def heirs(unit_ids: Iterable[int], on: date) -> tuple[Heir, ...]:
    """For each unit, in the order given, who stands in its place on a day: itself, or those it became."""
    wanted = tuple(unit_ids)
    steps: dict[int, list[Succession]] = {}
    for step in Succession.objects.filter(on__lte=on).order_by("on", "pk"):
        steps.setdefault(step.predecessor_id, []).append(step)
    reached = {unit_id: _follow(unit_id, steps) for unit_id in wanted}
    known = units_by_id({*wanted, *(found for ends, _basis in reached.values() for found in ends)})
    return tuple(
        Heir(
            known[unit_id],
            tuple(known[each] for each in reached[unit_id][0] if _exists(known[each], on)),
            reached[unit_id][1],
        )
        for unit_id in wanted
    )


def predecessors(unit_ids: Iterable[int], *, after: date, until: date) -> dict[int, tuple[int, ...]]:
    """The units that became each of these between two days, by unit; units nothing happened to are left out."""
    found: dict[int, list[int]] = {}
    steps = Succession.objects.filter(successor__in=tuple(unit_ids), on__gt=after, on__lte=until)
    for step in steps.order_by("pk"):
        found.setdefault(step.successor_id, []).append(step.predecessor_id)
    return {unit_id: tuple(earlier) for unit_id, earlier in found.items()}


def _follow(unit_id: int, steps: dict[int, list[Succession]]) -> tuple[tuple[int, ...], str]:
    """The last units of the chain that begins with a unit, and the decision of its first step."""
    ends: dict[int, None] = {}
    waiting, seen = [unit_id], set()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        later = [step.successor_id for step in steps.get(current, ())]
        waiting += later
        if not later:
            ends[current] = None
    first = steps.get(unit_id)
    return tuple(ends), first[0].basis if first else ""


def _exists(unit: UnitCard, on: date) -> bool:
    return unit.valid_from <= on and (unit.valid_to is None or on <= unit.valid_to)
