"""Places, ties, peer groups, grades, quotas, movement since last time."""

from sen.engine.ranking.grading import Award, award, grade_of
from sen.engine.ranking.movement import Movement, movement
from sen.engine.ranking.place import NO_DECISIONS, Decisions, Place
from sen.engine.ranking.places import rank
from sen.engine.ranking.quotas import allowed
from sen.engine.ranking.simulating import PointsMove, Simulation, UnitMove, simulate

__all__ = [
    "NO_DECISIONS",
    "Award",
    "Decisions",
    "Movement",
    "Place",
    "PointsMove",
    "Simulation",
    "UnitMove",
    "allowed",
    "award",
    "grade_of",
    "movement",
    "rank",
    "simulate",
]
