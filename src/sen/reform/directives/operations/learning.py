"""Remembering what somebody's correction of a draft says about a name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.directives import permissions
from sen.reform.directives.drafting import key, plain_name
from sen.reform.directives.models import GazetteerEntry, TaskDraft
from sen.reform.directives.queries import NameNotFound
from sen.reform.directives.queries.units import existing_units
from sen.reform.organizations.queries import UnitCard, units_on


class NameCorrected(Conflict):
    """Somebody else said meanwhile what the name means."""

    message = _("Somebody else corrected “%(name)s” meanwhile. Look at the list again and decide anew.")


class SameMeaning(Refusal):
    """A correction that says what counts already."""

    message = _("“%(name)s” means %(unit)s already. Choose another unit.")


def learn(draft: TaskDraft, lead_unit_ids: tuple[int, ...], *, by: Actor, at: datetime) -> None:
    """
    Keep the one name a correction explains: one unit came in for one name.

    More than one of either leaves open which is which. A unit's own name is never taught to mean another:
    whoever gives the work of "Phòng Nội vụ" to somebody else changes the task, not the name.
    """
    units = {unit.code: unit for unit in units_on(draft.batch.written_on)}
    proposed = {unit.pk for unit in draft.leads.all()}
    came = set(lead_unit_ids) - proposed
    name = _explained(draft, proposed - set(lead_unit_ids), units)
    if name is None or len(came) != 1 or key(name) in _own_names(units):
        return
    entry = GazetteerEntry.objects.create(
        name=name, key=key(name), unit_id=came.pop(), draft=draft, by_id=by.user_id, by_label=by.label, at=at
    )
    audit.record("name_learnt", entry, by=by, at=at, name=name, unit=entry.unit_id)


@transaction.atomic
def correct_name(entry_id: int, *, unit_id: int, by: Actor, at: datetime) -> None:
    """
    Say that a learnt name means another unit; what was said before stays readable.

    :raises NameNotFound: if there is no such entry
    :raises NameCorrected: if it is no longer the last word on the name
    :raises SameMeaning: if the name means that unit already
    """
    permissions.may_draft(by).enforce()
    # Locked, so that two corrections come one after the other.
    entry = GazetteerEntry.objects.select_for_update().filter(pk=entry_id).first()
    if entry is None:
        raise NameNotFound
    if GazetteerEntry.objects.filter(key=entry.key, pk__gt=entry.pk).exists():
        raise NameCorrected(name=entry.name)
    unit = existing_units((unit_id,), on=local_day(at))[unit_id]
    if unit_id == entry.unit_id:
        raise SameMeaning(name=entry.name, unit=unit.name)
    new = GazetteerEntry.objects.create(
        name=entry.name,
        key=entry.key,
        unit_id=unit_id,
        draft_id=entry.draft_id,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    audit.record("name_corrected", new, by=by, at=at, name=new.name, unit=unit_id)


def _explained(draft: TaskDraft, gone: set[int], units: dict[str, UnitCard]) -> str | None:
    """The one name that stood for nobody, or for the unit taken away."""
    unknown = [name for name in draft.unknown_leads if name not in draft.lead_set]
    wrong = [words for words, code in draft.lead_words if code in units and units[code].id in gone]
    candidates = [plain_name(name) for name in (*unknown, *wrong)]
    return candidates[0] if len(candidates) == 1 and len(gone) == len(wrong) else None


def _own_names(units: dict[str, UnitCard]) -> set[str]:
    return {"", *(key(name) for unit in units.values() for name in (unit.name, *unit.short_names))}
