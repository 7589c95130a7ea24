"""Which tasks are meant: what a filter says, and what one figure of a board counts, are the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from sen.reform.directives.queries.standing import COUNTED_AS, Standing
from sen.reform.directives.queries.tasks import TaskLine

#: Said of an area, an origin or a unit: tasks that have none.
NONE = "khong"


class Age(StrEnum):
    """How long an open task is overdue, or how long it still has."""

    OVER_90 = "qua-tren-90"
    OVER_30 = "qua-31-90"
    OVER_7 = "qua-8-30"
    OVER_0 = "qua-1-7"
    LEFT_3 = "con-0-3"
    LEFT_7 = "con-4-7"
    LEFT_30 = "con-8-30"
    LEFT_MORE = "con-tren-30"
    UNDATED = "khong-thoi-han"


AGE_LABELS = {
    Age.OVER_90: _("overdue by more than 90 days"),
    Age.OVER_30: _("overdue by 31 to 90 days"),
    Age.OVER_7: _("overdue by 8 to 30 days"),
    Age.OVER_0: _("overdue by 1 to 7 days"),
    Age.LEFT_3: _("0 to 3 days left"),
    Age.LEFT_7: _("4 to 7 days left"),
    Age.LEFT_30: _("8 to 30 days left"),
    Age.LEFT_MORE: _("more than 30 days left"),
    Age.UNDATED: _("open without a deadline"),
}

# The most days left (negative: overdue) that an age still takes, the oldest first.
_REACHES = (
    (-91, Age.OVER_90),
    (-31, Age.OVER_30),
    (-8, Age.OVER_7),
    (-1, Age.OVER_0),
    (3, Age.LEFT_3),
    (7, Age.LEFT_7),
    (30, Age.LEFT_30),
)

_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TIME)

#: What may be asked of a standing: one of them, or a part of the counts; "open_in_time" is two standings.
STANDINGS: tuple[str, ...] = (*(str(one.value) for one in Standing), "open_in_time")


def age_of(line: TaskLine) -> Age | None:
    """The age of an open task; nothing for one that is not."""
    if line.state not in _OPEN:
        return None
    if line.days_left is None:
        return Age.UNDATED
    return next((age for most, age in _REACHES if line.days_left <= most), Age.LEFT_MORE)


@dataclass(frozen=True)
class TaskChoice:
    """What a list is narrowed to; what is empty narrows nothing."""

    # A Standing, or a part of Counts.
    standing: str = ""
    unit_id: int | None = None
    # The code of an area, or NONE.
    area: str = ""
    # The post that gave it, as its tasks say.
    giver: str = ""
    # A whole origin ("plan:2023"), what comes before its colon ("plan"), or NONE.
    origin: str = ""
    age: str = ""

    def takes(self, line: TaskLine) -> bool:
        """Whether the task is meant."""
        return (
            self.standing in ("", line.state, COUNTED_AS[line.state])
            and self.unit_id in (None, line.lead_unit_id)
            and self.area in ("", line.area_code or NONE)
            and self.giver in ("", line.given_by)
            and self.origin in ("", line.origin or NONE, line.origin.partition(":")[0])
            and self.age in ("", age_of(line))
        )

    def of(self, lines: Iterable[TaskLine]) -> tuple[TaskLine, ...]:
        """Those that are meant, in their order."""
        return tuple(line for line in lines if self.takes(line))
