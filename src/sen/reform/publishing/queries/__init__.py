"""Every reading of published results that leaves the app."""

from sen.reform.publishing.queries.cards import (
    AreaResult,
    Figures,
    GroupRanking,
    LeafResult,
    Movement,
    PartResult,
    ResultHead,
    ResultLine,
    ResultNotFound,
    ResultPage,
    UnitNotInResult,
    UnitResult,
    UnitRow,
    VersionLine,
)
from sen.reform.publishing.queries.checking import SHORTEST, SealedVersion, published_with_digest, typed_digest
from sen.reform.publishing.queries.open_data import COLUMNS, CONVENTIONS, as_csv, as_json
from sen.reform.publishing.queries.results import content_of, current, history, results, unit_result
from sen.reform.publishing.queries.seals import START, broken_seals, seal_of

__all__ = [
    "COLUMNS",
    "CONVENTIONS",
    "SHORTEST",
    "START",
    "AreaResult",
    "Figures",
    "GroupRanking",
    "LeafResult",
    "Movement",
    "PartResult",
    "ResultHead",
    "ResultLine",
    "ResultNotFound",
    "ResultPage",
    "SealedVersion",
    "UnitNotInResult",
    "UnitResult",
    "UnitRow",
    "VersionLine",
    "as_csv",
    "as_json",
    "broken_seals",
    "content_of",
    "current",
    "history",
    "published_with_digest",
    "results",
    "seal_of",
    "typed_digest",
    "unit_result",
]
