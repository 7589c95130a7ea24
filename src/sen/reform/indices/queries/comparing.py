"""Two versions side by side, and one tried on the figures of a round."""

from dataclasses import dataclass
from decimal import Decimal

from sen.reform.indices.queries.rules import LeafLine, WholeLine
from sen.reform.indices.queries.versions import VersionCard


@dataclass(frozen=True)
class ChangeLine:
    """One change of a criterion, or of the index itself; codes are empty where there is none."""

    old_code: str
    new_code: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class RuleChange:
    """A criterion whose rule changed, in the words of both versions."""

    before: LeafLine
    after: LeafLine


@dataclass(frozen=True)
class Pair:
    """Which criterion became which; comparable where points of both versions mean the same."""

    old_code: str
    new_code: str
    title: str
    is_comparable: bool


@dataclass(frozen=True)
class Comparison:
    """Everything that changed from one version to another."""

    old: VersionCard
    new: VersionCard
    whole: tuple[ChangeLine, ...]
    added: tuple[ChangeLine, ...]
    removed: tuple[ChangeLine, ...]
    moved: tuple[ChangeLine, ...]
    renamed: tuple[ChangeLine, ...]
    maxima: tuple[ChangeLine, ...]
    weights: tuple[ChangeLine, ...]
    treatments: tuple[ChangeLine, ...]
    rules: tuple[RuleChange, ...]
    pairs: tuple[Pair, ...]

    @property
    def change_count(self) -> int:
        """How many changes there are."""
        lists = (self.whole, self.added, self.removed, self.moved, self.renamed, self.maxima)
        return sum(map(len, lists)) + len(self.weights) + len(self.treatments) + len(self.rules)

    @property
    def comparable_count(self) -> int:
        """How many criteria keep the meaning of their points."""
        return sum(pair.is_comparable for pair in self.pairs)


@dataclass(frozen=True)
class TriedUnit:
    """One unit under both versions; a gain is in percentage points, nothing where one of the two has no result."""

    key: str
    name: str
    percent_before: Decimal | None
    percent_after: Decimal | None
    gain: Decimal | None
    rank_before: int | None
    rank_after: int | None
    places_up: int
    grade_before: str
    grade_after: str

    @property
    def places_down(self) -> int:
        """By how many places it falls; below 0 where it rises."""
        return -self.places_up

    @property
    def tone(self) -> str:
        """Whether it wins, loses or stays."""
        if not self.gain:
            return "neutral"
        return "good" if self.gain > 0 else "bad"


@dataclass(frozen=True)
class TriedGroup:
    """Units compared with each other, in the order of their new places."""

    name: str
    units: tuple[TriedUnit, ...]


@dataclass(frozen=True)
class TriedCriterion:
    """A criterion whose mean points move; codes are empty where a version does not have it."""

    old_code: str
    new_code: str
    title: str
    before: Decimal
    after: Decimal
    change: Decimal


@dataclass(frozen=True)
class Trial:
    """
    What another version would have made of the figures of a round: a trial, never a result.

    What was not asked for until now earns nobody anything; its maximum says how much that is.
    """

    old: VersionCard
    new: VersionCard
    groups: tuple[TriedGroup, ...]
    criteria: tuple[TriedCriterion, ...]
    unanswered: tuple[WholeLine, ...]
    unanswered_maximum: Decimal

    @property
    def winner_count(self) -> int:
        """How many units gain."""
        return self._count("good")

    @property
    def loser_count(self) -> int:
        """How many units lose."""
        return self._count("bad")

    @property
    def unmoved_count(self) -> int:
        """How many units stay where they are."""
        return self._count("neutral")

    def _count(self, tone: str) -> int:
        return sum(unit.tone == tone for group in self.groups for unit in group.units)
