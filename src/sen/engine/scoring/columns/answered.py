"""The answers of many units as columns: one for every figure, one of states for every leaf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sen.engine.answers import Answers, NotApplicable, Value
from sen.engine.definitions import Aggregation, Criterion, IndexDefinition, Scoring, WhenMissing
from sen.engine.scoring.columns.formulas import Figures, OneByOne, WholeFormula, scale_of
from sen.engine.scoring.columns.lines import Lines
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import BITS, MISSING, NOT_APPLICABLE, VALUE, Bits
from sen.engine.scoring.leaf import leaf_facts

#: Stands where nothing counts; 0 would look like a denominator of 0.
ONE = Fraction(1)


@dataclass(frozen=True, eq=False)
class LeafColumns:
    """The answers to one leaf, and its rule in whole numbers; the figures of rows without a value are 1."""

    criterion: Criterion
    scoring: Scoring
    states: Bits
    figures: Figures
    formula: WholeFormula | OneByOne
    lines: Lines


@dataclass(frozen=True, eq=False)
class AnswerColumns:
    """
    Everything many units reported, ready to score.

    ``sheets`` are kept where the definition must be scored unit by unit; there are no leaves then.
    """

    definition: IndexDefinition
    units: tuple[str, ...]
    leaves: Mapping[str, LeafColumns]
    sheets: tuple[Answers, ...] = ()


def is_columnar(definition: IndexDefinition) -> bool:
    """
    Say whether whole columns can score a definition: sums up the tree, and every unit for itself.

    Means, peers, bonus and penalty, and groups that wait for what is missing are scored unit by unit.
    """
    aggregations = {definition.aggregation, *(criterion.aggregation for criterion in definition.criteria)}
    return (
        aggregations == {Aggregation.SUM}
        and definition.when_missing is WhenMissing.ZERO
        and not definition.relatives
        and not definition.extras.all
    )


def columns_of(definition: IndexDefinition, answers: Iterable[Answers]) -> AnswerColumns:
    """
    Turn the answers of units into columns, in the order given.

    :raises ContradictoryAnswers: if a leaf has a figure and is said not to apply
    """
    sheets = tuple(answers)
    units = tuple(sheet.unit for sheet in sheets)
    if not is_columnar(definition):
        return AnswerColumns(definition, units, {}, sheets)
    leaves = {
        criterion.code: _columns(definition, criterion, criterion.scoring, sheets)
        for criterion in definition.criteria
        if criterion.scoring is not None
    }
    return AnswerColumns(definition, units, leaves)


def is_one_quotient(scoring: Scoring) -> bool:
    """Say whether a leaf needs all its figures, and only them, for one quotient."""
    return not scoring.derived and not any(each.is_optional for each in scoring.inputs)


def leaf_columns(criterion: Criterion, scoring: Scoring, states: Bits, figures: Figures) -> LeafColumns:
    """Bring the rule of a leaf to whole numbers for the figures at hand."""
    formula = WholeFormula.of(scoring.measure.formula, scale_of(figures))
    return LeafColumns(criterion, scoring, states, figures, formula, Lines.of(scoring.curve))


def _columns(
    definition: IndexDefinition, criterion: Criterion, scoring: Scoring, sheets: Sequence[Answers]
) -> LeafColumns:
    if not is_one_quotient(scoring):
        return _measured_one_by_one(definition, criterion, scoring, sheets)
    states = np.empty(len(sheets), np.uint8)
    numbers: dict[str, list[Fraction]] = {each.name: [] for each in scoring.inputs}
    may_not_apply = definition.treatment_of(criterion.code) is not None
    for row, sheet in enumerate(sheets):
        cells = {name: sheet.of(criterion.code, name) for name in numbers}
        given = [cell for cell in cells.values() if isinstance(cell, Value)]
        does_not_apply = any(isinstance(cell, NotApplicable) for cell in cells.values())
        if does_not_apply and (given or not may_not_apply):
            leaf_facts(definition, criterion, scoring, sheet)  # raises, in its own words
        states[row] = NOT_APPLICABLE if does_not_apply else VALUE if len(given) == len(cells) else MISSING
        for name, cell in cells.items():
            numbers[name].append(cell.number if isinstance(cell, Value) and states[row] == VALUE else ONE)
    return leaf_columns(criterion, scoring, states, {name: Quotients.of(each) for name, each in numbers.items()})


def _measured_one_by_one(
    definition: IndexDefinition, criterion: Criterion, scoring: Scoring, sheets: Sequence[Answers]
) -> LeafColumns:
    found = [leaf_facts(definition, criterion, scoring, sheet) for sheet in sheets]
    states = np.array([BITS[facts.state] for facts in found], np.uint8)
    formula = OneByOne.of([facts.measured for facts in found])
    return LeafColumns(criterion, scoring, states, {}, formula, Lines.of(scoring.curve))
