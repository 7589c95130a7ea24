"""Calibration: how far self-scores are from the final ones, by unit and criterion, and what points were taken for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from sen.reform.assessments.queries import (
    AssessmentCard,
    CurrentAnswer,
    RoundCard,
    Stage,
    State,
    counting,
    has_come_to,
    members_of,
    words_of_round,
)
from sen.reform.common.numbers import decimal_of
from sen.reform.common.text import fold
from sen.reform.indices import loader
from sen.reform.indices.loader import OutlineLine
from sen.reform.scoring.queries.correlation import rank_correlation

_MARKS = (Stage.COUNCIL, Stage.REAPPRAISAL, Stage.APPRAISAL)
HUNDRED = 100
# What is not a word: figures, marks, blanks.
_WORDLESS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Reason:
    """Why points were taken, and how often it was said; writings that differ in marks or figures only are one."""

    words: str
    count: int


@dataclass(frozen=True)
class Inflation:
    """Points declared and final over what could be compared, out of its maximum; a positive gap is inflation."""

    declared: Decimal
    final: Decimal
    maximum: Decimal
    compared: int
    left_out: int

    @property
    def gap(self) -> Decimal:
        """The points declared beyond the final ones; negative where more was given than asked for."""
        return self.declared - self.final

    @property
    def share(self) -> Decimal | None:
        """The gap as a percentage of the maximum; none where nothing could be compared."""
        return self.gap * HUNDRED / self.maximum if self.maximum else None


@dataclass(frozen=True)
class UnitCalibration:
    """One unit, with the gap of its self-score."""

    card: AssessmentCard
    inflation: Inflation


@dataclass(frozen=True)
class CriterionCalibration:
    """One criterion over all units: its gap, how many units lost points on it, and for which reasons."""

    code: str
    title: str
    owner: str
    inflation: Inflation
    deducted: int
    lost: Decimal
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class GroupCalibration:
    """A peer group: its units, and how alike the order by self-scores is to the order by final ones."""

    name: str
    units: tuple[UnitCalibration, ...]
    correlation: Decimal | None


@dataclass(frozen=True)
class Calibration:
    """A whole round; `waiting` are the units nobody has marked, which are not compared."""

    groups: tuple[GroupCalibration, ...]
    criteria: tuple[CriterionCalibration, ...]
    whole: Inflation
    waiting: tuple[AssessmentCard, ...]

    @property
    def most_deducted(self) -> tuple[CriterionCalibration, ...]:
        """The criteria points were taken on, the most points first."""
        found = (each for each in self.criteria if each.deducted)
        return tuple(sorted(found, key=lambda each: (-each.lost, each.code)))


@dataclass(frozen=True)
class _Pair:
    """One criterion of one unit: points declared and final; none of both where they cannot be compared."""

    unit_id: int
    code: str
    maximum: Fraction
    declared: Fraction | None
    final: Fraction | None
    reason: str

    @property
    def is_compared(self) -> bool:
        return self.declared is not None and self.final is not None

    @property
    def gap(self) -> Fraction:
        return (self.declared or Fraction(0)) - (self.final or Fraction(0))


def calibration_of(card: RoundCard) -> Calibration:
    """
    How far self-scores are from the final ones, from the points the ledger keeps with every entry.

    Compared is what has points of its own on both sides. Left out: what a unit did not declare or an appraiser has not
    marked, what either says does not apply, and criteria that look at peers, which have no points by themselves.
    """
    members = members_of(card)
    marked = tuple(each for each in members if has_come_to(each.state, State.EXPLAINING))
    lines = {line.code: line for line in loader.outline(card.version_id) if line.area}
    words = words_of_round(card.id)
    pairs = [pair for each in marked for pair in _pairs(each, words.get(each.id, {}), lines)]
    by_unit, by_code = _grouped(pairs)
    units = [UnitCalibration(each, _inflation(by_unit[each.unit_id])) for each in marked]
    return Calibration(
        groups=tuple(_groups(units)),
        criteria=tuple(_criterion(line, by_code[line.code]) for line in lines.values()),
        whole=_inflation(pairs),
        waiting=tuple(each for each in members if each not in marked),
    )


def _grouped(pairs: Iterable[_Pair]) -> tuple[Mapping[int, list[_Pair]], Mapping[str, list[_Pair]]]:
    by_unit: dict[int, list[_Pair]] = defaultdict(list)
    by_code: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_unit[pair.unit_id].append(pair)
        by_code[pair.code].append(pair)
    return by_unit, by_code


def _pairs(
    card: AssessmentCard,
    words: Mapping[str, Mapping[Stage, CurrentAnswer]],
    lines: Mapping[str, OutlineLine],
) -> Iterator[_Pair]:
    final = counting(words, Stage.COUNCIL)
    for code, line in lines.items():
        said = words.get(code, {})
        is_marked = any(stage in said for stage in _MARKS)
        yield _Pair(
            unit_id=card.unit_id,
            code=code,
            maximum=Fraction(line.maximum),
            declared=_points(said.get(Stage.SELF)),
            final=_points(final.get(code)) if is_marked else None,
            reason=next((said[stage].reason for stage in _MARKS if stage in said and said[stage].reason), ""),
        )


def _points(word: CurrentAnswer | None) -> Fraction | None:
    """The points of a word; nothing acknowledged is nought, nothing declared is nothing."""
    if word is None or word.not_applicable:
        return None
    if word.is_missing and word.stage is not Stage.SELF:
        return Fraction(0)
    return Fraction(word.points) if word.points else None


def _inflation(pairs: Iterable[_Pair]) -> Inflation:
    found = tuple(pairs)
    compared = tuple(pair for pair in found if pair.is_compared)
    return Inflation(
        declared=_sum(pair.declared for pair in compared),
        final=_sum(pair.final for pair in compared),
        maximum=_sum(pair.maximum for pair in compared),
        compared=len(compared),
        left_out=len(found) - len(compared),
    )


def _sum(numbers: Iterable[Fraction | None]) -> Decimal:
    return decimal_of(sum((number or Fraction(0) for number in numbers), Fraction(0)))


def _groups(units: Iterable[UnitCalibration]) -> Iterator[GroupCalibration]:
    for name, members in groupby(units, key=lambda each: each.card.peer_group):
        found = tuple(members)
        shares = [
            (each.inflation.declared / each.inflation.maximum, each.inflation.final / each.inflation.maximum)
            for each in found
            if each.inflation.maximum
        ]
        by_gap = tuple(sorted(found, key=lambda each: -(each.inflation.share or Decimal(0))))
        yield GroupCalibration(
            name, by_gap, rank_correlation([share for share, _final in shares], [final for _share, final in shares])
        )


def _criterion(line: OutlineLine, pairs: Iterable[_Pair]) -> CriterionCalibration:
    found = tuple(pairs)
    taken = [pair for pair in found if pair.is_compared and pair.gap > 0]
    return CriterionCalibration(
        code=line.code,
        title=line.title,
        owner=line.owner,
        inflation=_inflation(found),
        deducted=len(taken),
        lost=_sum(pair.gap for pair in taken),
        reasons=tuple(_reasons(pair.reason for pair in taken)),
    )


def _reasons(said: Iterable[str]) -> Iterator[Reason]:
    """Reasons by how often they were given; of several that differ in figures only, the first stands for all."""
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for words in said:
        key = _WORDLESS.sub(" ", fold(words)).strip()
        shown.setdefault(key, words)
        counts[key] += 1
    for key, count in counts.most_common():
        yield Reason(shown[key], count)
