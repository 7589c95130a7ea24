"""Urging a unit: one letter about everything it is late with."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor, user_ids_holding
from sen.reform.audit import operations as audit
from sen.reform.common.addresses import address
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Refusal
from sen.reform.directives.models import UrgingLetter
from sen.reform.directives.permissions import may_urge
from sen.reform.directives.permissions.sides import REPORTERS
from sen.reform.directives.queries import Standing, TaskLine, tasks
from sen.reform.directives.queries.units import existing_units
from sen.reform.directives.queries.urging import usual_report_by
from sen.reform.notifications.operations import tell


class NothingOverdue(Refusal):
    """A letter would have nothing to say."""

    message = _("%(unit)s is late with nothing on %(day)s, so there is nothing to urge.")


class ReportByPassed(Refusal):
    """A unit would have to report before the letter reaches it."""

    message = _("The letter is of %(day)s: let the unit report on a later day, not by %(report_by)s.")


@transaction.atomic
def urge(unit_id: int, *, number: int | None = None, report_by_on: date | None = None, by: Actor, at: datetime) -> int:
    """
    Write to a unit about everything it is late with today, as it stands; its tasks stay as they are.

    :raises NothingOverdue: if it is late with nothing
    :raises ReportByPassed: if it would have to report by the day of the letter or before
    """
    may_urge(by).enforce()
    on = local_day(at)
    unit = existing_units((unit_id,), on=on)[unit_id]
    late = tasks(on=on, unit_ids=(unit_id,), states=(Standing.OVERDUE,))
    if not late:
        raise NothingOverdue(unit=unit.name, day=format_day(on))
    report_by_on = report_by_on or usual_report_by(on)
    if report_by_on <= on:
        raise ReportByPassed(day=format_day(on), report_by=format_day(report_by_on))
    letter = UrgingLetter(
        unit_id=unit_id,
        number="" if number is None else str(number),
        issued_on=on,
        report_by_on=report_by_on,
        lines=[_frozen(line) for line in late],
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    letter.save()
    audit.record("unit_urged", letter, by=by, at=at, unit=unit_id, tasks=[line.id for line in late])
    words = ngettext(
        "%(unit)s is urged to report on %(count)d overdue task by %(day)s.",
        "%(unit)s is urged to report on %(count)d overdue tasks by %(day)s.",
        len(late),
    )
    tell(
        user_ids_holding(REPORTERS, unit_id=unit_id, on=on),
        key=f"directives.urged:{letter.pk}",
        sentence=words % {"unit": unit.name, "count": len(late), "day": format_day(report_by_on)},
        url=address("directives:letter", letter.pk),
        at=at,
    )
    return letter.pk


def _frozen(line: TaskLine) -> dict[str, object]:
    due_on = line.due_on.isoformat() if line.due_on else ""
    return {
        "id": line.id,
        "title": line.title,
        "due_on": due_on,
        "days_overdue": -(line.days_left or 0),
        "product": line.product,
    }
