"""Somebody's own ward: chosen by a link or a form, remembered by the address alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from sen.reform.publishing.queries import GroupRanking, UnitRow

# The parameter that says whose page it is.
UNIT = "dv"


@dataclass(frozen=True)
class Chosen:
    """The unit an address carries along; none unless somebody chose one that takes part."""

    unit: UnitRow | None

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.unit.slug if self.unit else ""

    @property
    def carried(self) -> str:
        """The end of an address that keeps it chosen."""
        return f"?{UNIT}={self.unit.slug}" if self.unit else ""


def chosen_unit(request: HttpRequest, groups: Iterable[GroupRanking]) -> Chosen:
    """The unit this address is about; whoever takes no part is nobody."""
    name = request.GET.get(UNIT, "")
    return Chosen(next((unit for group in groups for unit in group.units if name in (unit.slug, unit.code)), None))
