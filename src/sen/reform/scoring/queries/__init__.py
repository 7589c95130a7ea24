"""Every reading of scores that leaves the app."""

from sen.reform.scoring.queries.approvals import ApprovalCard, approval_of
from sen.reform.scoring.queries.inputs import canonical, digest_of, input_digest
from sen.reform.scoring.queries.movements import Movements, UnitMovement, computed_kinds, movements
from sen.reform.scoring.queries.runs import (
    AreaScore,
    RunPage,
    SetAside,
    UnitScore,
    latest_run,
    run_page,
)
from sen.reform.scoring.queries.sheets import (
    AreaSheet,
    FigureLine,
    GroupSheet,
    LeafSheet,
    RunNotFound,
    ScoreSheet,
    scorecard,
    sheet_from,
)
from sen.reform.scoring.queries.snapshots import Snapshot, snapshot
from sen.reform.scoring.queries.states import CellState

__all__ = [
    "ApprovalCard",
    "AreaScore",
    "AreaSheet",
    "CellState",
    "FigureLine",
    "GroupSheet",
    "LeafSheet",
    "Movements",
    "RunNotFound",
    "RunPage",
    "ScoreSheet",
    "SetAside",
    "Snapshot",
    "UnitMovement",
    "UnitScore",
    "approval_of",
    "canonical",
    "computed_kinds",
    "digest_of",
    "input_digest",
    "latest_run",
    "movements",
    "run_page",
    "scorecard",
    "sheet_from",
    "snapshot",
]
