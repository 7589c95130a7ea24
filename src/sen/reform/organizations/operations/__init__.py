"""Every change to units and to the working days."""

from sen.reform.organizations.operations.calendar import (
    NothingDecided,
    NothingToChange,
    ReasonMissing,
    WeekWithoutWork,
    forget_override,
    rest_on,
    set_work_week,
    work_on,
)
from sen.reform.organizations.operations.units import (
    CodeInUse,
    DaysOutOfOrder,
    NewUnit,
    close_unit,
    found_unit,
    record_succession,
)

__all__ = [
    "CodeInUse",
    "DaysOutOfOrder",
    "NewUnit",
    "NothingDecided",
    "NothingToChange",
    "ReasonMissing",
    "WeekWithoutWork",
    "close_unit",
    "forget_override",
    "found_unit",
    "record_succession",
    "rest_on",
    "set_work_week",
    "work_on",
]
