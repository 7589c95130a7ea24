"""What changed between two versions of an index, criterion by criterion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sen.engine.definitions.criterion import Criterion, Scoring
from sen.engine.definitions.matching import match
from sen.engine.definitions.tree import IndexDefinition
from sen.engine.points import vietnamese


class ChangeKind(StrEnum):
    """What can change."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    MAXIMUM = "maximum"
    RULE = "rule"
    WEIGHT = "weight"
    TREATMENT = "treatment"
    INDEX = "index"


#: After one of these, points of two years are not the same thing.
_BREAKS = frozenset({ChangeKind.MAXIMUM, ChangeKind.RULE, ChangeKind.WEIGHT})


@dataclass(frozen=True)
class Change:
    """One change: of which criterion, and what it was and is, in words; codes are empty where there is none."""

    kind: ChangeKind
    old_code: str
    new_code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """All changes, and which criterion became which (old code → new code)."""

    mapping: Mapping[str, str]
    changes: tuple[Change, ...]

    @property
    def comparable(self) -> Mapping[str, str]:
        """Return the pairs whose points of two years may be compared as they are."""
        broken = {change.old_code for change in self.changes if change.kind in _BREAKS}
        return {old: new for old, new in self.mapping.items() if old not in broken}


def difference(old: IndexDefinition, new: IndexDefinition, *, mapping: Mapping[str, str] | None = None) -> Difference:
    """
    Compare two versions.

    :param mapping: old code → new code where titles and codes do not tell
    :raises KeyError: if a given code is not there
    """
    found = match(old, new, mapping)
    return Difference(found, tuple(_changes(old, new, found)))


def _changes(old: IndexDefinition, new: IndexDefinition, mapping: Mapping[str, str]) -> Iterator[Change]:
    yield from _of_index(old, new)
    for code, criterion in old.by_code.items():
        if code in mapping:
            yield from _of_criterion(old, new, criterion, new.criterion(mapping[code]))
        else:
            yield Change(ChangeKind.REMOVED, code, "", criterion.title, _points(criterion), "")
    kept = set(mapping.values())
    for code, criterion in new.by_code.items():
        if code not in kept:
            yield Change(ChangeKind.ADDED, "", code, criterion.title, "", _points(criterion))


def _of_index(old: IndexDefinition, new: IndexDefinition) -> Iterator[Change]:
    for title, before, after in (
        ("thang điểm", vietnamese(old.scale), vietnamese(new.scale)),
        ("cách gộp các lĩnh vực", str(old.aggregation), str(new.aggregation)),
        ("làm tròn", _rounding(old), _rounding(new)),
        ("xếp hạng", _ranking(old), _ranking(new)),
        ("xếp loại", _grades(old), _grades(new)),
    ):
        if before != after:
            yield Change(ChangeKind.INDEX, "", "", title, before, after)


def _of_criterion(old: IndexDefinition, new: IndexDefinition, before: Criterion, after: Criterion) -> Iterator[Change]:
    for kind, was, becomes in (
        (ChangeKind.MOVED, before.code, after.code),
        (ChangeKind.RENAMED, before.title, after.title),
        (ChangeKind.MAXIMUM, vietnamese(before.maximum), vietnamese(after.maximum)),
        (ChangeKind.WEIGHT, _weight(before), _weight(after)),
        (ChangeKind.TREATMENT, old.treatment_of(before.code) or "", new.treatment_of(after.code) or ""),
    ):
        if was != becomes:
            yield Change(kind, before.code, after.code, after.title, str(was), str(becomes))
    if before.scoring is not None and after.scoring is not None and not _same_rule(before.scoring, after.scoring):
        yield Change(ChangeKind.RULE, before.code, after.code, after.title, _rule(before.scoring), _rule(after.scoring))


def _same_rule(one: Scoring, other: Scoring) -> bool:
    return (one.kind, one.rule, one.measure, one.derived) == (other.kind, other.rule, other.measure, other.derived)


def _points(criterion: Criterion) -> str:
    return f"{vietnamese(criterion.maximum)} điểm"


def _weight(criterion: Criterion) -> str:
    return f"{criterion.aggregation}, quyền số {vietnamese(criterion.weight)}"


def _rule(scoring: Scoring) -> str:
    levels = "; ".join(
        f"{piece.label or piece.interval.describe(scoring.measure.unit)}: "
        f"{vietnamese(piece.start) if not piece.slope else 'theo tỷ lệ'}"
        for piece in scoring.curve.pieces
    )
    return f"{scoring.kind} ({levels})"


def _rounding(definition: IndexDefinition) -> str:
    return f"{definition.rounding.mode}, {definition.rounding.places} chữ số, {definition.rounding_level}"


def _ranking(definition: IndexDefinition) -> str:
    rule = definition.ranking
    return ", ".join([str(rule.ties), str(rule.by), str(rule.figure), *rule.then, str(rule.absent)])


def _grades(definition: IndexDefinition) -> str:
    return "; ".join(f"{grade.label}: {grade.interval.describe()}" for grade in definition.grades)
