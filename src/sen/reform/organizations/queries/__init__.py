"""Every reading of units and of the working days that leaves the app."""

from sen.reform.organizations.queries.calendar import (
    SpecialDay,
    WeekLine,
    WorkMonth,
    WorkYear,
    work_calendar,
    work_year,
)
from sen.reform.organizations.queries.lineages import Step, steps_until, units_ever
from sen.reform.organizations.queries.successions import Heir, heirs, predecessors
from sen.reform.organizations.queries.units import (
    SuccessionLine,
    UnitCard,
    UnitNotFound,
    UnitPage,
    unit,
    unit_on,
    unit_page,
    units_by_id,
    units_on,
)

__all__ = [
    "Heir",
    "SpecialDay",
    "Step",
    "SuccessionLine",
    "UnitCard",
    "UnitNotFound",
    "UnitPage",
    "WeekLine",
    "WorkMonth",
    "WorkYear",
    "heirs",
    "predecessors",
    "steps_until",
    "unit",
    "unit_on",
    "unit_page",
    "units_by_id",
    "units_ever",
    "units_on",
    "work_calendar",
    "work_year",
]
