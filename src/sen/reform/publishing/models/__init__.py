"""Tables of what is public."""

from sen.reform.publishing.models.awards import PublishedAwards
from sen.reform.publishing.models.results import Kind, PublishedResult

__all__ = [
    "Kind",
    "PublishedAwards",
    "PublishedResult",
]
