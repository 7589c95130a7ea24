"""Answers → scorecard: leaves first, then up the tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from sen.engine.answers import Answers
from sen.engine.definitions import Aggregation, Criterion, IndexDefinition, RoundingLevel, Treatment, WhenMissing
from sen.engine.points import Rounding
from sen.engine.scoring.leaf import LeafFacts, leaf_facts, leaf_trace
from sen.engine.scoring.means import geometric_mean
from sen.engine.scoring.peers import Peers, peers_of
from sen.engine.scoring.scorecard import NodeScore, Scorecard
from sen.engine.scoring.trace import State, Trace

ZERO = Fraction(0)
ONE = Fraction(1)
TOTAL = ""


def score(definition: IndexDefinition, answers: Answers, *, peers: Peers | None = None) -> Scorecard:
    """
    Score one unit, exactly.

    :param peers: what relative rules are told about the others, by criterion; without it they wait
    :raises ContradictoryAnswers: if a leaf has a figure and is said not to apply
    """
    return _Scoring(definition, answers, peers or {}).run()


def score_all(
    definition: IndexDefinition, answers: Iterable[Answers], *, groups: Mapping[str, str] | None = None
) -> tuple[Scorecard, ...]:
    """
    Score many units, in the order given; relative rules in a second pass, when all the rest is final.

    :param groups: the peer group of each unit; units without one share one group
    """
    sheets = tuple(answers)
    cards = tuple(score(definition, each) for each in sheets)
    if not definition.relatives:
        return cards
    found = peers_of(definition, cards, groups or {})
    return tuple(score(definition, each, peers=found[each.unit]) for each in sheets)


@dataclass
class _Scoring:
    definition: IndexDefinition
    answers: Answers
    peers: Peers
    facts: dict[str, LeafFacts] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    nodes: dict[str, NodeScore] = field(default_factory=dict)
    counting: dict[str, bool] = field(default_factory=dict)
    lost_to_total: Fraction = ZERO

    def run(self) -> Scorecard:
        for criterion, scoring in self.definition.scorings:
            about_peers = self.peers.get(criterion.code)
            self.facts[criterion.code] = leaf_facts(self.definition, criterion, scoring, self.answers, about_peers)
        self._follow_what_is_compared()
        for area in self.definition.areas:
            self._see_what_counts(area)
        whole = Criterion(TOTAL, self.definition.title, self.definition.scale, aggregation=self.definition.aggregation)
        tree = self._group(whole, self.definition.areas, self.definition.scale)
        bonus, penalty = self._outside()
        extras = self.definition.extras
        return Scorecard(
            self.answers.unit,
            self.definition.id,
            self.definition.version,
            self.definition.digest,
            self._with_extras(whole, tree, bonus, penalty) if extras.bonus or extras.penalty else tree,
            {each.code: self.nodes[each.code] for each in (*self.definition.criteria, *extras.all)},
            {each.code: self.traces[each.code] for each in self.definition.answered},
            bonus,
            penalty,
        )

    def _follow_what_is_compared(self) -> None:
        """Let a rule that compares another criterion not apply where that one does not."""
        for criterion, rule in self.definition.relatives:
            facts = self.facts[criterion.code]
            reasons = [] if rule.of is None or facts.treatment is None else self._reasons_not_to_apply(rule.of)
            if reasons:
                self.facts[criterion.code] = replace(
                    facts, state=State.NOT_APPLICABLE, measured=None, lacking=(), reason=reasons[0]
                )

    def _reasons_not_to_apply(self, code: str) -> list[str]:
        """Say why nothing of a criterion applies; nothing if something does."""
        facts = self.facts.get(code)
        if facts is not None:
            return [facts.reason] if facts.state is State.NOT_APPLICABLE else []
        below = [self._reasons_not_to_apply(child.code) for child in self.definition.children_of(code)]
        return [reasons[0] for reasons in below] if all(below) else []

    def _outside(self) -> tuple[Fraction, Fraction]:
        """Score bonus and penalty, each up to its cap."""
        extras = self.definition.extras
        for each in extras.all:
            self._node(each, each.maximum)
        bonus = sum((self.nodes[each.code].points for each in extras.bonus), ZERO)
        penalty = sum((self.nodes[each.code].points for each in extras.penalty), ZERO)
        return _capped(bonus, extras.bonus_cap), _capped(penalty, extras.penalty_cap)

    def _with_extras(self, whole: Criterion, tree: NodeScore, bonus: Fraction, penalty: Fraction) -> NodeScore:
        if not tree.is_known or not tree.out_of:
            return tree
        exact = _capped(max(tree.exact + bonus - penalty, ZERO), self.definition.extras.total_cap)
        return replace(tree, exact=exact, points=self._rounded(whole, exact))

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
            is_known = not self.waits or facts.state is not State.MISSING
            node = _leaf_node(facts, trace, allotted if is_known else ZERO, is_known=is_known)
        self.nodes[criterion.code] = node
        return node

    @property
    def waits(self) -> bool:
        """Say whether a group has no result while something in it is missing."""
        return self.definition.when_missing is WhenMissing.NO_RESULT

    def _group(self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Fraction) -> NodeScore:
        scales = self._scales(criterion, children, allotted)
        shares = self._share_out(criterion, children, allotted, scales)
        # A child is scored on its own scale; in a sum that is the scale of the group.
        scored = [self._node(child, shares[child.code] / scales[child.code]) for child in children]
        if not all(child.is_known for child in scored):
            return _without_result(criterion, _group_state(scored))
        weighed = [scales[child.code] * node.out_of for child, node in zip(children, scored, strict=True)]
        applicable = sum(weighed, ZERO)
        if criterion.aggregation is Aggregation.GEOMETRIC_MEAN:
            achieved = applicable * geometric_mean(scored, [child.weight for child in children])
        else:
            achieved = sum((scales[node.code] * node.points for node in scored), ZERO)
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

    def _scales(self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Fraction) -> dict[str, Fraction]:
        """Return how many points of the group one point of each child is."""
        if criterion.aggregation is Aggregation.SUM:
            return dict.fromkeys((child.code for child in children), ONE)
        weights = sum((child.weight for child in children), ZERO)
        return {child.code: allotted * child.weight / weights / child.maximum for child in children}

    def _share_out(
        self, criterion: Criterion, children: tuple[Criterion, ...], allotted: Fraction, scales: Mapping[str, Fraction]
    ) -> dict[str, Fraction]:
        """
        Allot each child its part of the group, plus an equal part of what is redistributed.

        What is allotted beyond the maximum of a child is handed on in steps of the leaves' rounding: the running
        total is rounded, so that no point is lost or made.
        """
        is_sum = criterion.aggregation is Aggregation.SUM
        factor = allotted / criterion.maximum if is_sum else ONE
        shares = {child.code: child.maximum * scales[child.code] * factor for child in children}
        counting = [child.code for child in children if self.counting[child.code]]
        giving = {
            child.code
            for child in children
            if not self.counting[child.code] and self._treatment(child) is Treatment.REDISTRIBUTE
        }
        freed = sum((shares[code] for code in giving), ZERO)
        if freed:
            for code in counting:
                shares[code] += freed / len(counting)
        steps = self.definition.share_rounding
        if is_sum and steps is not None and (freed or factor != ONE):
            _hand_on(shares, [child for child in children if child.code not in giving], steps)
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
        if criterion.rounding is not None:
            return criterion.rounding.apply(exact)
        level = self.definition.rounding_level
        is_rounded = level is RoundingLevel.EVERY_LEVEL or (
            criterion.code == TOTAL and level is not RoundingLevel.NOWHERE
        )
        return self.definition.rounding.apply(exact) if is_rounded else exact


def _hand_on(shares: dict[str, Fraction], children: Iterable[Criterion], steps: Rounding) -> None:
    given = kept = ZERO
    for child in children:
        given += shares[child.code] - child.maximum
        shares[child.code] = child.maximum + steps.apply(given) - kept
        kept = steps.apply(given)


def _capped(points: Fraction, cap: Fraction | None) -> Fraction:
    return points if cap is None else min(points, cap)


def _leaf_node(facts: LeafFacts, trace: Trace, allotted: Fraction, *, is_known: bool) -> NodeScore:
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
        is_known=is_known,
    )


def _without_result(criterion: Criterion, state: State) -> NodeScore:
    nothing = (ZERO,) * 5
    return NodeScore(criterion.code, criterion.title, state, *nothing, criterion.maximum, is_known=False)


def _group_state(children: list[NodeScore]) -> State:
    states = {child.state for child in children if child.state is not State.NOT_APPLICABLE}
    if not states:
        return State.NOT_APPLICABLE
    if states == {State.MISSING}:
        return State.MISSING
    return State.INCOMPLETE if states & {State.MISSING, State.INCOMPLETE} else State.VALUE
