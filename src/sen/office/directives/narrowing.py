"""The address of a list of tasks: what a figure counts, said in the words of the list's filter."""

from datetime import date
from urllib.parse import urlencode

from sen.reform.common.addresses import address
from sen.reform.common.days import format_day
from sen.reform.directives.queries import TaskChoice

#: The name of the day in an address; everything else is called as in the filter.
DAY = "den-ngay"


def said_in_address(choice: TaskChoice, on: date | None = None) -> str:
    """The part of an address after its question mark; empty when nothing is narrowed."""
    said = {
        DAY: format_day(on) if on else "",
        "unit": choice.unit_id,
        "state": choice.standing,
        "area": choice.area,
        "giver": choice.giver,
        "age": choice.age,
        "origin": choice.origin,
    }
    return urlencode({name: value for name, value in said.items() if value not in (None, "")})


def list_address(choice: TaskChoice, on: date | None = None) -> str:
    """The list of exactly these tasks, as of a day; without a day, today."""
    said = said_in_address(choice, on)
    return f"{address('directives:tasks')}{'?' if said else ''}{said}"
