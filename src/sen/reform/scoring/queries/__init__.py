"""Every reading of scores that leaves the app."""

from sen.reform.scoring.queries.approvals import ApprovalCard, approval_of, is_up_to_date
from sen.reform.scoring.queries.calibration import (
    Calibration,
    CriterionCalibration,
    GroupCalibration,
    Inflation,
    Reason,
    UnitCalibration,
    calibration_of,
)
from sen.reform.scoring.queries.changes import Changes, OpenGrade, OpenOrder, StagePlace, UnitChange
from sen.reform.scoring.queries.correlation import rank_correlation
from sen.reform.scoring.queries.criteria import CriteriaTable, CriterionPoints, UnitCriteria, criteria_table
from sen.reform.scoring.queries.inputs import canonical, digest_of, input_digest
from sen.reform.scoring.queries.movements import Movements, UnitMovement, computed_kinds, movements
from sen.reform.scoring.queries.runs import (
    AreaScore,
    RunPage,
    SetAside,
    UnitScore,
    latest_run,
    latest_runs,
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
from sen.reform.scoring.queries.words import said_in_words

__all__ = [
    "ApprovalCard",
    "AreaScore",
    "AreaSheet",
    "Calibration",
    "CellState",
    "Changes",
    "CriteriaTable",
    "CriterionCalibration",
    "CriterionPoints",
    "FigureLine",
    "GroupCalibration",
    "GroupSheet",
    "Inflation",
    "LeafSheet",
    "Movements",
    "OpenGrade",
    "OpenOrder",
    "Reason",
    "RunNotFound",
    "RunPage",
    "ScoreSheet",
    "SetAside",
    "Snapshot",
    "StagePlace",
    "UnitCalibration",
    "UnitChange",
    "UnitCriteria",
    "UnitMovement",
    "UnitScore",
    "approval_of",
    "calibration_of",
    "canonical",
    "computed_kinds",
    "criteria_table",
    "digest_of",
    "input_digest",
    "is_up_to_date",
    "latest_run",
    "latest_runs",
    "movements",
    "rank_correlation",
    "run_page",
    "said_in_words",
    "scorecard",
    "sheet_from",
    "snapshot",
]
