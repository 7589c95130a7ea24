"""Adopting a plan, and reporting what its items have reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.numbers import format_number
from sen.reform.common.text import nfc
from sen.reform.directives.models import ItemKind, Plan, PlanArea, PlanItem, ProgressReport
from sen.reform.directives.permissions import may_adopt_plan, may_report_progress
from sen.reform.directives.queries import PlanItemNotFound
from sen.reform.directives.queries.units import existing_units

FINEST = Decimal("0.0001")
LARGEST = Decimal(10) ** 14


class PlanExists(Conflict):
    """The year has a plan already."""

    message = _("There already is a plan for %(year)s: %(number)s. Open that one to report progress.")


class EmptyPlan(Refusal):
    """A plan, or one of its areas, has nothing in it."""

    message = _("%(what)s has no items. Add at least one task or target, or leave the area out.")


class CodeTwice(Refusal):
    """Two areas, or two items of an area, bear one code."""

    message = _("The code %(code)s stands twice in the plan. Give each area, and each item of an area, its own.")


class NothingPlanned(Refusal):
    """An item plans nothing, so no share of it can be fulfilled."""

    message = _("%(code)s plans %(planned)s. Plan more than nothing; a task has at least one step.")


class DueOutsideYear(Refusal):
    """An item is due outside the plan's year."""

    message = _("%(code)s is due on %(day)s, outside %(year)s. Check its due day.")


class ImpossibleValue(Refusal):
    """A value that nothing of the kind can reach."""

    message = _("%(code)s cannot have reached %(value)s. Enter a number that is not negative, with up to 4 decimals.")


class NotWholeSteps(Refusal):
    """A task is counted in whole steps, up to all of them."""

    message = _("%(code)s is a task of %(planned)s step(s). Enter a whole number from 0 to %(planned)s.")


class ReportedOutsideTime(Refusal):
    """A report for a day to come, or of another year."""

    message = _("Progress as of %(day)s cannot be reported: choose a day of %(year)s up to today.")


@dataclass(frozen=True)
class NewItem:
    """What is said of an item when the plan is adopted."""

    code: str
    title: str
    # One of ItemKind: "task" with whole steps, or "target" with any figure.
    kind: str
    lead_unit_id: int
    due_on: date
    planned: Decimal = Decimal(1)
    measure: str = ""
    product: str = ""


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


@transaction.atomic
def adopt_plan(new: NewPlan, *, by: Actor, at: datetime) -> int:
    """
    Enter the plan of a year with its areas and items.

    :raises Refusal: if the year has one already, or the plan does not hold together
    """
    may_adopt_plan(by).enforce()
    held = Plan.objects.filter(year=new.year).first()
    if held is not None:
        raise PlanExists(year=str(new.year), number=held.number)
    _check(new)
    plan = Plan.objects.create(
        year=new.year,
        title=nfc(new.title),
        number=nfc(new.number),
        issued_on=new.issued_on,
        is_simulated=new.is_simulated,
    )
    for position, area in enumerate(new.areas):
        _add_area(plan, area, position)
    audit.record("plan_adopted", plan, by=by, at=at, year=plan.year, number=plan.number)
    return plan.pk


@transaction.atomic
def report_progress(
    item_id: int,
    *,
    value: Decimal,
    reported_on: date,
    note: str = "",
    is_estimate: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """
    Add what an item has reached on a day; a correction is a new report, the old one stays readable.

    :raises Refusal: if there is no such item, or it cannot have reached that, or not on that day
    """
    item = PlanItem.objects.select_related("area__plan").filter(pk=item_id).first()
    if item is None:
        raise PlanItemNotFound
    may_report_progress(by, item.lead_id).enforce()
    _check_value(item, value)
    year = item.area.plan.year
    if reported_on > local_day(at) or reported_on.year != year:
        raise ReportedOutsideTime(day=format_day(reported_on), year=str(year))
    report = ProgressReport(
        item=item,
        value=value,
        reported_on=reported_on,
        is_estimate=is_estimate,
        note=nfc(note),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    report.save()
    audit.record("progress_reported", item, by=by, at=at, value=str(value), on=reported_on.isoformat())
    return report.pk


def _check(new: NewPlan) -> None:
    if not new.areas:
        raise EmptyPlan(what=new.title)
    _check_codes(area.code for area in new.areas)
    for area in new.areas:
        if not area.items:
            raise EmptyPlan(what=area.name)
        _check_codes(item.code for item in area.items)
        for item in area.items:
            _check_item(item, new.year)
    existing_units((item.lead_unit_id for area in new.areas for item in area.items), on=new.issued_on)


def _check_codes(codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise CodeTwice(code=code)
        seen.add(code)


def _check_item(item: NewItem, year: int) -> None:
    if item.planned <= 0:
        raise NothingPlanned(code=item.code, planned=format_number(item.planned))
    if item.due_on.year != year:
        raise DueOutsideYear(code=item.code, day=format_day(item.due_on), year=str(year))


def _check_value(item: PlanItem, value: Decimal) -> None:
    if not value.is_finite() or not 0 <= value < LARGEST or value != value.quantize(FINEST):
        raise ImpossibleValue(code=item.code, value=format_number(value) if value.is_finite() else str(value))
    if item.kind == ItemKind.TASK and (value != value.to_integral_value() or value > item.planned):
        raise NotWholeSteps(code=item.code, planned=format_number(item.planned))


def _add_area(plan: Plan, new: NewArea, position: int) -> None:
    area = PlanArea.objects.create(plan=plan, code=new.code, name=nfc(new.name), position=position)
    for place, item in enumerate(new.items):
        PlanItem.objects.create(
            area=area,
            code=item.code,
            title=nfc(item.title),
            kind=item.kind,
            lead_id=item.lead_unit_id,
            product=nfc(item.product),
            due_on=item.due_on,
            measure=nfc(item.measure),
            planned=item.planned,
            position=place,
        )
