"""What is said of a plan when it is issued, and whether it holds together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import format_number
from sen.reform.common.text import nfc
from sen.reform.directives.models import ItemKind, Plan, PlanArea, PlanItem
from sen.reform.directives.planning import Place
from sen.reform.directives.queries.units import existing_units

FINEST = Decimal("0.0001")
LARGEST = Decimal(10) ** 14


class EmptyPlan(Refusal):
    """A plan, or one of its areas, has nothing in it."""

    message = _("%(what)s has no items. Add at least one task or target, or leave the area out.")


class CodeTwice(Refusal):
    """Two areas, or two items of an area, bear one code."""

    message = _("The code %(code)s stands twice in the plan. Give each area, and each item of an area, its own.")


class NothingPlanned(Refusal):
    """An item plans nothing, so no share of it can be fulfilled."""

    message = _("%(code)s plans %(planned)s. Plan more than nothing; a task has at least one step.")


class StepsNotWhole(Refusal):
    """A task is planned in whole steps."""

    message = _("%(code)s is a task of %(planned)s step(s). Plan whole steps, or make it a target.")


class DueOutsideYear(Refusal):
    """An item is due outside the plan's year."""

    message = _("%(code)s is due on %(day)s, outside %(year)s. Check its due day.")


class LeadCoOrdinates(Refusal):
    """The lead of an item is named among its co-ordinators."""

    message = _("%(code)s names its lead among the co-ordinators too. Take it out of one of the two.")


@dataclass(frozen=True)
class NewItem:
    """What is said of an item when the plan is issued."""

    code: str
    title: str
    # One of ItemKind: "task" with whole steps, or "target" with any figure.
    kind: str
    lead_unit_id: int
    due_on: date
    planned: Decimal = Decimal(1)
    measure: str = ""
    product: str = ""
    co_ordinator_ids: tuple[int, ...] = ()
    basis: str = ""
    budget: str = ""
    baseline: Decimal | None = None


@dataclass(frozen=True)
class NewArea:
    """An area of the plan with its items, in their order."""

    code: str
    name: str
    items: tuple[NewItem, ...]


@dataclass(frozen=True)
class NewPlan:
    """The plan of a year as it was issued."""

    year: int
    title: str
    number: str
    issued_on: date
    areas: tuple[NewArea, ...]
    is_simulated: bool = False


def check(new: NewPlan) -> None:
    """
    Make sure that a plan holds together.

    :raises Refusal: if it does not
    """
    if not new.areas:
        raise EmptyPlan(what=new.title)
    _check_codes(area.code for area in new.areas)
    for area in new.areas:
        if not area.items:
            raise EmptyPlan(what=area.name)
        _check_codes(item.code for item in area.items)
        for item in area.items:
            _check_item(item, new.year)
    items = [item for area in new.areas for item in area.items]
    existing_units((unit for item in items for unit in (item.lead_unit_id, *item.co_ordinator_ids)), on=new.issued_on)


def write(plan: Plan, areas: Iterable[NewArea]) -> dict[Place, PlanItem]:
    """Enter the areas and items of a plan; returns the items by where they stand."""
    written: dict[Place, PlanItem] = {}
    for position, area in enumerate(areas):
        kept = PlanArea.objects.create(plan=plan, code=area.code, name=nfc(area.name), position=position)
        for place, item in enumerate(area.items):
            written[area.code, item.code] = _write_item(kept, item, place)
    return written


def _check_codes(codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise CodeTwice(code=code)
        seen.add(code)


def _check_item(item: NewItem, year: int) -> None:
    if not FINEST <= item.planned < LARGEST:
        raise NothingPlanned(code=item.code, planned=format_number(item.planned))
    if item.kind == ItemKind.TASK and item.planned != item.planned.to_integral_value():
        raise StepsNotWhole(code=item.code, planned=format_number(item.planned))
    if item.due_on.year != year:
        raise DueOutsideYear(code=item.code, day=format_day(item.due_on), year=str(year))
    if item.lead_unit_id in item.co_ordinator_ids:
        raise LeadCoOrdinates(code=item.code)


def _write_item(area: PlanArea, item: NewItem, position: int) -> PlanItem:
    written = PlanItem.objects.create(
        area=area,
        code=item.code,
        title=nfc(item.title),
        kind=item.kind,
        lead_id=item.lead_unit_id,
        product=nfc(item.product),
        basis=nfc(item.basis),
        budget=nfc(item.budget),
        due_on=item.due_on,
        measure=nfc(item.measure),
        planned=item.planned,
        baseline=item.baseline,
        position=position,
    )
    # In the order given, which `set` would not keep.
    through = PlanItem.co_ordinators.through
    through.objects.bulk_create(
        through(planitem_id=written.pk, unit_id=unit_id) for unit_id in dict.fromkeys(item.co_ordinator_ids)
    )
    return written
