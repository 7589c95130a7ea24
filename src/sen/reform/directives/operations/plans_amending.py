"""Changing one item of the plan by hand: everything else is taken over, and the plan is issued again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count, groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.common.errors import Conflict, NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Plan, PlanItem
from sen.reform.directives.operations.plans import NoPlanYet, PlanMovedOn, reissue_plan
from sen.reform.directives.operations.plans_content import NewArea, NewItem, NewPlan
from sen.reform.directives.permissions import may_adopt_plan
from sen.reform.directives.queries.plan_standing import YearItems, co_ordinators_of
from sen.reform.directives.queries.progress import plain


class AreaNotPlanned(NotFound):
    """The plan has no such area."""

    message = _("The plan has no area %(code)s. Choose one of its areas.")


class ItemNotPlanned(Conflict):
    """The last issue of the plan has no such item."""

    message = _("The plan as issued last has no item %(code)s in area %(area)s. Look at the plan, then decide anew.")


class NothingChanged(Refusal):
    """The item is said as it stands already."""

    message = _("%(code)s stands like this in the plan already. Change something of it, or leave the plan as it is.")


@dataclass(frozen=True)
class Amendment:
    """One item of the plan as it shall be, and the document that says so."""

    number: str
    issued_on: date
    reason: str
    area_code: str
    # Without a code it gets the next one of its area.
    item: NewItem
    # The issue somebody looked at.
    base_revision: int
    # Whether it takes the place of the item of its code, or comes in addition.
    is_new: bool


@transaction.atomic
def amend_plan(year: int, new: Amendment, *, by: Actor, at: datetime) -> int:
    """
    Add one item to the plan of a year, or change one; everything else is taken over into the new issue.

    :raises Refusal: if the plan was issued again meanwhile, has no such area or item, or does not hold together
    """
    may_adopt_plan(by).enforce()
    before = Plan.objects.select_for_update().filter(year=year).last()
    if before is None:
        raise NoPlanYet(year=str(year))
    if before.revision != new.base_revision:
        raise PlanMovedOn(year=str(year), number=before.number)
    areas = _areas(YearItems(year).of(before))
    plan = NewPlan(
        year=year,
        title=before.title,
        number=new.number,
        issued_on=new.issued_on,
        areas=tuple(_amended(areas, new)),
        is_simulated=before.is_simulated,
    )
    same = {(area.code, item.code): (area.code, item.code) for area in areas for item in area.items}
    return reissue_plan(plan, reason=new.reason, continues=same, by=by, at=at)


def _areas(items: Iterable[PlanItem]) -> tuple[NewArea, ...]:
    """What an issue says, as it is said again."""
    kept = tuple(items)
    helpers = co_ordinators_of(kept)
    return tuple(
        NewArea(area.code, area.name, tuple(_said(item, helpers.get(item.pk, ())) for item in own))
        for area, own in groupby(kept, key=lambda item: item.area)
    )


def _said(item: PlanItem, helpers: tuple[tuple[int, str], ...]) -> NewItem:
    return NewItem(
        code=item.code,
        title=item.title,
        kind=item.kind,
        lead_unit_id=item.lead_id,
        due_on=item.due_on,
        planned=plain(item.planned),
        measure=item.measure,
        product=item.product,
        co_ordinator_ids=tuple(unit_id for unit_id, _name in helpers),
        basis=item.basis,
        budget=item.budget,
        baseline=None if item.baseline is None else plain(item.baseline),
    )


def _amended(areas: Iterable[NewArea], new: Amendment) -> Iterable[NewArea]:
    kept = {area.code: area for area in areas}
    if new.area_code not in kept:
        raise AreaNotPlanned(code=new.area_code)
    change = _with_one_more if new.is_new else _with_one_changed
    return {**kept, new.area_code: change(kept[new.area_code], new.item)}.values()


def _with_one_more(area: NewArea, item: NewItem) -> NewArea:
    taken = {one.code for one in area.items}
    proposed = (f"{area.code}.{number}" for number in count(len(taken) + 1))
    code = nfc(item.code) or next(code for code in proposed if code not in taken)
    return replace(area, items=(*area.items, replace(item, code=code)))


def _with_one_changed(area: NewArea, item: NewItem) -> NewArea:
    old = next((one for one in area.items if one.code == item.code), None)
    if old is None:
        raise ItemNotPlanned(code=item.code, area=area.code)
    changed = _settled(item, old)
    if changed == old:
        raise NothingChanged(code=old.code)
    return replace(area, items=tuple(changed if one is old else one for one in area.items))


def _settled(item: NewItem, old: NewItem) -> NewItem:
    """The item as it is kept: the same co-ordinators stay in their order, and how it is measured stays."""
    are_same = set(item.co_ordinator_ids) == set(old.co_ordinator_ids)
    return replace(
        item,
        title=nfc(item.title),
        product=nfc(item.product),
        basis=nfc(item.basis),
        budget=nfc(item.budget),
        co_ordinator_ids=old.co_ordinator_ids if are_same else item.co_ordinator_ids,
        kind=old.kind,
        measure=old.measure,
        baseline=old.baseline,
    )
