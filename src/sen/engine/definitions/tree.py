"""The index as a tree of criteria."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from sen.engine.definitions.criterion import NO_EXTRAS, Criterion, Extras, Scoring
from sen.engine.definitions.grade import Grade
from sen.engine.definitions.words import (
    Absent,
    Aggregation,
    Figure,
    RankBy,
    RoundingLevel,
    Status,
    Ties,
    Treatment,
    WhenMissing,
)
from sen.engine.points import Rounding
from sen.engine.rules import Relative


@dataclass(frozen=True)
class LegalBasis:
    """A document the index rests on."""

    document: str
    dated: date | None
    item: str


@dataclass(frozen=True)
class RankingRule:
    """How units are placed; ``then`` names criteria that separate equal figures."""

    ties: Ties = Ties.COMPETITION
    by: RankBy = RankBy.PERCENT
    figure: Figure = Figure.UNROUNDED
    then: tuple[str, ...] = ()
    absent: Absent = Absent.NOT_RANKED


def treatment_of(code: str, by_code: Mapping[str, Criterion], otherwise: Treatment | None) -> Treatment | None:
    """Return the treatment a criterion has or inherits from its groups, else the one of the index."""
    while code:
        criterion = by_code.get(code)
        if criterion is not None and criterion.treatment is not None:
            return criterion.treatment
        code = code.rpartition(".")[0]
    return otherwise


@dataclass(frozen=True)
class IndexDefinition:
    """One version of one index, checked and ready to score with."""

    id: str
    version: str
    title: str
    status: Status
    valid_from: date
    valid_to: date
    applies_to: tuple[str, ...]
    scale: Fraction
    rounding: Rounding
    rounding_level: RoundingLevel
    ranking: RankingRule
    grades: tuple[Grade, ...]
    basis: tuple[LegalBasis, ...]
    criteria: tuple[Criterion, ...]
    digest: str
    not_applicable: Treatment | None = None
    aggregation: Aggregation = Aggregation.SUM
    when_missing: WhenMissing = WhenMissing.ZERO
    extras: Extras = NO_EXTRAS
    replaces: str = ""
    _children: dict[str | None, tuple[Criterion, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for criterion in self.criteria:
            siblings = self._children.get(criterion.parent_code, ())
            self._children[criterion.parent_code] = (*siblings, criterion)

    @property
    def areas(self) -> tuple[Criterion, ...]:
        """Return the top level (lĩnh vực)."""
        return self.children_of(None)

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """Return the criteria of the tree that are answered, in order."""
        return tuple(criterion for criterion in self.criteria if criterion.scoring)

    @cached_property
    def answered(self) -> tuple[Criterion, ...]:
        """Return everything that is answered: the leaves, then what stands outside the tree."""
        return (*self.leaves, *self.extras.all)

    @cached_property
    def scorings(self) -> tuple[tuple[Criterion, Scoring], ...]:
        """Return everything that is answered, each with how it earns its points."""
        everything = (*self.criteria, *self.extras.all)
        return tuple((each, each.scoring) for each in everything if each.scoring is not None)

    @cached_property
    def relatives(self) -> tuple[tuple[Criterion, Relative], ...]:
        """Return what looks at the results of peers, each with its rule."""
        return tuple((each, scoring.relative) for each, scoring in self.scorings if scoring.relative is not None)

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """Find a criterion by its code."""
        return {criterion.code: criterion for criterion in (*self.criteria, *self.extras.all)}

    @property
    def leaf_rounding(self) -> Rounding | None:
        """Return the rounding of leaves, if they are rounded."""
        return self.rounding if self.rounding_level in (RoundingLevel.LEAF, RoundingLevel.EVERY_LEVEL) else None

    @cached_property
    def share_rounding(self) -> Rounding | None:
        """
        Return the steps in which maxima are handed on: those of the leaves, if every maximum keeps to them.

        Points could not reach a maximum between two steps, or would round beyond it.
        """
        rounding = self.leaf_rounding
        keeps_to_them = rounding and all(rounding.apply(each.maximum) == each.maximum for each in self.criteria)
        return rounding if keeps_to_them else None

    def treatment_of(self, code: str) -> Treatment | None:
        """Return what becomes of a criterion that does not apply; ``None`` if it always applies."""
        return treatment_of(code, self.by_code, self.not_applicable)

    def children_of(self, code: str | None) -> tuple[Criterion, ...]:
        """Return the criteria directly below a code, or the areas for ``None``."""
        return self._children.get(code, ())

    def criterion(self, code: str) -> Criterion:
        """
        Return one criterion.

        :raises KeyError: if the index has no such code
        """
        return self.by_code[code]
