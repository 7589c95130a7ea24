"""The door from the domain to the engine: answers in, points with their reasons out."""

from sen.engine import ENGINE_VERSION
from sen.reform.scoring.engine.checking import difference_on_recomputation, differing_runs
from sen.reform.scoring.engine.computing import Computed, compute, current_sheet
from sen.reform.scoring.engine.lines import ComputedLine

__all__ = [
    "ENGINE_VERSION",
    "Computed",
    "ComputedLine",
    "compute",
    "current_sheet",
    "difference_on_recomputation",
    "differing_runs",
]
