"""Places, ties, peer groups, grades, quotas."""

from sen.engine.ranking.grading import Award, award, grade_of
from sen.engine.ranking.place import NO_DECISIONS, Decisions, Place
from sen.engine.ranking.places import rank
from sen.engine.ranking.quotas import allowed

__all__ = ["NO_DECISIONS", "Award", "Decisions", "Place", "allowed", "award", "grade_of", "rank"]
