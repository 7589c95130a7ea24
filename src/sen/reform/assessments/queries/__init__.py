"""Every reading of rounds, assessments and their ledgers that leaves the app."""

from sen.reform.assessments.queries.answers import (
    CurrentAnswer,
    EntryLine,
    UnitAnswers,
    answers_of_round,
    answers_of_unit,
    entries_of,
)
from sen.reform.assessments.queries.ledger import broken_ledgers, digest_of
from sen.reform.assessments.queries.rounds import (
    AssessmentCard,
    AssessmentNotFound,
    RoundCard,
    RoundNotFound,
    address_names,
    assessment,
    assessment_named,
    assessments_of,
    round_of_year,
    round_with_id,
    rounds,
)

__all__ = [
    "AssessmentCard",
    "AssessmentNotFound",
    "CurrentAnswer",
    "EntryLine",
    "RoundCard",
    "RoundNotFound",
    "UnitAnswers",
    "address_names",
    "answers_of_round",
    "answers_of_unit",
    "assessment",
    "assessment_named",
    "assessments_of",
    "broken_ledgers",
    "digest_of",
    "entries_of",
    "round_of_year",
    "round_with_id",
    "rounds",
]
