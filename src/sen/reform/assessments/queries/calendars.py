"""The calendar of a round: its windows by name, and which of them a day falls into."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Calendar:
    """When a round opens, and the last day of each of its windows."""

    opens_on: date
    self_closes_on: date
    appraisal_closes_on: date
    explanations_close_on: date
    reappraisal_closes_on: date
    council_on: date
    publication_on: date
    explanation_days: int = 3

    names: ClassVar[Mapping[str, "str | Promise"]] = {
        "opens_on": _("Opens"),
        "self_closes_on": _("Self-assessment closes"),
        "appraisal_closes_on": _("First appraisal ends"),
        "explanations_close_on": _("Explanations close"),
        "reappraisal_closes_on": _("Second appraisal ends"),
        "council_on": _("Council meets"),
        "publication_on": _("Publication"),
    }

    @property
    def steps(self) -> Iterator[tuple[str, date]]:
        """Every day of the calendar with its name, in the order they must have."""
        for name, label in self.names.items():
            yield str(label), getattr(self, name)
