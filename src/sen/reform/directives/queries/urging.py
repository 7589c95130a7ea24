"""Reading the letters that urged units, and which units are to be urged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import UrgingLetter
from sen.reform.directives.queries.tasks import TaskLine, overdue_tasks
from sen.reform.organizations.queries import work_calendar

#: Working days a unit gets to report, unless the letter says otherwise; customary, not law.
DAYS_TO_REPORT = 5


class LetterNotFound(NotFound):
    """No letter has this number."""

    message = _("There is no such letter. Choose it from the list of letters.")


@dataclass(frozen=True)
class UrgedTask:
    """A task as it stood when its unit was urged."""

    id: int
    title: str
    due_on: date
    days_overdue: int
    product: str


@dataclass(frozen=True)
class LetterCard:
    """A letter that urged a unit."""

    id: int
    unit_id: int
    unit_name: str
    number: str
    issued_on: date
    report_by_on: date
    tasks: tuple[UrgedTask, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class OverdueUnit:
    """A unit with everything it is late with, and when it was last urged."""

    unit_id: int
    name: str
    # The longest overdue first.
    tasks: tuple[TaskLine, ...]
    last_urged_on: date | None
    # The day until which the last letter gives it time.
    report_by_on: date | None

    @property
    def longest(self) -> int:
        """Days overdue of what is overdue longest."""
        return max(-(task.days_left or 0) for task in self.tasks)


def overdue_units(on: date) -> tuple[OverdueUnit, ...]:
    """The units with something overdue, as of a day; the one that is late the longest first."""
    lines = sorted(overdue_tasks(on), key=lambda line: (line.lead_unit_id or 0, line.due_on or date.max, line.id))
    urged = last_urged(on)
    found = [
        _overdue_unit(unit_id, tuple(group), urged)
        for unit_id, group in groupby(lines, key=lambda line: line.lead_unit_id)
        if unit_id is not None
    ]
    return tuple(sorted(found, key=lambda unit: (-unit.longest, -len(unit.tasks), unit.name)))


def last_urged(on: date) -> dict[int, tuple[date, date]]:
    """Of each unit urged by a day: when last, and until when it was to report."""
    found = UrgingLetter.objects.filter(issued_on__lte=on).order_by("issued_on", "pk")
    return {unit_id: (issued, report_by) for unit_id, issued, report_by in found.values_list(*_DAYS)}


def letter(letter_id: int) -> LetterCard:
    """
    One letter.

    :raises LetterNotFound: if there is none
    """
    found = UrgingLetter.objects.select_related("unit").filter(pk=letter_id).first()
    if found is None:
        raise LetterNotFound
    return _card(found)


def letters(*, unit_ids: Iterable[int] | None = None) -> tuple[LetterCard, ...]:
    """The letters to all units, or to some, the newest first."""
    found = UrgingLetter.objects.select_related("unit")
    if unit_ids is not None:
        found = found.filter(unit_id__in=tuple(unit_ids))
    return tuple(_card(each) for each in found)


def usual_report_by(on: date) -> date:
    """By when a unit urged on a day has to report, unless somebody says otherwise."""
    return work_calendar().add(on, DAYS_TO_REPORT)


_DAYS = ("unit_id", "issued_on", "report_by_on")


def _overdue_unit(unit_id: int, lines: tuple[TaskLine, ...], urged: dict[int, tuple[date, date]]) -> OverdueUnit:
    issued_on, report_by_on = urged.get(unit_id, (None, None))
    return OverdueUnit(unit_id, lines[0].lead_name, lines, issued_on, report_by_on)


def _card(found: UrgingLetter) -> LetterCard:
    return LetterCard(
        id=found.pk,
        unit_id=found.unit_id,
        unit_name=found.unit.name,
        number=found.number,
        issued_on=found.issued_on,
        report_by_on=found.report_by_on,
        tasks=tuple(
            UrgedTask(
                id=line["id"],
                title=line["title"],
                due_on=date.fromisoformat(line["due_on"]),
                days_overdue=line["days_overdue"],
                product=line["product"],
            )
            for line in found.lines
        ),
        by=found.by_label,
        at=found.at,
    )
