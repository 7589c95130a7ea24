"""Rounds, the assessments in them, the ledger of every word said, who appraises what, what the council decided."""

from sen.reform.assessments.models.appraisal import Assignment, ReasonPhrase, SecondReading
from sen.reform.assessments.models.council import PlaceDecision
from sen.reform.assessments.models.evidence import LONGEST_LOCATOR, EvidenceUse
from sen.reform.assessments.models.ledger import START, Entry, Latest
from sen.reform.assessments.models.rounds import Assessment, Extension, Round, Turn

__all__ = [
    "LONGEST_LOCATOR",
    "START",
    "Assessment",
    "Assignment",
    "Entry",
    "EvidenceUse",
    "Extension",
    "Latest",
    "PlaceDecision",
    "ReasonPhrase",
    "Round",
    "SecondReading",
    "Turn",
]
