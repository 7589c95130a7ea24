"""The answers of many units as columns: one for every figure, one of states for every leaf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sen.engine.answers import Answer, Answers, NotApplicable, Value
from sen.engine.definitions import Aggregation, Criterion, IndexDefinition, Scoring, WhenMissing
from sen.engine.scoring.columns.formulas import Figures, OneByOne, WholeFormula, scale_of
from sen.engine.scoring.columns.lines import Lines
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import BITS, MISSING, NOT_APPLICABLE, VALUE, Bits
from sen.engine.scoring.columns.whole import Mask
from sen.engine.scoring.leaf import leaf_facts

#: The answers to one leaf: for each input, the cells of all units.
Cells = Mapping[str, Sequence[Answer]]

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
    leaves = {}
    for criterion in definition.leaves:
        names = [each.name for each in scoring_of(criterion).inputs]
        cells = {name: [sheet.of(criterion.code, name) for sheet in sheets] for name in names}
        leaves[criterion.code] = leaf_from_cells(definition, criterion, units, cells)
    return AnswerColumns(definition, units, leaves)


def is_one_quotient(scoring: Scoring) -> bool:
    """Say whether a leaf needs all its figures, and only them, for one quotient."""
    return not scoring.derived and not any(each.is_optional for each in scoring.inputs)


def leaf_columns(criterion: Criterion, scoring: Scoring, states: Bits, figures: Figures) -> LeafColumns:
    """Bring the rule of a leaf to whole numbers for the figures at hand."""
    formula = WholeFormula.of(scoring.measure.formula, scale_of(figures))
    return LeafColumns(criterion, scoring, states, figures, formula, Lines.of(scoring.curve))


def leaf_from_cells(
    definition: IndexDefinition, criterion: Criterion, units: Sequence[str], cells: Cells
) -> LeafColumns:
    """
    Turn the cells of one leaf, a list for each of its inputs, into columns.

    :raises ContradictoryAnswers: if the leaf has a figure and is said not to apply
    """
    scoring = scoring_of(criterion)
    if not is_one_quotient(scoring):
        return _measured_one_by_one(definition, criterion, units, cells)
    given = np.array([[isinstance(cell, Value) for cell in column] for column in cells.values()])
    not_applicable = np.array([[isinstance(cell, NotApplicable) for cell in column] for column in cells.values()])
    has_value: Mask = np.logical_and.reduce(given)
    does_not_apply: Mask = np.logical_or.reduce(not_applicable)
    refused = does_not_apply & np.logical_or.reduce(given)
    if definition.treatment_of(criterion.code) is None:
        refused = does_not_apply
    for row in np.flatnonzero(refused)[:1]:
        # Raises, in its own words.
        leaf_facts(definition, criterion, scoring, _sheet(criterion, units, cells, int(row)))
    states = np.select([does_not_apply, has_value], [np.uint8(NOT_APPLICABLE), np.uint8(VALUE)], np.uint8(MISSING))
    figures = {name: _figures(column, has_value) for name, column in cells.items()}
    return leaf_columns(criterion, scoring, states, figures)


def scoring_of(criterion: Criterion) -> Scoring:
    """
    Return how a leaf earns its points.

    :raises KeyError: if it is a group
    """
    if criterion.scoring is None:
        raise KeyError(criterion.code)
    return criterion.scoring


def _figures(column: Sequence[Answer], has_value: Mask) -> Quotients:
    pairs = zip(column, has_value.tolist(), strict=True)
    return Quotients.of(cell.number if counts and isinstance(cell, Value) else ONE for cell, counts in pairs)


def _sheet(criterion: Criterion, units: Sequence[str], cells: Cells, row: int) -> Answers:
    return Answers(units[row], {(criterion.code, name): column[row] for name, column in cells.items()})


def _measured_one_by_one(
    definition: IndexDefinition, criterion: Criterion, units: Sequence[str], cells: Cells
) -> LeafColumns:
    scoring = scoring_of(criterion)
    found = [
        leaf_facts(definition, criterion, scoring, _sheet(criterion, units, cells, row)) for row in range(len(units))
    ]
    states = np.array([BITS[facts.state] for facts in found], np.uint8)
    formula = OneByOne.of([facts.measured for facts in found])
    return LeafColumns(criterion, scoring, states, {}, formula, Lines.of(scoring.curve))
