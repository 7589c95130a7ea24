"""Every change to what is public; those of promises stand in `promises`."""

from sen.reform.publishing.operations import promises
from sen.reform.publishing.operations.awards import SameAwards, publish_awards
from sen.reform.publishing.operations.results import (
    LONGEST_REASON,
    ApprovalVoid,
    NotApproved,
    NothingChanged,
    NothingPublic,
    ReasonMissing,
    publish,
    withdraw,
)

__all__ = [
    "LONGEST_REASON",
    "ApprovalVoid",
    "NotApproved",
    "NothingChanged",
    "NothingPublic",
    "ReasonMissing",
    "SameAwards",
    "promises",
    "publish",
    "publish_awards",
    "withdraw",
]
