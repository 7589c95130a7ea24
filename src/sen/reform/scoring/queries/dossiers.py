"""What the papers of a season are written from: read once by whoever asks for them, and only what they may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sen.reform.assessments.queries import (
    AssessmentCard,
    CouncilItem,
    CurrentAnswer,
    DecisionLine,
    EvidenceLine,
    RoundCard,
    Stage,
)
from sen.reform.indices.queries import LeafLine
from sen.reform.scoring.queries.approvals import ApprovalCard
from sen.reform.scoring.queries.changes import Changes
from sen.reform.scoring.queries.movements import Movements, UnitMovement
from sen.reform.scoring.queries.runs import RunPage, UnitScore
from sen.reform.scoring.queries.sheets import ScoreSheet


@dataclass(frozen=True)
class Edition:
    """Which version of the result a paper speaks of, and why it is not the first; no number before publication."""

    number: int | None = None
    reason: str = ""

    @property
    def is_correction(self) -> bool:
        """Whether it corrects an earlier version."""
        return bool(self.reason)


@dataclass(frozen=True)
class RoundDossier:
    """A round for its papers: everything about the result, as of a day."""

    card: RoundCard
    on: date
    members: tuple[AssessmentCard, ...]
    run: RunPage | None = None
    digest: str = ""
    approval: ApprovalCard | None = None
    movements: Movements | None = None
    edition: Edition = field(default_factory=Edition)
    items: tuple[CouncilItem, ...] = ()
    leaves: Mapping[str, LeafLine] = field(default_factory=dict)
    places_decided: tuple[DecisionLine, ...] = ()
    changes: Changes | None = None

    @property
    def is_approved(self) -> bool:
        """Whether the leader's word on this very result stands."""
        approval = self.approval
        return approval is not None and not approval.is_void and approval.digest == self.digest

    def moved(self, unit_id: int) -> UnitMovement | None:
        """How a unit moved since the round before; none where nothing can be compared."""
        return self.movements.units.get(unit_id) if self.movements else None


@dataclass(frozen=True)
class UnitDossier:
    """One unit for its papers: score sheets and words of the stages the reader may see."""

    card: AssessmentCard
    on: date
    leaves: Mapping[str, LeafLine]
    words: Mapping[str, Mapping[Stage, CurrentAnswer]]
    evidence: Mapping[str, tuple[EvidenceLine, ...]]
    own: ScoreSheet
    appraised: ScoreSheet | None = None
    final: ScoreSheet | None = None
    score: UnitScore | None = None
    result: RoundDossier | None = None

    @property
    def is_official(self) -> bool:
        """Whether the final figures are those of an official run."""
        return self.result is not None and self.result.run is not None
