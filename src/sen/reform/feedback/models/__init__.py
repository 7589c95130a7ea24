"""The tables of feedback, one file a kind."""

from sen.reform.feedback.models.ballots import CaseCode, Tally, VoterKey, VoterMark
from sen.reform.feedback.models.comments import Comment, CommentReport, ModerationStep, Reply
from sen.reform.feedback.models.limits import DayKey, NetworkCount, NetworkRule

__all__ = [
    "CaseCode",
    "Comment",
    "CommentReport",
    "DayKey",
    "ModerationStep",
    "NetworkCount",
    "NetworkRule",
    "Reply",
    "Tally",
    "VoterKey",
    "VoterMark",
]
