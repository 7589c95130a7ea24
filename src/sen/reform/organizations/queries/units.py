"""Readings of units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key, fold
from sen.reform.organizations.kinds import GRASSROOTS, Kind
from sen.reform.organizations.models import Succession, Unit


class UnitNotFound(NotFound):
    """No unit has this key."""

    message = _("There is no unit with the code %(code)s on %(day)s. Look it up in the list of units.")


@dataclass(frozen=True)
class UnitCard:
    """A unit as every page may show it."""

    id: int
    code: str
    name: str
    kind: Kind
    kind_label: str
    valid_from: date
    valid_to: date | None
    parent_id: int | None
    short_names: tuple[str, ...]

    @property
    def is_grassroots(self) -> bool:
        """Wards and communes are compared among themselves only."""
        return self.kind in GRASSROOTS


@dataclass(frozen=True)
class SuccessionLine:
    """One step of a unit's history."""

    unit: UnitCard
    on: date
    basis: str


@dataclass(frozen=True)
class UnitPage:
    """A unit with its parent, its members and what it came from and became."""

    unit: UnitCard
    parent: UnitCard | None
    members: tuple[UnitCard, ...]
    came_from: tuple[SuccessionLine, ...]
    became: tuple[SuccessionLine, ...]
    namesakes: tuple[UnitCard, ...]


# How a list of units is ordered: the committee first, then offices, departments, wards and communes, each by name.
_ORDER = {kind: position for position, kind in enumerate(Kind.values)}


def units_on(on: date, *, kinds: Iterable[str] | None = None, matching: str = "") -> tuple[UnitCard, ...]:
    """The units that exist on a day, in the order lists show them."""
    found = Unit.objects.on(on)
    if kinds is not None:
        found = found.filter(kind__in=tuple(kinds))
    if matching:
        found = found.filter(search_name__contains=fold(matching)) | found.filter(code=matching.strip())
    return _in_order(found)


def unit(unit_id: int) -> UnitCard:
    """
    One unit.

    :raises UnitNotFound: if there is none
    """
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise UnitNotFound(code=f"#{unit_id}", day="")
    return unit_card(found)


def units_by_id(unit_ids: Iterable[int]) -> dict[int, UnitCard]:
    """Several units at once, whatever became of them."""
    return {found.pk: unit_card(found) for found in Unit.objects.filter(pk__in=set(unit_ids))}


def unit_on(code: str, on: date) -> UnitCard:
    """
    The unit that bears a code on a day: codes are used again, so the day decides.

    :raises UnitNotFound: if none bears it that day
    """
    found = Unit.objects.on(on).filter(code=code).first()
    if found is None:
        raise UnitNotFound(code=code, day=on.strftime("%d/%m/%Y"))
    return unit_card(found)


def unit_page(code: str, valid_from: date) -> UnitPage:
    """
    Everything the page of a unit shows.

    :raises UnitNotFound: if there is none
    """
    found = Unit.objects.select_related("parent").filter(code=code, valid_from=valid_from).first()
    if found is None:
        raise UnitNotFound(code=code, day=valid_from.strftime("%d/%m/%Y"))
    before = Succession.objects.filter(successor=found).select_related("predecessor")
    after = Succession.objects.filter(predecessor=found).select_related("successor")
    alike = Unit.objects.exclude(pk=found.pk)
    return UnitPage(
        unit=unit_card(found),
        parent=unit_card(found.parent) if found.parent else None,
        members=_in_order(found.children.all()),
        came_from=_lines((step.predecessor, step) for step in before),
        became=_lines((step.successor, step) for step in after),
        namesakes=_in_order(alike.filter(code=code) | alike.filter(search_name=found.search_name)),
    )


def unit_card(found: Unit) -> UnitCard:
    """A row as every page may show it."""
    return UnitCard(
        id=found.pk,
        code=found.code,
        name=found.name,
        kind=Kind(found.kind),
        kind_label=str(Kind(found.kind).label),
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        parent_id=found.parent_id,
        short_names=tuple(found.short_names),
    )


def _in_order(found: Iterable[Unit]) -> tuple[UnitCard, ...]:
    cards = [unit_card(each) for each in found]
    return tuple(sorted(cards, key=lambda card: (_ORDER[card.kind], collation_key(card.name), card.valid_from)))


def _lines(steps: Iterable[tuple[Unit, Succession]]) -> tuple[SuccessionLine, ...]:
    lines = [SuccessionLine(unit_card(other), step.on, step.basis) for other, step in steps]
    return tuple(sorted(lines, key=lambda line: collation_key(line.unit.name)))
