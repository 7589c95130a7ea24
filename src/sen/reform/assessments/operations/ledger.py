"""Adding to a ledger: the one place where entries are written, each together with what it becomes the latest of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment, Entry, Latest
from sen.reform.assessments.workflow import Act, Stage
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import version

LONGEST_REASON = 2000
LONGEST_CLAIM = 500


class ReasonTooLong(Refusal):
    """A reason does not fit."""

    message = _("A reason may have at most %(most)d characters. Shorten it.")


class ReasonNeeded(Refusal):
    """What was decided needs its reason."""

    message = _("Say why: whoever reads it must understand it without asking.")


class ChangedMeanwhile(Conflict):
    """Somebody else wrote about the same leaf in between."""

    message = _("Somebody else declared criterion %(code)s after you opened it. Look at what it says now, then decide.")


@dataclass(frozen=True)
class Saying:
    """One entry to be: what is said of a criterion, at which stage, why; the save it came with."""

    said: Declared
    stage: Stage
    act: Act
    reason: str = ""
    save_key: str | None = None


def locked(assessment_id: int) -> Assessment:
    """
    The row of an assessment, held until the transaction ends: its chain has one writer at a time.

    :raises AssessmentNotFound: if there is none
    """
    found = Assessment.objects.select_for_update(of=("self",)).filter(pk=assessment_id).first()
    if found is None:
        raise queries.AssessmentNotFound(name=f"#{assessment_id}")
    return found


def fitting(reason: str, *, most: int = LONGEST_REASON, is_needed: bool = False) -> str:
    """
    A reason as it is kept.

    :raises ReasonNeeded: if there is none where one is needed
    :raises ReasonTooLong: if it does not fit
    """
    words = nfc(reason)
    if is_needed and not words:
        raise ReasonNeeded
    if len(words) > most:
        raise ReasonTooLong(most=most)
    return words


def is_saved(save_key: str | None, assessment: Assessment) -> bool:
    """Whether this very save was kept before; only in the same ledger, so that no key says anything about another."""
    return bool(save_key) and Entry.objects.filter(save_key=save_key, assessment=assessment).exists()


def enforce_seen(seen_entries: int | None, before: queries.CurrentAnswer | None, code: str) -> None:
    """
    With the number of entries a person saw, a newer one is not buried unseen.

    :raises ChangedMeanwhile: if somebody else wrote in between
    """
    if seen_entries is not None and seen_entries != (before.entry_count if before else 0):
        raise ChangedMeanwhile(code=code)


def append(assessment: Assessment, sayings: Iterable[Saying], *, by: Actor, at: datetime) -> None:
    """Add links to the chain of a ledger whose head the caller has locked, and move the projection along."""
    version_id = assessment.round.index_version_id
    rule_digest = version(version_id).digest
    given = tuple(sayings)
    rows = Latest.objects.filter(assessment=assessment, code__in={saying.said.code for saying in given})
    standing = {(each.code, each.stage): each for each in rows}
    marks = loader.marks_of(version_id, [saying.said for saying in given])
    entries = []
    for saying, mark in zip(given, marks, strict=True):
        entry = Entry(
            assessment=assessment,
            number=assessment.entry_count + 1,
            code=saying.said.code,
            stage=saying.stage,
            act=saying.act,
            inputs={name: text for name, text in saying.said.figures.items() if text},
            not_applicable=fitting(saying.said.not_applicable, most=LONGEST_CLAIM),
            points=mark.points,
            rule_digest=rule_digest,
            reason=fitting(saying.reason),
            by_user_id=by.user_id,
            by_label=by.label,
            at=at,
            save_key=saying.save_key or None,
            previous_digest=assessment.head_digest,
        )
        entry.digest = queries.digest_of(entry)
        assessment.entry_count, assessment.head_digest = entry.number, entry.digest
        entries.append(entry)
    Entry.objects.bulk_create(entries)
    for entry in entries:
        latest = standing.setdefault(
            (entry.code, entry.stage), Latest(assessment=assessment, code=entry.code, stage=entry.stage, count=0)
        )
        latest.entry, latest.count = entry, latest.count + 1
    touched = {(entry.code, entry.stage): standing[entry.code, entry.stage] for entry in entries}.values()
    Latest.objects.bulk_create([each for each in touched if each.pk is None])
    Latest.objects.bulk_update([each for each in touched if each.pk is not None], ["entry", "count"])
    assessment.save(update_fields=["entry_count", "head_digest"])
