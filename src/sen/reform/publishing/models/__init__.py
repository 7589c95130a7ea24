"""Tables of what is public."""

from sen.reform.publishing.models.awards import PublishedAwards
from sen.reform.publishing.models.maps import MapDecision, MapKind, MapStep, UnitsMap
from sen.reform.publishing.models.promises import (
    Answer,
    AskingRule,
    Promise,
    PromiseBrowser,
    PromisesArticle,
    PromisesKind,
    PromiseTally,
    PublishedPromises,
)
from sen.reform.publishing.models.results import Kind, PublishedResult

__all__ = [
    "Answer",
    "AskingRule",
    "Kind",
    "MapDecision",
    "MapKind",
    "MapStep",
    "Promise",
    "PromiseBrowser",
    "PromiseTally",
    "PromisesArticle",
    "PromisesKind",
    "PublishedAwards",
    "PublishedPromises",
    "PublishedResult",
    "UnitsMap",
]
