"""Names this authority's people taught the drafter."""

from dataclasses import dataclass
from datetime import datetime

from sen.reform.directives.models import GazetteerEntry


@dataclass(frozen=True)
class LearntName:
    """A name as it is written here, the unit it means, and who said so."""

    name: str
    unit_id: int
    by: str
    at: datetime


def learnt_names() -> tuple[LearntName, ...]:
    """The names learnt from corrections; of each spelling what was said last."""
    last = {entry.key: entry for entry in GazetteerEntry.objects.order_by("id")}
    return tuple(LearntName(entry.name, entry.unit_id, entry.by_label, entry.at) for entry in last.values())
