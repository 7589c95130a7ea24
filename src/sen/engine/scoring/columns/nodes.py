"""One node of the tree for every unit: points, maximum and state."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sen.engine.definitions import Criterion
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.states import BITS, STATES, Bits
from sen.engine.scoring.columns.whole import Mask
from sen.engine.scoring.scorecard import NodeScore


@dataclass(frozen=True, eq=False)
class NodeColumns:
    """What :class:`NodeScore` says of one unit, for all of them; ``known`` is ``None`` where every result is."""

    states: Bits
    points: Quotients
    exact: Quotients
    out_of: Quotients
    achieved: Quotients
    applicable: Quotients
    known: Mask | None = None

    @classmethod
    def of(cls, scores: Sequence[NodeScore]) -> "NodeColumns":
        """Put the scores of units, one by one, in columns."""
        return cls(
            states=np.array([BITS[each.state] for each in scores], np.uint8),
            points=Quotients.of(each.points for each in scores),
            exact=Quotients.of(each.exact for each in scores),
            out_of=Quotients.of(each.out_of for each in scores),
            achieved=Quotients.of(each.achieved for each in scores),
            applicable=Quotients.of(each.applicable_maximum for each in scores),
            known=np.array([each.is_known for each in scores], bool),
        )

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
            is_known=self.known is None or bool(self.known[row]),
        )
