"""Tables of commendation."""

from sen.reform.commendations.models.awards import Award, Decision, GoldBook, Revocation
from sen.reform.commendations.models.council import Session, Vote
from sen.reform.commendations.models.nominations import Confirmation, Nomination, NominationRecord
from sen.reform.commendations.models.regulations import BaseSalary, Discipline, Regulation
from sen.reform.commendations.models.rounds import Basis, Round

__all__ = [
    "Award",
    "BaseSalary",
    "Basis",
    "Confirmation",
    "Decision",
    "Discipline",
    "GoldBook",
    "Nomination",
    "NominationRecord",
    "Regulation",
    "Revocation",
    "Round",
    "Session",
    "Vote",
]
