"""Names this authority's people taught the drafter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key
from sen.reform.directives.drafting import Gazetteer, KnownSet, KnownUnit
from sen.reform.directives.models import GazetteerEntry
from sen.reform.organizations.queries import UnitCard


class NameNotFound(NotFound):
    """No learnt name has this number."""

    message = _("There is no such name. Choose it from the list of names learnt.")


@dataclass(frozen=True)
class EarlierMeaning:
    """What a name was said to mean before."""

    unit_name: str
    by: str
    at: datetime


@dataclass(frozen=True)
class LearntName:
    """A name as it is written here, the unit it means, and who said so of which text."""

    id: int
    name: str
    unit_id: int
    unit_name: str
    source_name: str
    batch_id: int
    by: str
    at: datetime
    # The newest first.
    earlier: tuple[EarlierMeaning, ...] = ()


def learnt_names() -> tuple[LearntName, ...]:
    """The names learnt from corrections; of each spelling what was said last."""
    found = GazetteerEntry.objects.select_related("unit", "draft__batch").order_by("key", "id")
    names = (_name(tuple(of_key)) for _key, of_key in groupby(found, key=attrgetter("key")))
    return tuple(sorted(names, key=lambda each: (collation_key(each.name), each.id)))


def learnt_name(entry_id: int) -> LearntName:
    """
    One name, by its last entry.

    :raises NameNotFound: if there is none, or it was corrected since
    """
    found = next((name for name in learnt_names() if name.id == entry_id), None)
    if found is None:
        raise NameNotFound
    return found


def gazetteer_of(units: Iterable[UnitCard]) -> Gazetteer:
    """The units of a day under their own names and those people taught."""
    known = tuple(units)
    codes = {unit.id: unit.code for unit in known}
    return Gazetteer(
        tuple(KnownUnit(unit.code, unit.name, unit.kind, unit.short_names) for unit in known),
        tuple(KnownSet(one.name, (codes[one.unit_id],)) for one in learnt_names() if one.unit_id in codes),
    )


def _name(entries: Sequence[GazetteerEntry]) -> LearntName:
    *before, last = entries
    return LearntName(
        id=last.pk,
        name=last.name,
        unit_id=last.unit_id,
        unit_name=last.unit.name,
        source_name=last.draft.batch.source_name,
        batch_id=last.draft.batch_id,
        by=last.by_label,
        at=last.at,
        earlier=tuple(EarlierMeaning(one.unit.name, one.by_label, one.at) for one in reversed(before)),
    )
