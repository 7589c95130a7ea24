"""One edit, everyone's rank: a unit is scored again and the others step aside, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from sen.engine.answers import Answers
from sen.engine.definitions import Absent, Criterion, Figure, IndexDefinition, RankBy, Scoring
from sen.engine.scoring.card import TOTAL, score
from sen.engine.scoring.columns.answered import is_columnar, scoring_of
from sen.engine.scoring.columns.ladder import Ladder
from sen.engine.scoring.columns.ranks import Ranks, figures_of, group_numbers, is_ranked
from sen.engine.scoring.columns.states import BITS, STATES
from sen.engine.scoring.columns.table import ScoreTable
from sen.engine.scoring.columns.tree import group_rounding
from sen.engine.scoring.leaf import leaf_facts, leaf_trace
from sen.engine.scoring.scorecard import NodeScore
from sen.engine.scoring.trace import State

ZERO = Fraction(0)


@dataclass(frozen=True)
class Move:
    """What one edit did: the unit's total now, its rank before and after (``None`` where it is not ranked)."""

    unit: str
    total: NodeScore
    was: int | None
    rank: int | None


class LooksAtPeers(ValueError):
    """Rules of the index look at the results of all: one edit concerns everybody's points, not only ranks."""


class LiveScores:
    """
    Scores and ranks of many units that follow one edit after the other.

    The table is not changed: nodes that were scored again stand beside it.

    :raises LooksAtPeers: if one unit's answers change the points of others
    """

    def __init__(
        self,
        table: ScoreTable,
        *,
        groups: Mapping[str, str] | None = None,
        not_ranked: Mapping[str, str] | None = None,
    ) -> None:
        if table.definition.relatives:
            raise LooksAtPeers(
                f"{table.definition.id} {table.definition.version}: mức điểm phụ thuộc kết quả của các đơn vị khác; "
                "tính lại toàn bộ bằng score_columns."
            )
        self.table = table
        self._is_columnar = is_columnar(table.definition)
        self.definition: IndexDefinition = table.definition
        self._whole = Criterion(TOTAL, table.definition.title, table.definition.scale)
        self._excused = frozenset(not_ranked or ())
        self._edited: dict[int, dict[str, NodeScore]] = {}
        further = [table.nodes[code].points for code in self.definition.ranking.then]
        ranked = is_ranked(table)
        for unit in self._excused & table.row_of.keys():
            ranked[table.row_of[unit]] = False
        self._ladder = Ladder.of(
            self.definition.ranking.ties,
            [figures_of(table), *further],
            ranked,
            group_numbers(table, groups or {}),
        )

    @property
    def ranks(self) -> Ranks:
        """The rank of every unit in its group, 0 for units that are not ranked."""
        return self._ladder.ranks

    def node(self, code: str, unit: str) -> NodeScore:
        """
        Return the score of one node of one unit, ``""`` for the total.

        :raises KeyError: if there is no such unit or code
        """
        return self._node(code, self.table.row_of[unit])

    def rescore(self, answers: Answers, code: str) -> Move:
        """
        Take new answers of a unit that differ from the old ones in one criterion.

        :raises KeyError: if there is no such unit or leaf
        :raises ContradictoryAnswers: if the leaf has a figure and is said not to apply
        """
        row, leaf = self.table.row_of[answers.unit], self.definition.by_code[code]
        changed = self._path(row, answers, leaf, scoring_of(leaf)) if self._is_columnar else None
        if changed is None:
            changed = _whole_unit(self.definition, answers)
        self._edited.setdefault(row, {}).update(changed)
        was = int(self.ranks[row])
        self._place(row, answers.unit)
        return Move(answers.unit, self._node(TOTAL, row), was or None, int(self.ranks[row]) or None)

    def _node(self, code: str, row: int) -> NodeScore:
        found = self._edited.get(row, {}).get(code)
        if found is not None:
            return found
        return self.table.total_of(row) if code == TOTAL else self.table.node(code, row)

    def _path(self, row: int, answers: Answers, leaf: Criterion, scoring: Scoring) -> dict[str, NodeScore] | None:
        """Score the leaf and the groups above it; ``None`` if maxima move, which concerns other leaves, too."""
        before = self._node(leaf.code, row)
        facts = leaf_facts(self.definition, leaf, scoring, answers)
        if State.NOT_APPLICABLE in (before.state, facts.state):
            return None
        trace = leaf_trace(self.definition, facts, before.out_of)
        node = replace(before, state=trace.state, points=trace.points, exact=trace.points, achieved=trace.points)
        changed = {leaf.code: node}
        gained, code = node.points - before.points, leaf.parent_code
        while True:
            above = self._group(code, row, gained, changed)
            gained = above.points - self._node(code or TOTAL, row).points
            changed[code or TOTAL] = above
            if code is None:
                return changed
            code = code.rpartition(".")[0] or None

    def _group(self, code: str | None, row: int, gained: Fraction, changed: Mapping[str, NodeScore]) -> NodeScore:
        before = self._node(code or TOTAL, row)
        bits = 0
        for child in self.definition.children_of(code):
            bits |= BITS[(changed.get(child.code) or self._node(child.code, row)).state]
        achieved = before.achieved + gained
        exact = achieved * before.out_of / before.applicable_maximum
        criterion = self._whole if code is None else self.definition.by_code[code]
        rounding = group_rounding(self.definition, criterion)
        points = exact if rounding is None else rounding.apply(exact)
        return replace(before, state=STATES[bits], points=points, exact=exact, achieved=achieved)

    def _place(self, row: int, unit: str) -> None:
        total, ranking = self._node(TOTAL, row), self.definition.ranking
        percent = total.percent
        is_absent = total.state is State.MISSING and ranking.absent is Absent.NOT_RANKED
        if percent is None or is_absent or unit in self._excused:
            self._ladder.leave(row)
            return
        if ranking.by is RankBy.POINTS:
            figure = total.exact if ranking.figure is Figure.UNROUNDED else total.points
        else:
            figure = percent if ranking.figure is Figure.UNROUNDED else self.definition.rounding.apply(percent)
        self._ladder.step(row, (figure, *(self._node(code, row).points for code in ranking.then)))


def _whole_unit(definition: IndexDefinition, answers: Answers) -> dict[str, NodeScore]:
    card = score(definition, answers)
    return {TOTAL: card.total, **card.nodes}
