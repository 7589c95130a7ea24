"""The index as a tree: read from a file, held to its own laws."""

from sen.engine.definitions.loading import (
    CheckedDefinition,
    check_definition,
    check_versions,
    load_definition,
)
from sen.engine.definitions.tree import (
    Absent,
    Criterion,
    Figure,
    Grade,
    IndexDefinition,
    LegalBasis,
    RankBy,
    RankingRule,
    RoundingLevel,
    Scoring,
    Status,
    Ties,
    Treatment,
)

__all__ = [
    "Absent",
    "CheckedDefinition",
    "Criterion",
    "Figure",
    "Grade",
    "IndexDefinition",
    "LegalBasis",
    "RankBy",
    "RankingRule",
    "RoundingLevel",
    "Scoring",
    "Status",
    "Ties",
    "Treatment",
    "check_definition",
    "check_versions",
    "load_definition",
]
