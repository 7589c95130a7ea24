"""The index as a tree: read from a file, held to its own laws."""

from sen.engine.definitions.criterion import Criterion, Extras, Scoring
from sen.engine.definitions.differences import Change, ChangeKind, Difference, difference
from sen.engine.definitions.frames import frame_named_in
from sen.engine.definitions.grade import Grade, Otherwise, Quota, SideCondition
from sen.engine.definitions.loading import (
    CheckedDefinition,
    check_definition,
    load_definition,
)
from sen.engine.definitions.schema import definition_schema
from sen.engine.definitions.tree import IndexDefinition, LegalBasis, RankingRule
from sen.engine.definitions.versions import check_versions, in_force
from sen.engine.definitions.words import (
    Absent,
    Aggregation,
    Figure,
    RankBy,
    RoundingLevel,
    Status,
    Ties,
    Treatment,
    WhenMissing,
)

__all__ = [
    "Absent",
    "Aggregation",
    "Change",
    "ChangeKind",
    "CheckedDefinition",
    "Criterion",
    "Difference",
    "Extras",
    "Figure",
    "Grade",
    "IndexDefinition",
    "LegalBasis",
    "Otherwise",
    "Quota",
    "RankBy",
    "RankingRule",
    "RoundingLevel",
    "Scoring",
    "SideCondition",
    "Status",
    "Ties",
    "Treatment",
    "WhenMissing",
    "check_definition",
    "check_versions",
    "definition_schema",
    "difference",
    "frame_named_in",
    "in_force",
    "load_definition",
]
