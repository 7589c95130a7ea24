"""The units a task or a plan names: they must exist, and on that day."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal
from sen.reform.organizations.queries import UnitCard, units_by_id


class UnknownUnit(Refusal):
    """A unit was named that does not exist."""

    message = _("One of the chosen units does not exist. Choose it again from the list of units.")


class UnitNotThere(Refusal):
    """A unit was named that does not exist on the day."""

    message = _("%(name)s does not exist on %(day)s. Choose the unit that took its place.")


def existing_units(unit_ids: Iterable[int], *, on: date) -> dict[int, UnitCard]:
    """
    Find the units with these numbers.

    :raises UnknownUnit: if one does not exist at all
    :raises UnitNotThere: if one does not exist on the day
    """
    wanted = set(unit_ids)
    found = units_by_id(wanted)
    if wanted - found.keys():
        raise UnknownUnit
    for unit in found.values():
        if unit.valid_from > on or (unit.valid_to is not None and unit.valid_to < on):
            raise UnitNotThere(name=unit.name, day=format_day(on))
    return found
