"""The words a definition chooses among."""

from enum import StrEnum


class Status(StrEnum):
    """What a definition is: only ``issued`` and ``corrected`` ones bind anybody."""

    SAMPLE = "sample"
    DRAFT = "draft"
    ISSUED = "issued"
    CORRECTED = "corrected"
    REPLACED = "replaced"


class RoundingLevel(StrEnum):
    """Where the rounding happens."""

    LEAF = "leaf"
    EVERY_LEVEL = "every-level"
    TOTAL = "total"
    NOWHERE = "nowhere"


class Treatment(StrEnum):
    """What becomes of the points of a criterion that does not apply."""

    FULL_MARKS = "full-marks"
    REDISTRIBUTE = "redistribute"
    RESCALE_GROUP = "rescale-group"
    RESCALE_TOTAL = "rescale-total"
    EXCLUDE = "exclude"


class Aggregation(StrEnum):
    """How the results of children make the result of their group."""

    SUM = "sum"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted-mean"
    GEOMETRIC_MEAN = "geometric-mean"


class WhenMissing(StrEnum):
    """What becomes of a group of which something is missing: it earns nothing there, or has no result."""

    ZERO = "zero"
    NO_RESULT = "no-result"


class Ties(StrEnum):
    """How units with equal figures are placed: 1224, 1223, by further keys, or as the chair decides."""

    COMPETITION = "competition"
    DENSE = "dense"
    SEQUENTIAL = "sequential"
    CHAIR = "chair"


class RankBy(StrEnum):
    """The figure that ranks: percent of what applied, or points."""

    PERCENT = "percent"
    POINTS = "points"


class Figure(StrEnum):
    """Whether ranks and grades look at the figure before or after the last rounding."""

    UNROUNDED = "unrounded"
    PUBLISHED = "published"


class Absent(StrEnum):
    """What becomes of a unit that reported nothing at all."""

    NOT_RANKED = "not-ranked"
    RANKED = "ranked"
