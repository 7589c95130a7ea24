"""What became of each criterion a year earlier: the official points, what was lost, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, LastWord, LastYear, last_year
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import loader
from sen.reform.indices.queries import LeafLine
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import ScoreSheet, latest_run, scorecard


@dataclass(frozen=True)
class LastLine:
    """One criterion last year: declared, official, out of how many, and the reason of the mark."""

    year: int
    code: str
    declared: Decimal | None
    points: Decimal | None
    maximum: Decimal
    reason: str
    was_changed: bool

    @property
    def lost(self) -> Decimal | None:
        """The points it did not give."""
        return None if self.points is None or self.points >= self.maximum else self.maximum - self.points


def last_lines(card: AssessmentCard) -> Mapping[str, LastLine]:
    """Last year by criterion; empty before the first published round."""
    past = last_year(card)
    if past is None:
        return {}
    leaves = {leaf.code: leaf for leaf in loader.definition_page(past.round.version_id).leaves}
    official = _official(past, card.unit_id)
    return {
        code: _line(past, word, leaves[word.code_then], official)
        for code, word in past.words.items()
        if word.code_then in leaves
    }


def _official(past: LastYear, unit_id: int) -> ScoreSheet | None:
    run = latest_run(past.round.year, RunKind.OFFICIAL, key=past.round.key)
    if run is None or all(unit.unit_id != unit_id for unit in run.units):
        return None
    return scorecard(run.id, unit_id).sheet


def _line(past: LastYear, word: LastWord, leaf: LeafLine, official: ScoreSheet | None) -> LastLine:
    scored = official.leaf(leaf.code) if official else None
    is_scored = scored is not None and scored.state == "value"
    return LastLine(
        year=past.round.year,
        code=word.code_then,
        declared=_points(word.declared),
        # The run knows caps and peers; the entry only its own rule.
        points=scored.points if scored is not None and is_scored else _points(word.counted),
        maximum=leaf.maximum,
        reason=word.reason,
        was_changed=word.was_changed,
    )


def _points(answer: CurrentAnswer | None) -> Decimal | None:
    return decimal_of(Fraction(answer.points)) if answer and answer.points else None
