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
from sen.reform.reviews.queries.figures import HeatCell, HeatRow
from sen.reform.reviews.queries.findings import (
    AreaFinding,
    LowArea,
    LowUnit,
    estimate_word,
    sentence_of,
    short_area,
    shown,
)
from sen.reform.reviews.queries.followed import FollowedLine, FollowedUp
from sen.reform.reviews.queries.held import HeldLine
from sen.reform.reviews.queries.pack import Pack, pack
from sen.reform.reviews.queries.pack_files import PackFileCard, PackFileNotFound, pack_content, pack_file
from sen.reform.reviews.queries.proceedings import AttendanceLine, OpinionLine, attendance, opinions
from sen.reform.reviews.queries.red import RedCell, RedLine, WaivedLine, waivers
from sen.reform.reviews.queries.support import (
    Match,
    Need,
    NothingToSupport,
    Practice,
    SupportOverview,
    SupportTask,
    UnitNeeds,
    match,
    support_overview,
)

__all__ = [
    "AgendaLine",
    "AreaFinding",
    "AttendanceLine",
    "ConclusionCard",
    "Counter",
    "FollowedLine",
    "FollowedUp",
    "HeatCell",
    "HeatRow",
    "HeldLine",
    "LowArea",
    "LowUnit",
    "Match",
    "Need",
    "NothingToSupport",
    "OpinionLine",
    "Pack",
    "PackFileCard",
    "PackFileNotFound",
    "Practice",
    "RedCell",
    "RedLine",
    "ReviewCard",
    "ReviewLine",
    "ReviewNotFound",
    "SupportOverview",
    "SupportTask",
    "UnitNeeds",
    "WaivedLine",
    "agenda",
    "attendance",
    "conclusions",
    "count_of",
    "estimate_word",
    "match",
    "opinions",
    "origin_of",
    "pack",
    "pack_content",
    "pack_file",
    "remarks",
    "review",
    "reviews",
    "sentence_of",
    "short_area",
    "shown",
    "support_overview",
    "waivers",
]
