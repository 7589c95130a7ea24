"""Answers → scorecard: leaves first, then up the tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from sen.engine.answers import Answers
from sen.engine.definitions import Criterion, IndexDefinition, RoundingLevel, Treatment
from sen.engine.scoring.leaf import LeafFacts, leaf_facts, leaf_trace
from sen.engine.scoring.scorecard import NodeScore, Scorecard
from sen.engine.scoring.trace import State, Trace

ZERO = Fraction(0)
TOTAL = ""


def score(definition: IndexDefinition, answers: Answers) -> Scorecard:
    """
    Score one unit, exactly.

    :raises ContradictoryAnswers: if a leaf has a figure and is said not to apply
    """
    return _Scoring(definition, answers).run()


def score_all(definition: IndexDefinition, answers: Iterable[Answers]) -> tuple[Scorecard, ...]:
    """Score many units, in the order given."""
    return tuple(score(definition, each) for each in answers)


@dataclass
class _Scoring:
    definition: IndexDefinition
    answers: Answers
    facts: dict[str, LeafFacts] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    nodes: dict[str, NodeScore] = field(default_factory=dict)
    counting: dict[str, bool] = field(default_factory=dict)
    lost_to_total: Fraction = ZERO

    def run(self) -> Scorecard:
        for criterion in self.definition.criteria:
            if criterion.scoring is not None:
                self.facts[criterion.code] = leaf_facts(self.definition, criterion, criterion.scoring, self.answers)
        for area in self.definition.areas:
            self._see_what_counts(area)
        whole = Criterion(TOTAL, self.definition.title, self.definition.scale)
        total = self._group(whole, self.definition.areas, self.definition.scale)
        return Scorecard(
            self.answers.unit,
            self.definition.id,
            self.definition.version,
            self.definition.digest,
            total,
            {each.code: self.nodes[each.code] for each in self.definition.criteria},
            {each.code: self.traces[each.code] for each in self.definition.leaves},
        )

    def _see_what_counts(self, criterion: Criterion) -> bool:
        facts = self.facts.get(criterion.code)
        if facts is not None:
            counts = facts.counts
        else:
            children = self.definition.children_of(criterion.code)
            # Every child is looked at, also after one that counts.
            seen = [self._see_what_counts(child) for child in children]
            counts = any(seen)
        self.counting[criterion.code] = counts
        return counts

    def _node(self, criterion: Criterion, allotted: Fraction) -> NodeScore:
        facts = self.facts.get(criterion.code)
        if facts is None:
            children = self.definition.children_of(criterion.code)
            node = self._group(criterion, children, allotted)
        else:
            trace = leaf_trace(self.definition, facts, allotted)
            self.traces[criterion.code] = trace
            node = _leaf_node(facts, trace, allotted)
        self.nodes[criterion.code] = node
        return node

    def _group(self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Fraction) -> NodeScore:
        shares = self._share_out(criterion, children, allotted)
        scored = [self._node(child, shares[child.code]) for child in children]
        achieved = sum((child.points for child in scored), ZERO)
        applicable = sum((child.out_of for child in scored), ZERO)
        regained = self._regained(criterion, children, shares) if applicable else ZERO
        out_of = applicable + regained
        exact = achieved * out_of / applicable if regained else achieved
        return NodeScore(
            code=criterion.code,
            title=criterion.title,
            state=_group_state(scored),
            points=self._rounded(criterion, exact),
            exact=exact,
            out_of=out_of,
            achieved=achieved,
            applicable_maximum=applicable,
            maximum=criterion.maximum,
        )

    def _share_out(
        self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Fraction
    ) -> dict[str, Fraction]:
        """Allot each child its maximum, plus an equal part of what is redistributed."""
        factor = allotted / criterion.maximum
        shares = {child.code: child.maximum * factor for child in children}
        counting = [child.code for child in children if self.counting[child.code]]
        freed = sum(
            (
                shares[child.code]
                for child in children
                if not self.counting[child.code] and self._treatment(child) is Treatment.REDISTRIBUTE
            ),
            ZERO,
        )
        for code in counting:
            shares[code] += freed / len(counting)
        return shares

    def _regained(self, criterion: Criterion, children: tuple[Criterion, ...], shares: dict[str, Fraction]) -> Fraction:
        """Return the maximum that rescaling gives back to this group, and note what the total gets back."""
        regained = ZERO
        for child in children:
            if self.counting[child.code]:
                continue
            treatment = self._treatment(child)
            if treatment is Treatment.RESCALE_GROUP:
                regained += shares[child.code]
            if treatment is Treatment.RESCALE_TOTAL:
                self.lost_to_total += shares[child.code]
        return regained + self.lost_to_total if criterion.code == TOTAL else regained

    def _treatment(self, criterion: Criterion) -> Treatment | None:
        """Return how what does not apply is treated; a group is treated as its first leaf is."""
        facts = self.facts.get(criterion.code)
        if facts is not None:
            return facts.treatment
        return self._treatment(self.definition.children_of(criterion.code)[0])

    def _rounded(self, criterion: Criterion, exact: Fraction) -> Fraction:
        level = self.definition.rounding_level
        is_rounded = level is RoundingLevel.EVERY_LEVEL or (
            criterion.code == TOTAL and level is not RoundingLevel.NOWHERE
        )
        return self.definition.rounding.apply(exact) if is_rounded else exact


def _leaf_node(facts: LeafFacts, trace: Trace, allotted: Fraction) -> NodeScore:
    out_of = allotted if facts.counts else ZERO
    return NodeScore(
        code=trace.code,
        title=facts.criterion.title,
        state=trace.state,
        points=trace.points,
        exact=trace.points,
        out_of=out_of,
        achieved=trace.points,
        applicable_maximum=out_of,
        maximum=facts.criterion.maximum,
    )


def _group_state(children: list[NodeScore]) -> State:
    states = {child.state for child in children if child.state is not State.NOT_APPLICABLE}
    if not states:
        return State.NOT_APPLICABLE
    if states == {State.MISSING}:
        return State.MISSING
    return State.INCOMPLETE if states & {State.MISSING, State.INCOMPLETE} else State.VALUE
