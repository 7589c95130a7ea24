"""Up the tree for every unit at once: maxima are shared out, points added up, groups rescaled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import lcm

import numpy as np

from sen.engine.definitions import Criterion, IndexDefinition, RoundingLevel, Treatment
from sen.engine.points import Rounding
from sen.engine.scoring.card import TOTAL
from sen.engine.scoring.columns.leaves import NOTHING, EarnedColumns, leaf_node
from sen.engine.scoring.columns.nodes import NodeColumns
from sen.engine.scoring.columns.quotients import Quotients, total
from sen.engine.scoring.columns.whole import ONE, Mask, Whole
from sen.engine.scoring.leaf import leaf_rounding

Shares = dict[str, Quotients]


@dataclass
class Tree:
    """One climb from the leaves to the total."""

    definition: IndexDefinition
    earned: Mapping[str, EarnedColumns]
    nodes: dict[str, NodeColumns] = field(default_factory=dict)
    counting: dict[str, Mask] = field(default_factory=dict)
    treatments: dict[str, Treatment | None] = field(default_factory=dict)
    lost_to_total: list[Quotients] = field(default_factory=list)

    @cached_property
    def parts(self) -> int:
        """Return the number into whose parts every maximum divides a point."""
        return lcm(*(criterion.maximum.denominator for criterion in self.definition.criteria))

    def climb(self) -> NodeColumns:
        """Score every node; return the total."""
        for area in self.definition.areas:
            self._see_what_counts(area)
        whole = Criterion(TOTAL, self.definition.title, self.definition.scale)
        return self._group(whole, self.definition.areas, Quotients.constant(self.definition.scale))

    def _see_what_counts(self, criterion: Criterion) -> Mask:
        found = self.earned.get(criterion.code)
        if found is not None:
            counts = found.counts
        else:
            children = self.definition.children_of(criterion.code)
            counts = reduce(np.logical_or, [self._see_what_counts(child) for child in children])
        self.counting[criterion.code] = counts
        return counts

    def _node(self, criterion: Criterion, allotted: Quotients) -> NodeColumns:
        found = self.earned.get(criterion.code)
        if found is None:
            node = self._group(criterion, self.definition.children_of(criterion.code), allotted)
        else:
            node = leaf_node(found, allotted, leaf_rounding(self.definition, criterion))
        self.nodes[criterion.code] = node
        return node

    def _group(self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Quotients) -> NodeColumns:
        shares = self._share_out(criterion, children, allotted)
        scored = [self._node(child, shares[child.code]) for child in children]
        states = reduce(np.bitwise_or, [child.states for child in scored])
        achieved = total(child.points for child in scored)
        applicable = total(child.out_of for child in scored)
        regained = self._regained(criterion, children, shares, applicable)
        exact, out_of = achieved, applicable
        if regained is not None:
            out_of = applicable + regained
            exact = _rescaled(achieved, out_of, applicable)
        rounding = group_rounding(self.definition, criterion)
        points = exact if rounding is None else exact.rounded(rounding)
        return NodeColumns(states, points, exact, out_of, achieved, applicable)

    def _share_out(self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Quotients) -> Shares:
        """Allot each child its maximum, plus an equal part of what is redistributed."""
        shares = {child.code: self._share(criterion, child, allotted) for child in children}
        freed = self._lost([child for child in children if self._treatment(child) is Treatment.REDISTRIBUTE], shares)
        if freed:
            part = total(freed) * _inverse([self.counting[child.code] for child in children])
            for child in children:
                shares[child.code] = shares[child.code] + part.where(self.counting[child.code], NOTHING)
        steps = self.definition.share_rounding
        if steps is not None and (freed or not allotted.top.is_constant):
            self._hand_on(shares, children, steps)
        return shares

    def _hand_on(self, shares: Shares, children: tuple[Criterion, ...], steps: Rounding) -> None:
        """Round the running total of what is allotted beyond the children's maxima: none is lost or made."""
        given, kept = NOTHING, NOTHING
        for child in children:
            share, own = shares[child.code], Quotients.constant(child.maximum)
            takes = self.counting[child.code] | (self._treatment(child) is not Treatment.REDISTRIBUTE)
            given += (share - own).where(takes, NOTHING)
            now = given.rounded(steps)
            shares[child.code] = (own + now - kept).where(takes, share)
            kept = now

    def _share(self, criterion: Criterion, child: Criterion, allotted: Quotients) -> Quotients:
        if not allotted.top.is_constant:
            return allotted * Quotients.constant(child.maximum / criterion.maximum)
        # What is constant is the whole maximum; one bottom for all of it: adding then needs no multiplication.
        return Quotients.constant(child.maximum, self.parts)

    def _regained(
        self, criterion: Criterion, children: tuple[Criterion, ...], shares: Shares, applicable: Quotients
    ) -> Quotients | None:
        """Return the maximum that rescaling gives back to this group, and note what the total gets back."""
        lost = {
            treatment: self._lost([child for child in children if self._treatment(child) is treatment], shares)
            for treatment in (Treatment.RESCALE_GROUP, Treatment.RESCALE_TOTAL)
        }
        applies = np.not_equal(applicable.top.numbers, 0)
        regained = lost[Treatment.RESCALE_GROUP]
        to_total = lost[Treatment.RESCALE_TOTAL]
        if to_total:
            self.lost_to_total.append(total(to_total).where(applies, NOTHING))
        if criterion.code == TOTAL:
            regained += self.lost_to_total
        return total(regained).where(applies, NOTHING) if regained else None

    def _lost(self, children: list[Criterion], shares: Shares) -> list[Quotients]:
        """Return the maxima of children, where they do not count."""
        return [
            shares[child.code].where(~self.counting[child.code], NOTHING)
            for child in children
            if not self.counting[child.code].all()
        ]

    def _treatment(self, criterion: Criterion) -> Treatment | None:
        """Return how what does not apply is treated; a group is treated as its first leaf is."""
        if criterion.code not in self.treatments:
            found = self.earned.get(criterion.code)
            self.treatments[criterion.code] = (
                self._treatment(self.definition.children_of(criterion.code)[0]) if found is None else found.treatment
            )
        return self.treatments[criterion.code]


def group_rounding(definition: IndexDefinition, criterion: Criterion) -> Rounding | None:
    """Return the rounding of a group, or of the total, if it is rounded."""
    level = definition.rounding_level
    if criterion.rounding is not None:
        return criterion.rounding
    is_rounded = level is RoundingLevel.EVERY_LEVEL or (criterion.code == TOTAL and level is not RoundingLevel.NOWHERE)
    return definition.rounding if is_rounded else None


def _inverse(counting: list[Mask]) -> Quotients:
    """Return 1 ÷ how many count, row by row; 0 where none does."""
    many = np.sum(np.array(counting, dtype=np.int64), axis=0)
    bottom = lcm(*(int(number) for number in np.unique(many) if number))
    table = np.array([0, *(bottom // number for number in range(1, len(counting) + 1))], dtype=object)
    return Quotients(Whole.of(np.take(table, many)), Whole.constant(bottom))


def _rescaled(achieved: Quotients, out_of: Quotients, applicable: Quotients) -> Quotients:
    """Multiply by ``out_of ÷ applicable``, where anything applies."""
    applies = np.not_equal(applicable.top.numbers, 0)
    bottom = applicable.top.where(applies, ONE) * out_of.bottom
    return achieved * Quotients(out_of.top * applicable.bottom, bottom).reduced()
