"""Figures that could be taken over, and what became of each criterion a year earlier."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries.answers import CurrentAnswer, counting, words_of
from sen.reform.assessments.queries.rounds import AssessmentCard, RoundCard, round_before
from sen.reform.assessments.workflow import Stage
from sen.reform.indices import loader

_MARKS = (Stage.COUNCIL, Stage.REAPPRAISAL, Stage.APPRAISAL)


@dataclass(frozen=True)
class Proposal:
    """Figures of one criterion that somebody else already holds: whence, as of which day, and how they came about."""

    code: str
    figures: Mapping[str, str]
    source: str
    as_of: date
    detail: str = ""

    @cached_property
    def key(self) -> str:
        """What this very proposal is known by: it changes with its figures."""
        said = json.dumps([self.code, sorted(self.figures.items()), self.source, str(self.as_of)])
        return hashlib.sha256(said.encode()).hexdigest()[:20]


@dataclass(frozen=True)
class LastWord:
    """A criterion a year earlier: what it was called, what the unit said, what counted in the end, and why."""

    code_then: str
    declared: CurrentAnswer | None
    counted: CurrentAnswer
    reason: str

    @property
    def was_changed(self) -> bool:
        """Whether the appraisal took something else as true than the unit said."""
        said, counted = self.declared, self.counted
        if said is None or said is counted:
            return False
        return (said.figures, said.not_applicable) != (counted.figures, counted.not_applicable)


@dataclass(frozen=True)
class LastYear:
    """The published round before, and what became of each criterion there, by its code now."""

    round: RoundCard
    assessment_id: int
    words: Mapping[str, LastWord]


def last_year(card: AssessmentCard) -> LastYear | None:
    """What became of a unit's criteria a year earlier; nothing before the first published round."""
    before = round_before(card.round)
    if before is None or not before.is_published:
        return None
    found = Assessment.objects.filter(round_id=before.id, unit_id=card.unit_id).first()
    if found is None:
        return None
    words = words_of([found])[found.pk]
    counted = counting(words, Stage.COUNCIL)
    codes = loader.codes_before(before.version_id, card.round.version_id)
    return LastYear(
        before,
        found.pk,
        {
            code: LastWord(then, words[then].get(Stage.SELF), counted[then], _reason(words[then]))
            for code, then in codes.items()
            if then in counted
        },
    )


def unchanged_figures(card: AssessmentCard, past: LastYear) -> Iterator[tuple[str, Mapping[str, str]]]:
    """
    What counted last year of the criteria that are answered by choosing or ticking and whose rule stayed as it was.

    Counted and measured figures belong to their year: they are shown beside the field, and never proposed.
    """
    comparison = loader.compare(past.round.version_id, card.round.version_id)
    kept = {pair.new_code for pair in comparison.pairs if pair.is_comparable}
    leaves = loader.definition_page(card.round.version_id).leaves
    chosen = {leaf.code for leaf in leaves if all(asked.kind in ("tick", "choice") for asked in leaf.asked)}
    for code, word in past.words.items():
        if code in kept & chosen and word.counted.figures:
            yield code, word.counted.figures


def _reason(words: Mapping[Stage, CurrentAnswer]) -> str:
    return next((words[stage].reason for stage in _MARKS if stage in words and words[stage].reason), "")
