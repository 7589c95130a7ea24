"""The rows of the statistical annex: what each one counts, where its figure comes from, and how a row is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc
from sen.reform.organizations.kinds import GRASSROOTS, Kind


class Level(TextChoices):
    """Whose figures a row counts."""

    CITY = "city", _("The whole authority")
    UNITS = "units", _("All units")
    DEPARTMENTS = "departments", _("Departments")
    GRASSROOTS = "grassroots", _("Wards and communes")


class Computed(TextChoices):
    """Where the figure of a row comes from."""

    PLAN = "plan", _("The plan")
    TASKS = "tasks", _("Tasks given")
    SCORES = "scores", _("Provisional scores")
    REPORTS = "reports", _("Reports handed in")
    UNIT_SUM = "unit_sum", _("Reports of units, added up")
    UNIT_LIST = "unit_list", _("Reports of units, side by side")
    TYPED = "typed", _("Typed by the secretary")


class Period(TextChoices):
    """What stretch a figure covers."""

    CUMULATIVE = "cumulative", _("Since the beginning of the year")
    IN_PERIOD = "in_period", _("In the period")


OF_UNITS = (Computed.UNIT_SUM, Computed.UNIT_LIST)
# Who hands in a periodic report.
ASKED = (Kind.OFFICE, Kind.DEPARTMENT, *GRASSROOTS)
_KINDS: Mapping[str, tuple[Kind, ...]] = {
    Level.CITY: ASKED,
    Level.UNITS: ASKED,
    Level.DEPARTMENTS: (Kind.OFFICE, Kind.DEPARTMENT),
    Level.GRASSROOTS: GRASSROOTS,
}
# What may be asked of each place figures come from; of an item or an area of the plan, its code follows the colon.
SOURCES: Mapping[str, tuple[str, ...]] = {
    Computed.PLAN: ("items", "done", "percent", "item:", "area:"),
    Computed.TASKS: ("assigned", "finished", "finished_late", "open_in_time", "overdue", "waiting", "paused"),
    Computed.SCORES: ("units", "above_line", "below_line"),
    Computed.REPORTS: ("due", "on_time", "late", "missing"),
}


class RowUnreadable(Refusal):
    """A row without what it needs, or with a source that does not exist."""

    message = _("Row “%(code)s” names “%(source)s”, which “%(computed)s” does not offer. Choose one of: %(known)s.")


@dataclass(frozen=True)
class Row:
    """One row of the annex."""

    code: str
    group: str
    name: str
    measure: str
    level: Level
    owner: str
    computed: Computed
    period: Period
    source: str = ""
    # The row this one is a part of: shown beside it, never computed from it.
    part_of: str = ""

    @property
    def is_of_units(self) -> bool:
        """Units are asked for it."""
        return self.computed in OF_UNITS

    @property
    def is_typed(self) -> bool:
        """A person types it."""
        return self.computed == Computed.TYPED

    @property
    def how(self) -> str:
        """Where the figure comes from, in words."""
        return str(self.computed.label)

    def asks(self, kind: str) -> bool:
        """Whether units of a kind are asked for it."""
        return self.is_of_units and kind in _KINDS[self.level]


def read_row(said: Mapping[str, Any]) -> Row:
    """
    Read one row as a file or a form says it.

    :raises RowUnreadable: if its source is none of those its place offers
    """
    row = Row(
        code=nfc(said["code"]),
        group=nfc(said["group"]),
        name=nfc(said["name"]),
        measure=nfc(said["measure"]),
        level=Level(said.get("level", Level.CITY)),
        owner=nfc(said.get("owner", "")),
        computed=Computed(said["computed"]),
        period=Period(said.get("period", Period.CUMULATIVE)),
        source=nfc(said.get("source", "")),
        part_of=nfc(said.get("part_of", "")),
    )
    _check(row)
    return row


def _check(row: Row) -> None:
    known = SOURCES.get(row.computed, ("",))
    is_known = row.source in known or any(
        each.endswith(":") and row.source.startswith(each) and row.source != each for each in known
    )
    if not is_known or row.source.endswith(":"):
        listed = ", ".join(f"{each}…" if each.endswith(":") else each or "–" for each in known)
        raise RowUnreadable(code=row.code, source=row.source, computed=row.computed.label, known=listed)
