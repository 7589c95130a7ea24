"""Every writing of evidence: adding, describing anew, and who looked. Nothing is ever taken away."""

from sen.reform.evidence.operations.adding import (
    BadAddress,
    NewFile,
    NewLink,
    SecretsNotRuledOut,
    add_file,
    add_link,
)
from sen.reform.evidence.operations.describing import (
    DaysOutOfOrder,
    Description,
    IncompletePassport,
    IssuedLater,
    NoTitle,
    describe,
)
from sen.reform.evidence.operations.looking import record_access

__all__ = [
    "BadAddress",
    "DaysOutOfOrder",
    "Description",
    "IncompletePassport",
    "IssuedLater",
    "NewFile",
    "NewLink",
    "NoTitle",
    "SecretsNotRuledOut",
    "add_file",
    "add_link",
    "describe",
    "record_access",
]
