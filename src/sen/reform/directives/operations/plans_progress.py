"""Reporting what the items of a plan have reached."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import format_number
from sen.reform.common.text import nfc
from sen.reform.directives.models import ItemKind, PlanItem, ProgressReport
from sen.reform.directives.operations.plans_content import FINEST, LARGEST
from sen.reform.directives.permissions import may_report_progress
from sen.reform.directives.queries.item_tasks import task_shares
from sen.reform.directives.queries.plan_standing import items_of_item


class ImpossibleValue(Refusal):
    """A value that nothing of the kind can reach."""

    message = _("%(code)s cannot have reached %(value)s. Enter a number that is not negative, with up to 4 decimals.")


class NotWholeSteps(Refusal):
    """A task is counted in whole steps, up to all of them."""

    message = _("%(code)s is a task of %(planned)s step(s). Enter a whole number from 0 to %(planned)s.")


class ReportedOutsideTime(Refusal):
    """A report for a day to come, or of another year."""

    message = _("Progress as of %(day)s cannot be reported: choose a day of %(year)s up to today.")


class NoLongerPlanned(Refusal):
    """The plan in force has dropped the item."""

    message = _("%(code)s is no longer in the plan in force. What was reported of it stays readable.")


class CountedByTasks(Refusal):
    """Tasks were given for the item, and say how far it is."""

    message = _("%(code)s is %(source)s, so nobody reports it. Report the tasks given for it instead.")


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

    An item the plan was issued again with is reported in the issue in force, whichever one is named.

    :raises Refusal: if there is no such item, its tasks say how far it is, or it cannot have reached that, or not
        on that day
    """
    found = items_of_item(item_id)
    named, item = found.named(item_id, local_day(at))
    if item is None:
        may_report_progress(by, named.lead_id).enforce()
        raise NoLongerPlanned(code=named.code)
    may_report_progress(by, item.lead_id).enforce()
    counted = task_shares(found, (item,), on=local_day(at)).get(found.root(item.pk))
    if counted is not None:
        raise CountedByTasks(code=item.code, source=counted.source)
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


def _check_value(item: PlanItem, value: Decimal) -> None:
    if not value.is_finite() or not 0 <= value < LARGEST or value != value.quantize(FINEST):
        raise ImpossibleValue(code=item.code, value=format_number(value) if value.is_finite() else str(value))
    if item.kind == ItemKind.TASK and (value != value.to_integral_value() or value > item.planned):
        raise NotWholeSteps(code=item.code, planned=format_number(item.planned))
