"""The plan as it was issued last, to change one item of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sen.reform.directives.models import ItemKind, PlanItem
from sen.reform.directives.queries.plan_standing import PlanItemNotFound, YearItems, co_ordinators_of
from sen.reform.directives.queries.progress import plain


@dataclass(frozen=True)
class AmendableItem:
    """An item as the last issue says it, units by their numbers."""

    id: int
    area_code: str
    code: str
    title: str
    kind: str
    kind_label: str
    lead_unit_id: int
    co_ordinator_ids: tuple[int, ...]
    product: str
    due_on: date
    measure: str
    planned: Decimal
    basis: str
    budget: str


@dataclass(frozen=True)
class AmendablePlan:
    """The last issue of a year's plan: its areas by code and name, and the item to be changed, if one is named."""

    year: int
    revision: int
    number: str
    issued_on: date
    areas: tuple[tuple[str, str], ...]
    item: AmendableItem | None


def amendable_plan(year: int, *, item_id: int | None = None) -> AmendablePlan | None:
    """
    The plan of a year as it was issued last; nothing when the year has none.

    :raises PlanItemNotFound: if an item is named that the last issue does not have, under whichever number
    """
    found = YearItems(year)
    if not found.plans:
        return None
    plan = found.plans[-1]
    items = found.of(plan)
    return AmendablePlan(
        year=plan.year,
        revision=plan.revision,
        number=plan.number,
        issued_on=plan.issued_on,
        areas=tuple(dict.fromkeys((item.area.code, item.area.name) for item in items)),
        item=None if item_id is None else _item(found, items, item_id),
    )


def _item(found: YearItems, items: tuple[PlanItem, ...], item_id: int) -> AmendableItem:
    descents = found.descents
    item = next((one for one in items if descents[one.pk] == descents.get(item_id)), None)
    if item is None:
        raise PlanItemNotFound
    return AmendableItem(
        id=item.pk,
        area_code=item.area.code,
        code=item.code,
        title=item.title,
        kind=item.kind,
        kind_label=str(ItemKind(item.kind).label),
        lead_unit_id=item.lead_id,
        co_ordinator_ids=tuple(unit_id for unit_id, _name in co_ordinators_of((item,)).get(item.pk, ())),
        product=item.product,
        due_on=item.due_on,
        measure=item.measure,
        planned=plain(item.planned),
        basis=item.basis,
        budget=item.budget,
    )
