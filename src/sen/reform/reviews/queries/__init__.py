"""Every reading of reviews that leaves the app."""

from sen.reform.reviews.queries.cards import (
    AgendaLine,
    ReviewCard,
    ReviewLine,
    ReviewNotFound,
    agenda,
    review,
    reviews,
)
from sen.reform.reviews.queries.conclusions import (
    ConclusionCard,
    Counter,
    conclusions,
    count_of,
    origin_of,
    remarks,
)
from sen.reform.reviews.queries.findings import (
    AreaFinding,
    LowArea,
    LowUnit,
    estimate_word,
    sentence_of,
    short_area,
    shown,
)
from sen.reform.reviews.queries.pack import HeatCell, HeatRow, Pack, pack

__all__ = [
    "AgendaLine",
    "AreaFinding",
    "ConclusionCard",
    "Counter",
    "HeatCell",
    "HeatRow",
    "LowArea",
    "LowUnit",
    "Pack",
    "ReviewCard",
    "ReviewLine",
    "ReviewNotFound",
    "agenda",
    "conclusions",
    "count_of",
    "estimate_word",
    "origin_of",
    "pack",
    "remarks",
    "review",
    "reviews",
    "sentence_of",
    "short_area",
    "shown",
]
