"""Reading plans and their progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from sen.reform.directives.models import ItemKind, Plan, PlanItem, ProgressReport
from sen.reform.directives.queries.item_tasks import TaskShare, origin_of, task_shares
from sen.reform.directives.queries.plan_standing import YearItems, co_ordinators_of, items_of_item
from sen.reform.directives.queries.progress import (
    AreaProgress,
    ItemProgress,
    PlanProgress,
    fulfilment,
    months_begun,
    plain,
)

_FINEST = Decimal("0.0001")


@dataclass(frozen=True)
class ReportLine:
    """What was reported of an item."""

    reported_on: date
    value: Decimal
    is_estimate: bool
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PlanItemPage:
    """An item, its place in the plan, everything ever reported of it, latest first."""

    year: int
    area_code: str
    area_name: str
    item: ItemProgress
    reports: tuple[ReportLine, ...]
    revision: int
    # The item as the plan in force has it; nothing when that one has dropped it.
    id_in_force: int | None
    # What the tasks given for it say they come from, whichever issue they were given under.
    origins: tuple[str, ...]

    @property
    def origin(self) -> str:
        """Where a task given for it comes from."""
        return origin_of(self.item.id)

    @property
    def is_superseded(self) -> bool:
        """Whether the plan in force has another item in its place."""
        return self.id_in_force is not None and self.id_in_force != self.item.id

    @property
    def is_dropped(self) -> bool:
        """Whether the plan in force has no such item any more."""
        return self.id_in_force is None


@dataclass(frozen=True)
class _Known:
    """What is known of an item: its last report, its tasks, its co-ordinators."""

    report: ProgressReport | None
    tasks: TaskShare | None
    helpers: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class UnreportedItem:
    """An item whose month has no report yet."""

    id: int
    year: int
    code: str
    title: str
    lead_unit_id: int


def plan_years() -> tuple[int, ...]:
    """The years that have a plan, the latest first."""
    return tuple(Plan.objects.filter(revision=1).order_by("-year").values_list("year", flat=True))


def plan_progress(year: int, *, on: date) -> PlanProgress | None:
    """
    How much of a year's plan is fulfilled at a cut-off, under the issue in force on that day.

    An item: min(1, reported ÷ planned), from the last report on or before the cut-off, whichever issue it was made
    under; never reported counts 0. A task is planned as so many steps (one, when it has none); once tasks were given
    for it, it is finished ÷ given ones instead, and nobody reports it. An area: the mean of its items. The plan: the
    mean of its areas. Expected at the cut-off: months begun ÷ 12. Nothing when the year has no plan.
    """
    found = YearItems(year)
    plan = found.in_force(on)
    if plan is None:
        return None
    items = found.of(plan)
    last, shares, helpers = found.last_reports(on), task_shares(found, items, on=on), co_ordinators_of(items)
    known = {
        item.pk: _Known(last.get(root), shares.get(root), helpers.get(item.pk, ()))
        for item in items
        for root in (found.root(item.pk),)
    }
    expected = Fraction(months_begun(year, on), 12)
    areas = tuple(
        AreaProgress(
            code=area.code,
            name=area.name,
            items=tuple(_progress(item, known[item.pk], on) for item in own),
            expected_share=expected,
        )
        for area, own in groupby(items, key=lambda item: item.area)
    )
    return PlanProgress(
        year=plan.year,
        title=plan.title,
        number=plan.number,
        issued_on=plan.issued_on,
        is_simulated=plan.is_simulated,
        on=on,
        areas=areas,
        revision=plan.revision,
        revision_count=len(found.plans),
    )


def plan_item_page(item_id: int, *, on: date) -> PlanItemPage:
    """
    Everything the page of an item shows.

    :raises PlanItemNotFound: if there is none
    """
    found = items_of_item(item_id)
    item, in_force = found.named(item_id, on)
    reports = found.reports_of(item_id)
    last = next((report for report in reversed(reports) if report.reported_on <= on), None)
    share = task_shares(found, (item,), on=on).get(found.root(item_id))
    helpers = co_ordinators_of((item,)).get(item.pk, ())
    return PlanItemPage(
        year=item.area.plan.year,
        area_code=item.area.code,
        area_name=item.area.name,
        item=_progress(item, _Known(last, share, helpers), on),
        reports=tuple(
            ReportLine(one.reported_on, plain(one.value), one.is_estimate, one.note, one.by_label, one.at)
            for one in reversed(reports)
        ),
        revision=item.area.plan.revision,
        id_in_force=in_force.pk if in_force else None,
        origins=tuple(origin_of(same) for same in found.same_as(item_id)),
    )


def unreported_items(*, unit_ids: Iterable[int], on: date) -> tuple[UnreportedItem, ...]:
    """
    The items these units lead that are not fulfilled and were not reported in the month of a day.

    An item whose tasks say how far it is waits for no report.
    """
    month, wanted = on.replace(day=1), frozenset(unit_ids)
    found = YearItems(on.year)
    items = [item for item in found.of(found.in_force(on)) if item.lead_id in wanted]
    last = found.last_reports(on) if items else {}
    counted = task_shares(found, items, on=on)
    return tuple(
        UnreportedItem(item.pk, on.year, item.code, item.title, item.lead_id)
        for item in items
        if found.root(item.pk) not in counted
        if (report := last.get(found.root(item.pk))) is None
        or (report.reported_on < month and fulfilment(report.value, item.planned) < 1)
    )


def _progress(item: PlanItem, known: _Known, on: date) -> ItemProgress:
    report = None if known.tasks else known.report
    share = known.tasks.share if known.tasks else fulfilment(report.value if report else None, item.planned)
    return ItemProgress(
        id=item.pk,
        code=item.code,
        title=item.title,
        kind=item.kind,
        kind_label=str(ItemKind(item.kind).label),
        lead_unit_id=item.lead_id,
        lead_name=item.lead.name,
        product=item.product,
        due_on=item.due_on,
        measure=item.measure,
        planned=plain(item.planned),
        reported=_reached(item, known),
        reported_on=report.reported_on if report else None,
        is_estimate=bool(report and report.is_estimate),
        share=share,
        is_late=share < 1 and item.due_on < on,
        co_ordinators=known.helpers,
        basis=item.basis,
        budget=item.budget,
        baseline=None if item.baseline is None else plain(item.baseline),
        tasks=known.tasks,
    )


def _reached(item: PlanItem, known: _Known) -> Decimal | None:
    if known.tasks:
        return plain((item.planned * known.tasks.finished / known.tasks.given).quantize(_FINEST))
    return plain(known.report.value) if known.report else None
