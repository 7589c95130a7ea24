"""Who was invited and who came, and what was said on each matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sen.reform.assessments import queries as assessments
from sen.reform.organizations import queries as organizations
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews.models import AgendaItem, Attendance, HeldTask, Opinion
from sen.reform.reviews.queries.cards import ReviewCard


@dataclass(frozen=True)
class AttendanceLine:
    """A unit invited, and whether it was there; nothing before anybody took attendance."""

    unit: UnitCard
    is_present: bool | None
    note: str


@dataclass(frozen=True)
class OpinionLine:
    """What was said on a matter."""

    item_id: int
    unit_name: str
    text: str
    is_differing: bool
    written_at: datetime


def attendance(card: ReviewCard) -> tuple[AttendanceLine, ...]:
    """Those invited and those who came: who presents, who leads a task, and every unit of the year's rounds."""
    taken = {each.unit_id: each for each in Attendance.objects.filter(review_id=card.id)}
    units = organizations.units_by_id({*taken, *_invited(card)})
    lines = (
        AttendanceLine(unit, taken[unit.id].is_present, taken[unit.id].note)
        if unit.id in taken
        else AttendanceLine(unit, None, "")
        for unit in units.values()
    )
    order = list(Kind)
    return tuple(sorted(lines, key=lambda line: (order.index(Kind(line.unit.kind)), line.unit.name)))


def opinions(review_id: int) -> tuple[OpinionLine, ...]:
    """Everything that was said, in the order it was written down."""
    found = Opinion.objects.filter(item__review_id=review_id).select_related("unit").order_by("id")
    return tuple(
        OpinionLine(each.item_id, each.unit.name if each.unit else "", each.text, each.is_differing, each.written_at)
        for each in found
    )


def _invited(card: ReviewCard) -> Iterable[int]:
    presenters = AgendaItem.objects.filter(review_id=card.id, presenter__isnull=False)
    yield from presenters.values_list("presenter_id", flat=True)
    held = HeldTask.objects.filter(conclusion__review_id=card.id, conclusion__withdrawn_at__isnull=True)
    yield from HeldTask.leads.through.objects.filter(heldtask__in=held).values_list("unit_id", flat=True)
    rounds = assessments.rounds_of(card.year)
    for each in rounds:
        yield from (member.unit_id for member in assessments.assessments_of(each.id))
    if not rounds:
        # Nothing is assessed this year: everybody at work in the authority.
        kinds = tuple(kind for kind in Kind if kind not in (Kind.PROVINCE, Kind.COMMITTEE))
        yield from (unit.id for unit in organizations.units_on(card.held_on, kinds=kinds))
