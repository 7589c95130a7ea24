"""The door from the domain to the engine: answers in, points with their reasons out."""

from sen.engine import ENGINE_VERSION
from sen.reform.scoring.engine.among import sheets_among_peers
from sen.reform.scoring.engine.checking import difference_on_recomputation, differing_runs
from sen.reform.scoring.engine.computing import Computed, compute, current_sheet
from sen.reform.scoring.engine.lines import ComputedLine
from sen.reform.scoring.engine.staging import changes_of, grade_labels

__all__ = [
    "ENGINE_VERSION",
    "Computed",
    "ComputedLine",
    "changes_of",
    "compute",
    "current_sheet",
    "difference_on_recomputation",
    "differing_runs",
    "grade_labels",
    "sheets_among_peers",
]
