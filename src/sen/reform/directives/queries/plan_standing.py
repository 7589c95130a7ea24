"""The issues of a year's plan: which one is in force on a day, and which item continues which."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import Plan, PlanItem, ProgressReport


class PlanItemNotFound(NotFound):
    """No plan has this item."""

    message = _("There is no such item in any plan. Choose it from the plan of the year.")


class YearItems:
    """Every item of every issue of a year's plan, in order; the reports of an item are those of its whole descent."""

    def __init__(self, year: int) -> None:
        found = PlanItem.objects.filter(area__plan__year=year).select_related("lead", "area__plan")
        self._year = year
        self._items = list(found.order_by("area__plan__revision", "area__position", "position"))
        self._earlier = {item.pk: item.continues_id for item in self._items}

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Every issue, the first one first."""
        return tuple({item.area.plan_id: item.area.plan for item in self._items}.values())

    def in_force(self, on: date) -> Plan | None:
        """The issue in force: the last one issued by the day; before the first one, that one already."""
        plans = self.plans
        issued = [plan for plan in plans if plan.issued_on <= on]
        return issued[-1] if issued else next(iter(plans), None)

    def of(self, plan: Plan | None) -> tuple[PlanItem, ...]:
        """The items of an issue."""
        return tuple(item for item in self._items if plan is not None and item.area.plan_id == plan.pk)

    def root(self, item_id: int) -> int:
        """Where the descent of an item begins; what shares it is the same item."""
        while (earlier := self._earlier[item_id]) is not None:
            item_id = earlier
        return item_id

    @property
    def descents(self) -> dict[int, int]:
        """Every item, and where its descent begins."""
        return {item.pk: self.root(item.pk) for item in self._items}

    def named(self, item_id: int, on: date) -> tuple[PlanItem, PlanItem | None]:
        """An item, and the one of its descent in the issue in force; nothing when that one has dropped it."""
        root = self.root(item_id)
        item = next(item for item in self._items if item.pk == item_id)
        return item, next((one for one in self.of(self.in_force(on)) if self.root(one.pk) == root), None)

    def last_reports(self, on: date) -> dict[int, ProgressReport]:
        """The last report of each descent on or before a day: they come in order, so the last one stays."""
        reports = ProgressReport.objects.filter(item__area__plan__year=self._year, reported_on__lte=on)
        return {self.root(report.item_id): report for report in reports}

    def reports_of(self, item_id: int) -> tuple[ProgressReport, ...]:
        """Everything reported of an item, under whichever issue."""
        return tuple(ProgressReport.objects.filter(item_id__in=self.same_as(item_id)))

    def same_as(self, item_id: int) -> tuple[int, ...]:
        """An item under every issue that has it."""
        root = self.root(item_id)
        return tuple(item.pk for item in self._items if self.root(item.pk) == root)


def items_of_item(item_id: int) -> YearItems:
    """
    The items of the year an item is planned for.

    :raises PlanItemNotFound: if there is none
    """
    year = PlanItem.objects.filter(pk=item_id).values_list("area__plan__year", flat=True).first()
    if year is None:
        raise PlanItemNotFound
    return YearItems(year)


def co_ordinators_of(items: Iterable[PlanItem]) -> dict[int, tuple[tuple[int, str], ...]]:
    """The co-ordinators of items: number and name, in the order of their entry."""
    through = PlanItem.co_ordinators.through
    rows = through.objects.filter(planitem_id__in=[item.pk for item in items]).order_by("pk")
    found: dict[int, list[tuple[int, str]]] = {}
    for item_id, unit_id, name in rows.values_list("planitem_id", "unit_id", "unit__name"):
        found.setdefault(item_id, []).append((unit_id, name))
    return {item_id: tuple(units) for item_id, units in found.items()}
