"""One unit through the years: its results under the names of their time, whom it came from, what became of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, fold, slug
from sen.reform.organizations.queries import Step, UnitCard
from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.queries.lineages import Lineages, lineages
from sen.reform.publishing.queries.movements import Movement, not_comparable
from sen.reform.publishing.queries.places import Place, moved, places_in
from sen.reform.publishing.queries.versions import newest_of_each, versions


class UnitUnknown(NotFound):
    """No unit is or was called so."""

    message = gettext_lazy("No unit is called so, nor was in years before. Look for it by a part of its name.")


@dataclass(frozen=True)
class NamedUnit:
    """A unit with the one address that is its own, whether or not it still exists, and who stands in its place."""

    unit: UnitCard
    slug: str
    ended_on: date | None
    successors: tuple[UnitCard, ...]


@dataclass(frozen=True)
class Kin:
    """A unit this one came from or became, with the day and the decision."""

    unit: NamedUnit
    on: date
    basis: str


@dataclass(frozen=True)
class YearLine:
    """One result of one unit, and how it moved since its last one."""

    place: Place
    unit: NamedUnit
    is_own: bool
    movement: Movement | None


@dataclass(frozen=True)
class UnitHistory:
    """A unit through the years."""

    unit: NamedUnit
    came_from: tuple[Kin, ...]
    became: tuple[Kin, ...]
    lines: tuple[YearLine, ...]
    namesakes: tuple[NamedUnit, ...]


@dataclass(frozen=True)
class Found:
    """What a name leads to: one unit, or several to choose from."""

    units: tuple[NamedUnit, ...]
    # Whether the name was the one address of the unit.
    is_exact: bool


def units_named(name: str, on: date) -> Found:
    """
    The units an address may mean on a day, by their own address, their name, or their code.

    :raises UnitUnknown: if there is none
    """
    directory = _Directory(lineages(on), on)
    exact = [unit for unit in directory.units if unit.slug == name]
    if exact:
        return Found(tuple(exact), is_exact=True)
    found = [unit for unit in directory.units if name in (*_full_names(unit.unit), slug(unit.unit.code))]
    if not found:
        raise UnitUnknown
    return Found(tuple(found), is_exact=False)


def units_to_choose(words: str, on: date) -> tuple[NamedUnit, ...]:
    """Wards and communes to look for by a part of their name or their code, those that exist first; or all of them."""
    wanted = fold(words)
    directory = _Directory(lineages(on), on)
    citizens = [each for each in directory.units if each.unit.is_grassroots]
    found = [each for each in citizens if wanted in fold(each.unit.name) or wanted == fold(each.unit.code)]
    return tuple(sorted(found, key=lambda each: (each.ended_on is not None, collation_key(each.unit.name))))


def unit_history(unit_id: int, on: date) -> UnitHistory:
    """
    A unit through the years, with the results of those it came from and became.

    :raises UnitUnknown: if there is no such unit
    """
    known = lineages(on)
    directory = _Directory(known, on)
    unit = directory.by_id.get(unit_id)
    if unit is None:
        raise UnitUnknown
    family = known.family(unit_id)
    newest = newest_of_each(versions().order_by("year", "key", "number"))
    return UnitHistory(
        unit=unit,
        came_from=tuple(_kin(directory, step, step.predecessor_id) for step in known.before(unit_id)),
        became=tuple(_kin(directory, step, step.successor_id) for step in known.after(unit_id)),
        lines=_lines(newest, directory, family),
        namesakes=tuple(each for each in directory.units if each.unit.id != unit_id and _alike(each.unit, unit.unit)),
    )


@dataclass(frozen=True)
class _Directory:
    """Every unit with its address: the slug of its name; with its code, and then its year, where that is not enough."""

    known: Lineages
    on: date

    @cached_property
    def by_id(self) -> Mapping[int, NamedUnit]:
        """Everybody by id."""
        calls = Counter(name for unit in self.known.units for name in set(_full_names(unit)))
        return {unit.id: self._named(unit, calls) for unit in self.known.units}

    @property
    def units(self) -> Iterable[NamedUnit]:
        """Everybody."""
        return self.by_id.values()

    def _named(self, unit: UnitCard, calls: Counter[str]) -> NamedUnit:
        names = _full_names(unit)
        own = next((name for name in names if calls[name] == 1), names[-1])
        ended = unit.valid_to if unit.valid_to is not None and unit.valid_to < self.on else None
        successors = tuple(each.unit for each in self.known.successors(unit.id))
        return NamedUnit(unit, own, ended, successors)


def _full_names(unit: UnitCard) -> tuple[str, ...]:
    """What addresses may call a unit, the shortest first."""
    name, code = slug(unit.name), slug(unit.code)
    return name, f"{name}-{code}", f"{name}-{code}-{unit.valid_from.isoformat()}"


def _alike(one: UnitCard, other: UnitCard) -> bool:
    """Whether two units share a name or a code, so that people may mean the other."""
    return one.code == other.code or fold(one.name) == fold(other.name)


def _kin(directory: _Directory, step: Step, unit_id: int) -> Kin:
    return Kin(directory.by_id[unit_id], step.on, step.basis)


def _lines(newest: Iterable[PublishedResult], directory: _Directory, family: tuple[int, ...]) -> tuple[YearLine, ...]:
    """Every place of anybody in the family, the newest first, each beside the last one of the same unit."""
    lines: list[YearLine] = []
    earlier: dict[tuple[int, str], Place] = {}
    for version in newest:
        for place in places_in(version, directory.known).values():
            if place.unit_id is None or place.unit_id not in family:
                continue
            series = (place.unit_id, version.key)
            before = earlier.get(series)
            movement = moved(place, before, before.year) if before else _first(place, directory.known)
            lines.append(YearLine(place, directory.by_id[place.unit_id], place.unit_id == family[0], movement))
            earlier[series] = place
    return tuple(sorted(lines, key=lambda line: (-line.place.year, not line.is_own, line.place.row.rank or 0)))


def _first(place: Place, known: Lineages) -> Movement | None:
    """The first result of a unit that came from others is not held against theirs."""
    came_from = known.before(place.unit_id) if place.unit_id is not None else ()
    if not came_from:
        return None
    day = date_format(came_from[0].on)
    return not_comparable(
        _("The unit was formed on %(day)s from others, so it is not held against them.") % {"day": day}
    )
