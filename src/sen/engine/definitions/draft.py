"""A definition as it was read, before its laws are checked."""

from dataclasses import dataclass
from functools import cached_property

from sen.engine.answers import Finding, Severity
from sen.engine.definitions.criterion import NO_EXTRAS, Criterion, Extras
from sen.engine.definitions.shapes import IndexShape
from sen.engine.definitions.words import Aggregation


@dataclass(frozen=True)
class Draft:
    """What the laws look at: every criterion that has a shape, and which of them carry a rule."""

    file: str
    index: IndexShape | None
    criteria: tuple[Criterion, ...]
    ruled: frozenset[str]
    extras: Extras = NO_EXTRAS

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """Return every criterion that has points of its own, in the tree or outside."""
        return (*self.criteria, *self.extras.bonus, *self.extras.penalty)

    def aggregation_of(self, code: str) -> Aggregation:
        """Return how the children of a group, or the areas for an empty code, make its result."""
        if code:
            return self._aggregations.get(code, Aggregation.SUM)
        return Aggregation.SUM if self.index is None else self.index.aggregate

    @cached_property
    def _aggregations(self) -> dict[str, Aggregation]:
        return {criterion.code: criterion.aggregation for criterion in self.criteria}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return all codes."""
        return frozenset(criterion.code for criterion in (*self.criteria, *self.extras.all))

    def children_of(self, code: str | None) -> list[Criterion]:
        """Return the criteria directly below a code."""
        return self._children.get(code, [])

    @cached_property
    def _children(self) -> dict[str | None, list[Criterion]]:
        found: dict[str | None, list[Criterion]] = {}
        for criterion in self.criteria:
            found.setdefault(criterion.parent_code, []).append(criterion)
        return found

    def finding(
        self,
        code: str,
        sentence: str,
        remedy: str,
        *,
        criterion: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Build a finding about this file."""
        return Finding(code, self.file, sentence, remedy, criterion, severity=severity)
