"""One leaf: from its answers to its points, with the trace."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.answers import Answers, NotApplicable, Value
from sen.engine.definitions import Criterion, IndexDefinition, Scoring, Treatment
from sen.engine.points import Rounding
from sen.engine.rules import Input, ZeroDenominator, work_out
from sen.engine.scoring.trace import State, Trace

ZERO = Fraction(0)
ONE = Fraction(1)
ZERO_DENOMINATOR = "mẫu số bằng 0"


class ContradictoryAnswers(ValueError):
    """A leaf has a figure and is said not to apply, or may not be said not to apply."""


@dataclass(frozen=True)
class LeafFacts:
    """What is known about a leaf before points are shared out."""

    criterion: Criterion
    scoring: Scoring
    state: State
    figures: dict[str, Fraction]
    measured: Fraction | None
    lacking: tuple[str, ...]
    reason: str
    treatment: Treatment | None

    @property
    def counts(self) -> bool:
        """Say whether the leaf takes part in the sum and the maximum."""
        return self.state is not State.NOT_APPLICABLE or self.treatment is Treatment.FULL_MARKS


def leaf_facts(
    definition: IndexDefinition,
    criterion: Criterion,
    scoring: Scoring,
    answers: Answers,
    peers: Mapping[str, Fraction] | None = None,
) -> LeafFacts:
    """
    Look at the answers of a leaf: has it a value, does it not apply, or is something missing.

    :param peers: what a relative rule is told about the others

    :raises ContradictoryAnswers: if the answers say two things at once
    """
    cells = {each.name: answers.of(criterion.code, each.name) for each in scoring.inputs}
    figures = {name: cell.number for name, cell in cells.items() if isinstance(cell, Value)}
    reasons = [cell.reason for cell in cells.values() if isinstance(cell, NotApplicable)]
    treatment = definition.treatment_of(criterion.code)
    if reasons and (figures or treatment is None):
        raise ContradictoryAnswers(
            f"{answers.unit}, tiêu chí {criterion.code}: “không phát sinh” không đi cùng số liệu, "
            "và chỉ dùng cho tiêu chí cho phép."
        )
    lacking = () if reasons else tuple(each.name for each in scoring.inputs if _is_lacking(each, figures))
    state, measured, reason = State.VALUE, None, ""
    if reasons:
        state, reason = State.NOT_APPLICABLE, reasons[0]
    elif lacking:
        state = State.MISSING
    else:
        figures.update(peers or {})
        measured = _measure(scoring, figures)
        if measured is None:
            state, lacking = _without_measure(scoring, figures)
            reason = ZERO_DENOMINATOR if state is State.NOT_APPLICABLE else ""
    return LeafFacts(criterion, scoring, state, figures, measured, lacking, reason, treatment)


def _is_lacking(asked: Input, figures: Mapping[str, Fraction]) -> bool:
    return asked.name not in figures and not asked.is_optional


def _measure(scoring: Scoring, figures: Mapping[str, Fraction]) -> Fraction | None:
    formula = scoring.measure.formula
    if scoring.derived or scoring.relative is not None:
        known = work_out(scoring.derived, figures)
        return formula.value(known) if formula.is_known(known) else None
    return formula.value(figures)


def _without_measure(scoring: Scoring, figures: Mapping[str, Fraction]) -> tuple[State, tuple[str, ...]]:
    """Tell what could not be measured from what was not reported: an optional figure, or the peers' results."""
    lacking = [each.name for each in scoring.inputs if each.name not in figures]
    if scoring.relative is not None:
        lacking += [name for name in scoring.relative.asked if name not in figures]
    if lacking:
        return State.MISSING, tuple(lacking)
    if scoring.measure.when_zero is ZeroDenominator.NOT_APPLICABLE:
        return State.NOT_APPLICABLE, ()
    return State.VALUE, ()


def leaf_trace(definition: IndexDefinition, facts: LeafFacts, allotted: Fraction) -> Trace:
    """Give a leaf its points out of the maximum it was allotted."""
    # A fact has no points to share.
    factor = allotted / facts.criterion.maximum if facts.criterion.maximum else ONE
    rounding = leaf_rounding(definition, facts.criterion)
    piece = None if facts.measured is None else facts.scoring.curve.piece_at(facts.measured)
    points = ZERO
    if piece is not None and facts.measured is not None:
        points = piece.points_at(facts.measured) * factor
    elif facts.state is State.NOT_APPLICABLE and facts.treatment is Treatment.FULL_MARKS:
        points = allotted
    return Trace(
        code=facts.criterion.code,
        state=facts.state,
        maximum=facts.criterion.maximum,
        points=points if rounding is None else rounding.apply(points),
        factor=factor,
        figures=facts.figures,
        formula=facts.scoring.measure.formula,
        measured=facts.measured,
        piece=piece,
        rounding=rounding,
        treatment=facts.treatment if facts.state is State.NOT_APPLICABLE else None,
        reason=facts.reason,
        lacking=facts.lacking,
        derived=facts.scoring.derived,
    )


def leaf_rounding(definition: IndexDefinition, criterion: Criterion | None = None) -> Rounding | None:
    """Return the rounding of leaves, or the own one of a leaf, if there is one."""
    if criterion is not None and criterion.rounding is not None:
        return criterion.rounding
    return definition.leaf_rounding
