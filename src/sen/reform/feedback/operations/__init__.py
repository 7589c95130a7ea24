"""Every change to ratings and comments."""

from sen.reform.feedback.operations.codes import Brought, NoCodes, NotCodes, TooManyCodes, bring_codes
from sen.reform.feedback.operations.comments import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    CommentEmpty,
    CommentTooLong,
    LooksAutomatic,
    NameTooLong,
    NewComment,
    Sent,
    TooManyLinks,
    comment,
    report_comment,
    withdraw_comment,
)
from sen.reform.feedback.operations.keys import destroy_old_keys, mix_marks
from sen.reform.feedback.operations.limits import MOST_PER_HOUR, NetworkIsFull, TooMany
from sen.reform.feedback.operations.moderating import (
    LONGEST_REPLY,
    NoteMissing,
    RepliedMeanwhile,
    ReplyDoesNotFit,
    keep_comment,
    publish_comment,
    refuse_comment,
    reply,
)
from sen.reform.feedback.operations.rating import NotOneToFive, Outcome, Rated, rate, rate_verified
from sen.reform.feedback.operations.rules import OutOfReach, set_network_rule
from sen.reform.feedback.voters import Receipt, Visitor

__all__ = [
    "LONGEST_COMMENT",
    "LONGEST_NAME",
    "LONGEST_REPLY",
    "MOST_PER_HOUR",
    "Brought",
    "CommentEmpty",
    "CommentTooLong",
    "LooksAutomatic",
    "NameTooLong",
    "NetworkIsFull",
    "NewComment",
    "NoCodes",
    "NotCodes",
    "NotOneToFive",
    "NoteMissing",
    "OutOfReach",
    "Outcome",
    "Rated",
    "Receipt",
    "RepliedMeanwhile",
    "ReplyDoesNotFit",
    "Sent",
    "TooMany",
    "TooManyCodes",
    "TooManyLinks",
    "Visitor",
    "bring_codes",
    "comment",
    "destroy_old_keys",
    "keep_comment",
    "mix_marks",
    "publish_comment",
    "rate",
    "rate_verified",
    "refuse_comment",
    "reply",
    "report_comment",
    "set_network_rule",
    "withdraw_comment",
]
