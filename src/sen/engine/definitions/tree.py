"""The index as a tree of criteria."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from sen.engine.points import Interval, Rounding
from sen.engine.rules import Curve, Input, Measure, Rule


class Status(StrEnum):
    """What a definition is: only ``issued`` and ``corrected`` ones bind anybody."""

    SAMPLE = "sample"
    DRAFT = "draft"
    ISSUED = "issued"
    CORRECTED = "corrected"
    REPLACED = "replaced"


class RoundingLevel(StrEnum):
    """Where the rounding happens."""

    LEAF = "leaf"
    EVERY_LEVEL = "every-level"
    TOTAL = "total"
    NOWHERE = "nowhere"


class Treatment(StrEnum):
    """What becomes of the points of a criterion that does not apply."""

    FULL_MARKS = "full-marks"
    REDISTRIBUTE = "redistribute"
    RESCALE_GROUP = "rescale-group"
    RESCALE_TOTAL = "rescale-total"
    EXCLUDE = "exclude"


class Ties(StrEnum):
    """How units with equal figures are placed: 1224, 1223, or one after the other by further keys."""

    COMPETITION = "competition"
    DENSE = "dense"
    SEQUENTIAL = "sequential"


class RankBy(StrEnum):
    """The figure that ranks: percent of what applied, or points."""

    PERCENT = "percent"
    POINTS = "points"


class Figure(StrEnum):
    """Whether ranks and grades look at the figure before or after the last rounding."""

    UNROUNDED = "unrounded"
    PUBLISHED = "published"


class Absent(StrEnum):
    """What becomes of a unit that reported nothing at all."""

    NOT_RANKED = "not-ranked"
    RANKED = "ranked"


@dataclass(frozen=True)
class LegalBasis:
    """A document the index rests on."""

    document: str
    dated: date | None
    item: str


@dataclass(frozen=True)
class Grade:
    """A class of results: its name and the figures that belong to it."""

    label: str
    interval: Interval


@dataclass(frozen=True)
class RankingRule:
    """How units are placed; ``then`` names criteria that separate equal figures."""

    ties: Ties = Ties.COMPETITION
    by: RankBy = RankBy.PERCENT
    figure: Figure = Figure.UNROUNDED
    then: tuple[str, ...] = ()
    absent: Absent = Absent.NOT_RANKED


@dataclass(frozen=True)
class Scoring:
    """How a leaf earns its points: the figures it asks for, what is measured, the rule and its curve."""

    kind: str
    rule: Rule
    inputs: tuple[Input, ...]
    measure: Measure
    curve: Curve

    @cached_property
    def inputs_by_name(self) -> Mapping[str, Input]:
        """Find an input by its name."""
        return {each.name: each for each in self.inputs}


@dataclass(frozen=True)
class Criterion:
    """One line of the index; a leaf has ``scoring``, a group has children."""

    code: str
    title: str
    maximum: Fraction
    scoring: Scoring | None = None
    owner: str = ""
    evidence: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""
    treatment: Treatment | None = None

    @property
    def parent_code(self) -> str | None:
        """Return the code of the group above, ``None`` for an area."""
        return self.code.rpartition(".")[0] or None

    @property
    def level(self) -> int:
        """Return 1 for an area, 2 for the criteria in it, and so on."""
        return self.code.count(".") + 1


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
        """Return the criteria that are answered, in order."""
        return tuple(criterion for criterion in self.criteria if criterion.scoring)

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """Find a criterion by its code."""
        return {criterion.code: criterion for criterion in self.criteria}

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
