"""Ranks of many units at once, by keys whose order is exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy import typing as npt

from sen.engine.definitions import Absent, Figure, RankBy, Ties
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import MISSING
from sen.engine.scoring.columns.table import ScoreTable
from sen.engine.scoring.columns.whole import Integers, Mask

EVERYBODY = ""

Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RankColumns:
    """The rank of every unit in its group, 0 for units that are not ranked; the figure that ranks them."""

    table: ScoreTable
    figures: Quotients
    ranks: Ranks
    groups: npt.NDArray[np.int64]

    def by_unit(self) -> dict[str, int | None]:
        """Return the rank of each unit, ``None`` for one that is not ranked."""
        return {unit: rank or None for unit, rank in zip(self.table.units, self.ranks.tolist(), strict=True)}


def rank_columns(
    table: ScoreTable,
    *,
    groups: Mapping[str, str] | None = None,
    not_ranked: Mapping[str, str] | None = None,
) -> RankColumns:
    """
    Place every unit among its peers, as :func:`sen.engine.rank` does.

    :param groups: the peer group of each unit; units without one share one group
    :param not_ranked: units that are scored but not placed, with the reason
    """
    figures = figures_of(table)
    numbers = group_numbers(table, groups or {})
    ranked = is_ranked(table)
    if not_ranked:
        ranked = ranked & ~np.array([unit in not_ranked for unit in table.units], dtype=bool)
    further = [table.nodes[code].points for code in table.definition.ranking.then]
    keys = [column.order_keys(len(table.units)) for column in (figures, *further)]
    ranks = ranks_of(keys, table.definition.ranking.ties, ranked, numbers)
    return RankColumns(table, figures, ranks, numbers)


def ranks_of(keys: Sequence[Integers], ties: Ties, ranked: Mask, groups: npt.NDArray[np.int64]) -> Ranks:
    """Place the rows that are ranked in their groups by keys, the weightiest first; 0 for the others."""
    ranks = np.zeros(len(ranked), np.int64)
    for group in np.unique(groups[ranked]):
        members = np.flatnonzero(ranked & (groups == group))
        ranks[members] = _ranks([key[members] for key in keys], ties)
    return ranks


def figures_of(table: ScoreTable) -> Quotients:
    """Return the figure the index ranks by."""
    ranking, total = table.definition.ranking, table.total
    if ranking.by is RankBy.POINTS:
        return total.exact if ranking.figure is Figure.UNROUNDED else total.points
    return table.percent if ranking.figure is Figure.UNROUNDED else table.percent.rounded(table.definition.rounding)


def is_ranked(table: ScoreTable) -> Mask:
    """Say which units the index ranks."""
    ranked = table.applies.copy()
    if table.definition.ranking.absent is Absent.NOT_RANKED:
        ranked = ranked & np.not_equal(table.total.states, MISSING)
    return ranked


def group_numbers(table: ScoreTable, groups: Mapping[str, str]) -> npt.NDArray[np.int64]:
    """Number the peer groups."""
    if not groups:
        return np.zeros(len(table.units), np.int64)
    numbers: dict[str, int] = {}
    listed = [numbers.setdefault(groups.get(unit, EVERYBODY), len(numbers)) for unit in table.units]
    return np.array(listed, dtype=np.int64)


def _ranks(keys: list[Integers], ties: Ties) -> Ranks:
    """Place the members of one group; the keys must be those of the group alone."""
    if ties is not Ties.SEQUENTIAL:
        heights, level, many = np.unique(-keys[0], return_inverse=True, return_counts=True)
        first = np.arange(1, len(heights) + 1) if ties is Ties.DENSE else 1 + np.cumsum(many) - many
        return first[level]
    # Equal keys stay in the order given.
    order = _sorted_rows([-key for key in keys])
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(1, len(order) + 1)
    return ranks


def _sorted_rows(keys: list[Integers]) -> npt.NDArray[np.int64]:
    """Sort rows by several keys, the first weighing most."""
    order = np.arange(len(keys[0]))
    for key in reversed(keys):
        order = order[np.argsort(key[order], kind="stable")]
    return order
