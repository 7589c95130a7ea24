"""The scorecard of one unit: points, maximum and state of every node, and a trace for every leaf."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.engine.scoring.trace import State, Trace

HUNDRED = Fraction(100)
ZERO = Fraction(0)


@dataclass(frozen=True)
class NodeScore:
    """
    One node of the tree.

    ``points`` are rounded as the index says; ``exact`` are the points of a group before its own
    rounding (a leaf has its points). Both are out of ``out_of``. ``achieved`` of ``applicable_maximum``
    is what was won before a rescaling; without one they are ``exact`` and ``out_of``. ``maximum`` is
    the one of the definition. A node that is not ``is_known`` has no result: something is missing, and
    the index does not count that as nothing.
    """

    code: str
    title: str
    state: State
    points: Fraction
    exact: Fraction
    out_of: Fraction
    achieved: Fraction
    applicable_maximum: Fraction
    maximum: Fraction
    is_known: bool = True

    @property
    def percent(self) -> Fraction | None:
        """Return the exact percentage of what applied; ``None`` if nothing did."""
        return self.exact * HUNDRED / self.out_of if self.out_of else None


@dataclass(frozen=True)
class Scorecard:
    """
    The result of one unit under one version of an index.

    ``bonus`` and ``penalty`` are in the total already, each up to its cap.
    """

    unit: str
    index_id: str
    index_version: str
    digest: str
    total: NodeScore
    nodes: Mapping[str, NodeScore]
    traces: Mapping[str, Trace]
    bonus: Fraction = ZERO
    penalty: Fraction = ZERO
