"""One node of the tree for every unit: points, maximum and state."""

from dataclasses import dataclass

from sen.engine.definitions import Criterion
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import STATES, Bits
from sen.engine.scoring.scorecard import NodeScore


@dataclass(frozen=True, eq=False)
class NodeColumns:
    """What :class:`NodeScore` says of one unit, for all of them."""

    states: Bits
    points: Quotients
    exact: Quotients
    out_of: Quotients
    achieved: Quotients
    applicable: Quotients

    def at(self, criterion: Criterion, row: int) -> NodeScore:
        """Return the score of one unit."""
        return NodeScore(
            code=criterion.code,
            title=criterion.title,
            state=STATES[self.states[row]],
            points=self.points.at(row),
            exact=self.exact.at(row),
            out_of=self.out_of.at(row),
            achieved=self.achieved.at(row),
            applicable_maximum=self.applicable.at(row),
            maximum=criterion.maximum,
        )
