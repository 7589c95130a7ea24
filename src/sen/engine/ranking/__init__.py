"""Places, ties, peer groups and grades."""

from sen.engine.ranking.grading import grade_of
from sen.engine.ranking.places import Place, rank

__all__ = ["Place", "grade_of", "rank"]
