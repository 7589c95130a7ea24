"""What a unit reported: a value, not applicable with a reason, or nothing yet; never confused."""

from sen.engine.answers.findings import BadInput, Finding, Severity
from sen.engine.answers.sheet import Answers
from sen.engine.answers.states import MISSING, Answer, Missing, NotApplicable, Value
from sen.engine.answers.table import AnswerLine, read_lines

__all__ = [
    "MISSING",
    "Answer",
    "AnswerLine",
    "Answers",
    "BadInput",
    "Finding",
    "Missing",
    "NotApplicable",
    "Severity",
    "Value",
    "read_lines",
]
