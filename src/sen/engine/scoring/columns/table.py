"""The scores of many units: a column for every node, the total apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from sen.engine.answers import Answers, Finding, Severity
from sen.engine.definitions import Criterion, IndexDefinition
from sen.engine.scoring.card import TOTAL, score_all
from sen.engine.scoring.columns.answered import AnswerColumns, columns_of
from sen.engine.scoring.columns.leaves import EarnedColumns, earned
from sen.engine.scoring.columns.nodes import NodeColumns
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.tree import Tree
from sen.engine.scoring.columns.whole import LIMIT, ONE, Mask
from sen.engine.scoring.scorecard import NodeScore, Scorecard

HUNDRED = Quotients.constant(Fraction(100))


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """
    What :class:`Scorecard` says of one unit, for all of them; nodes are in the order of the definition.

    ``findings`` name the criteria whose figures were too large for ``int64``: those columns were worked
    out on Python's integers, slower and just as exact.
    """

    definition: IndexDefinition
    units: tuple[str, ...]
    nodes: Mapping[str, NodeColumns]
    total: NodeColumns
    findings: tuple[Finding, ...] = ()

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Find the row of a unit."""
        return {unit: row for row, unit in enumerate(self.units)}

    @cached_property
    def applies(self) -> Mask:
        """Say for which units anything applies: the others have no percent."""
        return np.not_equal(self.total.out_of.top.rows(len(self.units)), 0)

    @cached_property
    def percent(self) -> Quotients:
        """Return the exact percent of what applied, 0 where nothing did."""
        out_of = self.total.out_of
        bottom = out_of.top.where(self.applies, ONE)
        return self.total.exact * Quotients(out_of.bottom, bottom) * HUNDRED

    def node(self, code: str, row: int) -> NodeScore:
        """
        Return the score of one node of one unit.

        :raises KeyError: if the index has no such code
        """
        return self.nodes[code].at(self.definition.by_code[code], row)

    def total_of(self, row: int) -> NodeScore:
        """Return the total of one unit."""
        whole = Criterion(TOTAL, self.definition.title, self.definition.scale)
        return self.total.at(whole, row)


def score_columns(
    definition: IndexDefinition,
    answers: AnswerColumns | Iterable[Answers],
    *,
    groups: Mapping[str, str] | None = None,
) -> ScoreTable:
    """
    Score many units at once; every cell equals what :func:`score_all` finds for it.

    What is more than sums of curves is scored unit by unit (:func:`is_columnar`).

    :param groups: the peer group of each unit, for rules that look at peers
    :raises ContradictoryAnswers: if a leaf has a figure and is said not to apply
    """
    columns = answers if isinstance(answers, AnswerColumns) else columns_of(definition, answers)
    if columns.sheets:
        return _one_by_one(columns, score_all(definition, columns.sheets, groups=groups))
    found = {code: earned(leaf, definition.treatment_of(code)) for code, leaf in columns.leaves.items()}
    tree = Tree(definition, found)
    total = tree.climb()
    nodes = {criterion.code: tree.nodes[criterion.code] for criterion in definition.criteria}
    return ScoreTable(definition, columns.units, nodes, total, tuple(_too_large(definition, found)))


def _one_by_one(columns: AnswerColumns, cards: Sequence[Scorecard]) -> ScoreTable:
    nodes = {code: NodeColumns.of([card.nodes[code] for card in cards]) for code in cards[0].nodes}
    return ScoreTable(columns.definition, columns.units, nodes, NodeColumns.of([card.total for card in cards]))


def _too_large(definition: IndexDefinition, found: Mapping[str, EarnedColumns]) -> Iterable[Finding]:
    for code, column in found.items():
        if column.is_wide:
            yield Finding(
                "overflow",
                f"{definition.id} {definition.version}",
                f"Số liệu quá lớn hoặc quá nhiều chữ số thập phân: tích có thể vượt {LIMIT:.1e}.",
                "Kết quả vẫn đúng nhưng tính chậm hơn; ghi số liệu theo đơn vị lớn hơn hoặc ít chữ số thập phân hơn.",
                code,
                severity=Severity.WARNING,
            )
