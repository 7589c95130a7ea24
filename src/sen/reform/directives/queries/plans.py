"""Reading plans and their progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import ItemKind, Plan, PlanArea, PlanItem, ProgressReport
from sen.reform.directives.queries.progress import (
    AreaProgress,
    ItemProgress,
    PlanProgress,
    fulfilment,
    months_begun,
    plain,
)


class PlanItemNotFound(NotFound):
    """No plan has this item."""

    message = _("There is no such item in any plan. Choose it from the plan of the year.")


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
    """An item, its place in the plan, and everything ever reported of it, latest first."""

    year: int
    area_code: str
    area_name: str
    item: ItemProgress
    reports: tuple[ReportLine, ...]


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
    return tuple(Plan.objects.order_by("-year").values_list("year", flat=True))


def plan_progress(year: int, *, on: date) -> PlanProgress | None:
    """
    How much of a year's plan is fulfilled at a cut-off.

    An item: min(1, reported ÷ planned), from the last report on or before the cut-off; never reported counts 0.
    A task is planned as so many steps (one, when it has none). An area: the mean of its items. The plan: the mean of
    its areas. Expected at the cut-off: months begun ÷ 12. Nothing when the year has no plan.
    """
    plan = Plan.objects.filter(year=year).first()
    if plan is None:
        return None
    items = list(PlanItem.objects.filter(area__plan=plan).select_related("lead"))
    last = _last_reports((item.pk for item in items), on)
    expected = Fraction(months_begun(year, on), 12)
    areas = tuple(
        AreaProgress(
            code=area.code,
            name=area.name,
            items=tuple(_progress(item, last.get(item.pk), on) for item in items if item.area_id == area.pk),
            expected_share=expected,
        )
        for area in PlanArea.objects.filter(plan=plan)
    )
    return PlanProgress(plan.year, plan.title, plan.number, plan.issued_on, plan.is_simulated, on, areas)


def plan_item_page(item_id: int, *, on: date) -> PlanItemPage:
    """
    Everything the page of an item shows.

    :raises PlanItemNotFound: if there is none
    """
    item = PlanItem.objects.select_related("lead", "area__plan").filter(pk=item_id).first()
    if item is None:
        raise PlanItemNotFound
    reports = list(item.reports.all())
    last = next((report for report in reversed(reports) if report.reported_on <= on), None)
    return PlanItemPage(
        year=item.area.plan.year,
        area_code=item.area.code,
        area_name=item.area.name,
        item=_progress(item, last, on),
        reports=tuple(
            ReportLine(one.reported_on, plain(one.value), one.is_estimate, one.note, one.by_label, one.at)
            for one in reversed(reports)
        ),
    )


def unreported_items(*, unit_ids: Iterable[int], on: date) -> tuple[UnreportedItem, ...]:
    """The items these units lead that are not fulfilled and were not reported in the month of a day."""
    month = on.replace(day=1)
    items = list(
        PlanItem.objects.filter(area__plan__year=on.year, lead_id__in=tuple(unit_ids)).select_related("area__plan")
    )
    last = _last_reports((item.pk for item in items), on)
    return tuple(
        UnreportedItem(item.pk, on.year, item.code, item.title, item.lead_id)
        for item in items
        if (report := last.get(item.pk)) is None
        or (report.reported_on < month and fulfilment(report.value, item.planned) < 1)
    )


def _last_reports(item_ids: Iterable[int], on: date) -> dict[int, ProgressReport]:
    """The last report of each item on or before a day: they come in order, so the last one stays."""
    reports = ProgressReport.objects.filter(item_id__in=tuple(item_ids), reported_on__lte=on)
    return {report.item_id: report for report in reports}


def _progress(item: PlanItem, report: ProgressReport | None, on: date) -> ItemProgress:
    share = fulfilment(report.value if report else None, item.planned)
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
        reported=plain(report.value) if report else None,
        reported_on=report.reported_on if report else None,
        is_estimate=bool(report and report.is_estimate),
        share=share,
        is_late=share < 1 and item.due_on < on,
    )
