"""Changes to units: founding one, closing one, and one going on as another."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.audit import operations as audit
from sen.reform.common.actors import Actor
from sen.reform.common.days import format_day
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.organizations.models import Succession, Unit
from sen.reform.organizations.permissions import may_keep_units


class CodeInUse(Refusal):
    """Another unit bears the code in that time."""

    message = _(
        "The code %(code)s belongs to %(name)s from %(start)s. Close that unit first, or give the new one a later day."
    )


class DaysOutOfOrder(Refusal):
    """A unit would end before it begins."""

    message = _("%(name)s begins on %(start)s, so nothing can become of it on %(day)s. Check the day of the decision.")


@dataclass(frozen=True)
class NewUnit:
    """What is said of a unit when it is founded."""

    code: str
    name: str
    kind: str
    valid_from: date
    parent_id: int | None = None
    short_names: tuple[str, ...] = ()


@transaction.atomic
def found_unit(new: NewUnit, *, by: Actor, at: datetime) -> int:
    """
    Enter a unit from the day it exists.

    :raises CodeInUse: if another unit bears the code that day or later
    """
    may_keep_units(by).enforce()
    holder = (
        Unit.objects.select_for_update()
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=new.valid_from), code=new.code)
        .first()
    )
    if holder is not None:
        raise CodeInUse(code=new.code, name=holder.name, start=format_day(holder.valid_from))
    unit = Unit.objects.create(
        code=new.code,
        name=new.name,
        kind=new.kind,
        valid_from=new.valid_from,
        parent_id=new.parent_id,
        short_names=list(new.short_names),
    )
    audit.record("unit_founded", unit, by=by, at=at, code=unit.code, name=unit.name)
    raise_edition()
    return unit.pk


@transaction.atomic
def close_unit(unit_id: int, *, on: date, by: Actor, at: datetime) -> None:
    """
    Let a unit cease to exist from a day on.

    :raises DaysOutOfOrder: if it begins on that day or later
    """
    may_keep_units(by).enforce()
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    if on <= unit.valid_from:
        raise DaysOutOfOrder(name=unit.name, start=format_day(unit.valid_from), day=format_day(on))
    unit.valid_to = on - timedelta(days=1)
    unit.save()
    audit.record("unit_closed", unit, by=by, at=at, on=on.isoformat())
    raise_edition()


@transaction.atomic
def record_succession(  # a decision has just these parts
    *, predecessor_id: int, successor_id: int, on: date, basis: str, by: Actor, at: datetime
) -> None:
    """
    Record that one unit goes on as another; the old one's history stays under its old name.

    :raises DaysOutOfOrder: if the predecessor begins on that day or later
    """
    may_keep_units(by).enforce()
    succession = Succession.objects.create(predecessor_id=predecessor_id, successor_id=successor_id, on=on, basis=basis)
    audit.record("succession_recorded", succession, by=by, at=at, on=on.isoformat(), basis=basis)
    if Unit.objects.filter(pk=predecessor_id, valid_to__isnull=True).exists():
        close_unit(predecessor_id, on=on, by=by, at=at)
    raise_edition()
