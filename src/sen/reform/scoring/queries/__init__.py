"""Every reading of scores that leaves the app."""

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
from sen.reform.scoring.queries.states import CellState

__all__ = [
    "AreaScore",
    "AreaSheet",
    "CellState",
    "FigureLine",
    "GroupSheet",
    "LeafSheet",
    "RunNotFound",
    "RunPage",
    "ScoreSheet",
    "SetAside",
    "UnitScore",
    "latest_run",
    "run_page",
    "scorecard",
    "sheet_from",
]
