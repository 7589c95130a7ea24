"""What the entries of a ledger come to: the answers that count now, or counted when the ledger was so long."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sen.reform.assessments.models import Assessment, Entry


@dataclass(frozen=True)
class CurrentAnswer:
    """
    One leaf as it stands: figures in exact text, or why it does not apply; who said it last, and when.

    Without figures and without a reason everything was taken back: the leaf is missing again.
    """

    code: str
    figures: Mapping[str, str]
    not_applicable: str
    by: str
    at: datetime
    entry_count: int

    @property
    def is_missing(self) -> bool:
        """Whether nothing is said any more."""
        return not self.figures and not self.not_applicable


@dataclass(frozen=True)
class UnitAnswers:
    """Everything one unit declared, up to a number of entries."""

    assessment_id: int
    unit_id: int
    peer_group: str
    entry_count: int
    answers: Mapping[str, CurrentAnswer]


@dataclass(frozen=True)
class EntryLine:
    """One entry, as the history of a leaf shows it."""

    number: int
    figures: Mapping[str, str]
    not_applicable: str
    reason: str
    by: str
    at: datetime


def answers_of_round(round_id: int, *, up_to: Mapping[int, int] | None = None) -> tuple[UnitAnswers, ...]:
    """What everybody in a round declared; with `up_to`, by unit, only that many first entries of its ledger."""
    return _answers(Assessment.objects.filter(round_id=round_id), up_to)


def answers_of_unit(assessment_id: int) -> UnitAnswers:
    """What one unit declared."""
    (found,) = _answers(Assessment.objects.filter(pk=assessment_id), None)
    return found


def entries_of(assessment_id: int, code: str) -> tuple[EntryLine, ...]:
    """The history of one leaf, the newest first."""
    return tuple(
        EntryLine(entry.number, entry.inputs, entry.not_applicable, entry.reason, entry.by_label, entry.at)
        for entry in Entry.objects.filter(assessment_id=assessment_id, code=code).order_by("-number")
    )


def _answers(assessments: QuerySet[Assessment], up_to: Mapping[int, int] | None) -> tuple[UnitAnswers, ...]:
    found = list(assessments.order_by("pk"))
    # Never beyond the head read above: what is added meanwhile belongs to the next reading.
    entries: dict[int, list[Entry]] = defaultdict(list)
    rows = Entry.objects.filter(assessment__in=[each.pk for each in found]).order_by("assessment_id", "number")
    lengths = {each.pk: (up_to or {}).get(each.unit_id, each.entry_count) for each in found}
    for entry in rows:
        if entry.number <= lengths[entry.assessment_id]:
            entries[entry.assessment_id].append(entry)
    return tuple(
        UnitAnswers(each.pk, each.unit_id, each.peer_group, lengths[each.pk], _projected(entries[each.pk]))
        for each in found
    )


def _projected(entries: Iterable[Entry]) -> dict[str, CurrentAnswer]:
    """The latest word on each figure: not applicable replaces figures, and figures replace it."""
    found: dict[str, CurrentAnswer] = {}
    for entry in entries:
        before = found.get(entry.code)
        figures = {} if entry.not_applicable else {**(before.figures if before else {}), **entry.inputs}
        found[entry.code] = CurrentAnswer(
            code=entry.code,
            figures={name: text for name, text in figures.items() if text},
            not_applicable=entry.not_applicable,
            by=entry.by_label,
            at=entry.at,
            entry_count=(before.entry_count if before else 0) + 1,
        )
    return found
