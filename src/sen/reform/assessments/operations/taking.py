"""Figures a person takes over: proposals, or the lines of a filled workbook; and fields nobody may post."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import facts, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.operations.declaring import declare
from sen.reform.assessments.permissions import may_declare
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.indices.loader import Declared

_MOST_NAMES, _LONGEST_NAME = 20, 60


class ProposalChanged(Conflict):
    """What a person chose is not what is proposed any more."""

    message = gettext_lazy("The proposals changed while you looked at them. Look at them again, then choose.")


class NothingChosen(Refusal):
    """Nobody ticked anything."""

    message = gettext_lazy("Nothing is chosen. Tick at least one line.")


@dataclass(frozen=True)
class Line:
    """What a workbook says of one criterion, and how many entries the criterion had when the person looked."""

    said: Declared
    seen_entries: int


@transaction.atomic
def take_proposals(assessment_id: int, keys: Iterable[str], *, by: Actor, at: datetime) -> tuple[str, ...]:
    """
    Declare proposed figures as the unit's own, each with its source as the reason. Returns the criteria.

    :raises NotAllowed: if the actor may not declare for the unit, or its window is not open
    :raises NothingChosen: if there is none
    :raises ProposalChanged: if one of them is not proposed, or not with these figures, any more
    """
    card = queries.assessment(assessment_id)
    may_declare(by, card, on=local_day(at)).enforce()
    chosen = tuple(dict.fromkeys(keys))
    if not chosen:
        raise NothingChosen
    standing = {each.key: each for lines in facts.proposals_for(card).values() for each in lines}
    if not set(chosen) <= set(standing):
        raise ProposalChanged
    for key in chosen:
        taken = standing[key]
        source = {"source": taken.source, "day": format_day(taken.as_of)}
        reason = _("Taken from: %(source)s, as of %(day)s.") % source
        declare(assessment_id, Declared(taken.code, taken.figures), by=by, at=at, reason=reason)
    return tuple(standing[key].code for key in chosen)


@transaction.atomic
def take_lines(assessment_id: int, lines: Iterable[Line], source_name: str, *, by: Actor, at: datetime) -> int:
    """
    Declare the chosen lines of a workbook, all of them or none. Returns how many.

    :raises NotAllowed: if the actor may not declare for the unit, or its window is not open
    :raises NothingChosen: if there is none
    :raises ChangedMeanwhile: if a criterion was declared since the person looked
    :raises BadFigure: if a figure cannot be read
    """
    card = queries.assessment(assessment_id)
    may_declare(by, card, on=local_day(at)).enforce()
    chosen = tuple(lines)
    if not chosen:
        raise NothingChosen
    reason = _("Taken from the file “%(name)s”.") % {"name": source_name[:200]}
    for line in chosen:
        declare(assessment_id, line.said, by=by, at=at, reason=reason, seen_entries=line.seen_entries)
    return len(chosen)


@transaction.atomic
def refuse_fields(assessment_id: int, names: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Write down that a request brought fields no form has: a total, a rank, somebody else's mark. None is taken."""
    found = [name[:_LONGEST_NAME] for name in sorted(names)][:_MOST_NAMES]
    subject = Assessment.objects.get(pk=assessment_id)
    audit.record("refused_field", subject, by=by, at=at, fields=found)
