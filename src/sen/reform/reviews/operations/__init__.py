"""Every change to reviews."""

from sen.reform.reviews.operations.closing import DueBeforeClosing, close_review
from sen.reform.reviews.operations.concluding import (
    ConclusionNotFound,
    DraftOfAnotherText,
    NewConclusion,
    NotOnTheAgenda,
    conclude,
    confirm_draft,
    reword,
    withdraw,
)
from sen.reform.reviews.operations.holding import CriterionWithoutRound, HeldTaskNotFound, TaskSaid, change_held
from sen.reform.reviews.operations.meetings import (
    CutOffAfterMeeting,
    CutOffOutsideYear,
    NewReview,
    NotAShare,
    NothingWritten,
    ReviewExists,
    WindowOutOfOrder,
    open_review,
    prepare_review,
    put_on_agenda,
    write_remark,
)
from sen.reform.reviews.operations.proposing import NewItem
from sen.reform.reviews.operations.supporting import NotAPeer, Support, SupportedAlready, give_support

__all__ = [
    "ConclusionNotFound",
    "CriterionWithoutRound",
    "CutOffAfterMeeting",
    "CutOffOutsideYear",
    "DraftOfAnotherText",
    "DueBeforeClosing",
    "HeldTaskNotFound",
    "NewConclusion",
    "NewItem",
    "NewReview",
    "NotAPeer",
    "NotAShare",
    "NotOnTheAgenda",
    "NothingWritten",
    "ReviewExists",
    "Support",
    "SupportedAlready",
    "TaskSaid",
    "WindowOutOfOrder",
    "change_held",
    "close_review",
    "conclude",
    "confirm_draft",
    "give_support",
    "open_review",
    "prepare_review",
    "put_on_agenda",
    "reword",
    "withdraw",
    "write_remark",
]
